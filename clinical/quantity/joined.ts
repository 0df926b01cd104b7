/** The texts of some things, one after the other. To add them up takes a fraction of the time of `map` and `join`. */
export function joinedText<T>(things: readonly T[], textOf: (thing: T) => string, between: string): string {
  let text = ''
  for (let at = 0; at < things.length; at++) text += (at === 0 ? '' : between) + textOf(things[at] as T)
  return text
}
