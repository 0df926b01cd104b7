export interface ProtocolFault {
  /** Where: `dose.allowedMg`. */
  path: string
  message: string
}

/** Gathers what is wrong, each with where it is. */
export class Faults {
  readonly found: ProtocolFault[] = []

  say(path: string, message: string): void {
    this.found.push({ path, message })
  }

  has(path: string): boolean {
    return this.found.some((fault) => fault.path === path)
  }

  positive(path: string, value: number): void {
    if (!(Number.isFinite(value) && value > 0)) this.say(path, 'must be a number above zero')
  }

  notEmpty(path: string, list: readonly unknown[], why: string): void {
    if (list.length === 0) this.say(path, `must not be empty: ${why}`)
  }

  unique(path: string, ids: readonly string[]): void {
    for (const id of new Set(ids.filter((each, index) => ids.indexOf(each) !== index)))
      this.say(path, `${id} is there twice`)
  }
}
