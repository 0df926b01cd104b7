/**
 * A set of whole numbers from 0 up to a size, as bits: joining two, or seeing whether they meet, takes a step for each 32
 * numbers, whatever they hold. Sets that meet have one size.
 */
export class BitSet {
  private readonly words: number[]

  constructor(size: number, members: Iterable<number> = []) {
    this.words = new Array<number>(Math.ceil(size / 32)).fill(0)
    for (const member of members) this.add(member)
  }

  /** Throws RangeError on a number beyond the size. */
  add(member: number): void {
    const at = member >> 5
    if (!(at >= 0 && at < this.words.length)) throw new RangeError(`${member} is beyond the set.`)
    this.words[at] = (this.words[at] as number) | (1 << (member & 31))
  }

  addAll({ words }: BitSet): void {
    for (let at = 0; at < words.length; at++) this.words[at] = (this.words[at] as number) | (words[at] as number)
  }

  meets({ words }: BitSet): boolean {
    for (let at = 0; at < words.length; at++)
      if (((this.words[at] as number) & (words[at] as number)) !== 0) return true
    return false
  }

  /** In order. */
  members(): number[] {
    const found: number[] = []
    for (let at = 0; at < this.words.length; at++)
      for (let left = this.words[at] as number; left !== 0; left &= left - 1)
        found.push(at * 32 + 31 - Math.clz32(left & -left))
    return found
  }
}
