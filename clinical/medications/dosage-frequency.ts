/** How often a day a text says, and what is left of it without those words. Two that differ are none. */
export interface Frequency {
  timesPerDay?: number
  /** Times of the day that it names: `morning`, `night`. */
  moments: readonly string[]
  rest: string
}

const day = String.raw`(?:a |per |each |every |\/ ?)?(?:day|daily|d)\b`
const week = String.raw`(?:a |per |each |every |\/ ?)?(?:week|weekly|wk)\b`
const dayHours = new Set([4, 6, 8, 12, 24, 48, 72])

/** The most specific first: what one pattern has read the next does not see. */
const frequencies: [RegExp, (number: number) => number | undefined][] = [
  [new RegExp(String.raw`\b(\d) ?(?:times?|x) ?${week}`, 'g'), (times) => times / 7],
  [/\b(?:(?:every|each|per|a) (?:week|wk)|weekly|qwk|q1wk|every 7 days)\b/g, () => 1 / 7],
  [/\b(?:every other day|every (?:second|2nd) day|alternate days|qod|q\.o\.d\.?|q2d)(?!\w)/g, () => 1 / 2],
  [/\bevery (?:third|3rd) day\b/g, () => 1 / 3],
  [/\bevery (\d) days?\b/g, (days) => 1 / days],
  [/\b(?:every|q) ?(\d+) ?(?:hours?|hrs?|h)\b/g, (hours) => (dayHours.has(hours) ? 24 / hours : undefined)],
  [new RegExp(String.raw`\b(\d) ?(?:times?|x) ?${day}`, 'g'), (times) => times],
  [new RegExp(String.raw`\bx ?(\d) ?${day}`, 'g'), (times) => times],
  [/\b(?:qid|q\.i\.d\.?|qds)(?!\w)/g, () => 4],
  [/\b(?:tid|t\.i\.d\.?|tds)(?!\w)/g, () => 3],
  [/\b(?:bid|b\.i\.d\.?|bd)(?!\w)/g, () => 2],
  [/\b(?:daily|(?:every|each|a|per|q) ?day|qd|q\.d\.?|od|o\.d\.?)(?!\w)/g, () => 1],
]

const at = '(?:every |each |in the |in |at |before |with |q ?)?'
const moments: [string | undefined, RegExp][] = [
  // By the clock: each hour is a moment of its own.
  [undefined, /\b(?:at )?\d{1,2}(?::\d\d)? ?(?:am|pm|a\.m\.|p\.m\.)(?!\w)|\b(?:at )?\d\d:\d\d\b/g],
  ['morning', new RegExp(String.raw`\b${at}(?:mornings?|breakfast|mane|am|a\.m\.)(?!\w)`, 'g')],
  ['noon', new RegExp(String.raw`\b${at}(?:noon|midday|lunch|lunchtime|afternoons?)(?!\w)`, 'g')],
  ['evening', new RegExp(String.raw`\b${at}(?:evenings?|dinner|supper|pm|p\.m\.)(?!\w)`, 'g')],
  ['night', new RegExp(String.raw`\b${at}(?:bedtime|nights?|nightly|bed|hs|nocte)(?!\w)`, 'g')],
]

/** @param text lower case, with its numbers as digits */
export function readFrequency(text: string): Frequency {
  let rest = text
  const said = new Set<number | undefined>()
  for (const [pattern, times] of frequencies)
    rest = rest.replace(pattern, (found, number) => {
      said.add(times(Number(number)))
      return blank(found)
    })
  const named = new Map<string, number>()
  for (const [name, pattern] of moments)
    rest = rest.replace(pattern, (found, place: number) => {
      named.set(name ?? found.replace('at ', ''), place)
      return blank(found)
    })
  const between = rest.slice(Math.min(...named.values()), Math.max(...named.values()))
  const names = [...named.keys()]
  return { timesPerDay: reconciled(said, momentsMeant(names, between)), moments: names, rest }
}

/** So that places stay where they were. */
const blank = (text: string): string => ' '.repeat(text.length)

/** `In the morning and at bedtime` is twice; `every evening at bedtime` once; of an `or` or a mere row nobody knows. */
function momentsMeant(names: readonly string[], between: string): number | undefined | 'none' {
  if (names.length === 0) return 'none'
  if (names.length === 1) return 1
  if (/\bor\b/.test(between)) return undefined
  if (/\band\b|[&+,]/.test(between)) return names.length
  return names.every((name) => name === 'evening' || name === 'night') ? 1 : undefined
}

function reconciled(said: ReadonlySet<number | undefined>, meant: number | undefined | 'none'): number | undefined {
  if (said.size > 1) return undefined
  const [times] = said
  if (said.size === 0) return meant === 'none' ? undefined : meant
  if (times === undefined || meant === 'none') return times
  // `Daily in the morning or at bedtime`, `every other day at night`: when, not how often.
  if (times <= 1) return meant === undefined || meant === 1 ? times : undefined
  return meant === times ? times : undefined
}
