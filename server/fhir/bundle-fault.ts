/**
 * Why a bundle is refused whole. The message never repeats a value from the file, so it may be logged.
 * Shown as one line: `Bundle.entry[12].resource.birthDate is not a date of the calendar`.
 */
export class BundleFault extends Error {
  override readonly name = 'BundleFault'
  /** Where in the file: `Bundle.entry[12].resource.birthDate`; `Bundle` for the file as a whole. */
  readonly path: string
  /** What is wrong there, as the rest of a sentence that begins with the path. */
  readonly fault: string

  constructor(path: string, fault: string) {
    super(`${path} ${fault}`)
    this.path = path
    this.fault = fault
  }
}

/** `['entry', 12, 'resource']` below `Bundle` is `Bundle.entry[12].resource`. */
export const pathOf = (base: string, path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, part) => (typeof part === 'number' ? `${text}[${part}]` : `${text}.${String(part)}`), base)
