import type { Protocol } from './protocol.ts'
import { protocolSheet } from './sheet.ts'

/** One rule that differs from the parent, in the words of the printed page. */
export interface VariantDifference {
  /** The part of the page: `Monitoring`. */
  section: string
  /** `null` where the parent has no such rule. */
  parent: string | null
  /** `null` where the variant has left it out. */
  variant: string | null
}

/** Where a variant says something else than its parent, in the order of the page. */
export function variantDifferences(parent: Protocol, variant: Protocol): VariantDifference[] {
  const before = protocolSheet(parent)
  const after = protocolSheet(variant)
  const titles = [...new Set([...after, ...before].map(({ title }) => title))]
  return titles.flatMap((section) => {
    const [was, is] = [before, after].map(
      (sheet) => new Map(sheet.find(({ title }) => title === section)?.lines.map(({ path, text }) => [path, text])),
    ) as [Map<string, string>, Map<string, string>]
    return [...new Set([...was.keys(), ...is.keys()])].flatMap((path) => {
      const difference = { section, parent: was.get(path) ?? null, variant: is.get(path) ?? null }
      return difference.parent === difference.variant ? [] : [difference]
    })
  })
}
