import type { Coding, Concept } from './record.ts'

/**
 * Remembers what was read from a concept. A panel names few different illnesses and products, each many times, and every
 * rule asks about each: what its words and codes mean is worked out once. What is remembered depends on nothing but them.
 */
export class ConceptMemo<T> {
  private readonly read: (concept: Concept) => T
  private readonly most: number
  private readonly byName = new Map<string, Remembered<T>[]>()
  private count = 0

  /** @param most concepts to remember; then it begins anew */
  constructor(read: (concept: Concept) => T, most = 20_000) {
    this.read = read
    this.most = most
  }

  of(concept: Concept): T {
    const name = nameOf(concept)
    const alike = this.byName.get(name)
    if (alike !== undefined) for (const each of alike) if (isSame(each.concept, concept)) return each.value
    return this.remember(name, concept)
  }

  private remember(name: string, concept: Concept): T {
    if (this.count >= this.most) {
      this.byName.clear()
      this.count = 0
    }
    const value = this.read(concept)
    const remembered = { concept: copyOf(concept), value }
    const alike = this.byName.get(name)
    if (alike === undefined) this.byName.set(name, [remembered])
    else if (alike.length < mostAlike) alike.push(remembered)
    else alike[this.count % mostAlike] = remembered
    this.count += 1
    return value
  }
}

interface Remembered<T> {
  concept: Concept
  value: T
}

/** Of one code or text in different company: more are not searched than would be read anew. */
const mostAlike = 32

const nameOf = ({ codings, text }: Concept): string => codings[0]?.code ?? text

/** A record may be changed by whoever made it; what is remembered may not. */
const copyOf = ({ codings, text }: Concept): Concept => ({ text, codings: codings.map((coding) => ({ ...coding })) })

function isSame(a: Concept, b: Concept): boolean {
  if (a.text !== b.text || a.codings.length !== b.codings.length) return false
  for (let at = 0; at < a.codings.length; at++)
    if (!isSameCoding(a.codings[at] as Coding, b.codings[at] as Coding)) return false
  return true
}

const isSameCoding = (a: Coding, b: Coding): boolean =>
  a.code === b.code && a.system === b.system && a.display === b.display
