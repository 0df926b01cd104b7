/** Also with a word or two between: `no hCG detected`, `not currently pregnant`. */
const notFound =
  /\b(?:negative|neg|undetected|non[- ]?reactive|(?:not|none|no|nothing)(?:\s+[\p{L}\d-]+){0,2}\s+(?:detected|reactive|positive|pregnant))\b/giu
const found = /\b(?:positive|pos|detected|reactive|pregnant)\b/i

/** Whether words of a result say that something was found, and that something was not: of a panel they may say both. */
export function findingsIn(words: string | undefined): { positive: boolean; negative: boolean } {
  const rest = words?.replace(notFound, ' ') ?? ''
  return { positive: found.test(rest), negative: rest !== (words ?? '') }
}
