import type { ProductRoute, Release } from './medication.ts'

/**
 * Reads the words of a medicine's name as records write it:
 * `[qualifier] [n HR] ingredient [salt] number unit[/unit] ( / next ingredient) form [Brand]`.
 */

/** One ingredient's stretch of a product name. */
export interface Segment {
  words: string[]
  strengthMg?: number
  strengthMgPerMl?: number
  mgPerHour?: number
}

export interface ProductName {
  segments: Segment[]
  /** Words in square brackets: the brand. */
  brand: string[]
  release?: Release
  route?: ProductRoute
}

// Zero-width and soft-hyphen characters occur inside real displays and would split or hide a word.
const invisible = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g

const vulgar: Record<string, string> = { '¼': '25', '½': '5', '¾': '75' }

/** Lower case, no invisible characters, no tall-man letters, one space between words. */
export const normalise = (text: string): string =>
  text
    // NFKC would make `1⁄2` of ½, and a reader of numbers two of that.
    .replace(/(\d)?\s?([¼½¾])/g, (_, whole = '0', part) => `${whole}.${vulgar[part]}`)
    .normalize('NFKC')
    .replace(invisible, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()

/** Whole words; digits are parted from letters (`100mg` is `100`, `mg`), punctuation separates. */
export const wordsOf = (text: string): string[] =>
  normalise(text)
    .replace(/['’]/g, '')
    .match(/[\p{L}]+|\d+(?:[.,]\d+)*/gu) ?? []

/** `1,000` is a thousand, `37,5` thirty-seven and a half. */
export function readNumber(text: string): number {
  return Number(/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text.replace(',', '.'))
}

const mgPerUnit: Record<string, number> = {
  mg: 1,
  milligram: 1,
  milligrams: 1,
  mcg: 0.001,
  ug: 0.001,
  μg: 0.001,
  microgram: 0.001,
  micrograms: 0.001,
  g: 1000,
  gram: 1000,
  grams: 1000,
}

/** Factor from a mass unit to mg; undefined for anything that is no mass. */
export const toMilligrams = (unit: string): number | undefined => mgPerUnit[normalise(unit)]

const strength =
  /(\d[\d.,]*)\s*(mg|milligrams?|mcg|ug|μg|micrograms?|grams?|g)(?![\p{L}])(?:\s*\/\s*(\d*(?:\.\d+)?)\s*(ml|hr|h|hour|actuat|actuation|spray|day|24\s*h|24\s*hr)(?![\p{L}]))?/u

function strengthOf(text: string): Pick<Segment, 'strengthMg' | 'strengthMgPerMl' | 'mgPerHour'> {
  const found = strength.exec(text)
  if (!found) return {}
  const [, number = '', unit = '', per = '', perUnit] = found
  const mg = readNumber(number) * (mgPerUnit[unit] ?? Number.NaN)
  if (!Number.isFinite(mg)) return {}
  const divisor = per === '' ? 1 : Number(per)
  if (perUnit === undefined) return { strengthMg: mg }
  if (perUnit === 'ml') return { strengthMgPerMl: mg / divisor }
  if (perUnit.startsWith('act') || perUnit === 'spray') return { strengthMg: mg / divisor }
  if (perUnit === 'day' || (per === '' && perUnit.startsWith('24'))) return { mgPerHour: mg / 24 }
  return { mgPerHour: mg / divisor }
}

const releases: [Release, RegExp][] = [
  ['weekly', /\bweekly\b/],
  ['delayed', /\b(delayed|gastro-?resistant|enteric|dr|ec)\b/],
  ['disintegrating', /\b(disintegrating|orodispersible|odt)\b/],
  ['extended', /\b(\d+\s*(hr|hour)|extended|prolonged|modified|sustained|controlled|xr|xl|er|sr|cr|la|mr|contin)\b/],
]

const routes: [ProductRoute, RegExp][] = [
  ['transdermal', /\b(transdermal|patch|patches)\b/],
  ['ophthalmic', /\b(ophthalmic|eye)\b/],
  ['nasal', /\b(nasal|intranasal)\b/],
  ['rectal', /\b(rectal|suppository|enema)\b/],
  ['inhaled', /\b(inhalation|inhaler|inhalant)\b/],
  ['topical', /\b(topical|cream|ointment|shampoo|gel|lotion|medicated (pad|liquid soap))\b/],
  ['injection', /\b(injection|injectable|prefilled|syringe|infusion|intravenous|intramuscular|depot|vial)\b/],
  ['sublingual', /\b(sublingual|buccal)\b/],
  ['oral', /\b(oral|tablet|tablets|capsule|capsules|tab|tabs|cap|caps)\b/],
]

/** Parts a display or free text into ingredients, strengths, brand, release and route. Never throws. */
export function readProductName(text: string): ProductName {
  const clean = normalise(text)
  const brand = [...clean.matchAll(/\[([^\]]*)\]/g)].flatMap((match) => wordsOf(match[1] ?? ''))
  const body = clean.replace(/\[[^\]]*\]/g, ' ')
  // A slash between ingredients, never the one inside a unit (`mg/ml`, `mg/24 h`).
  const parts = body.split(/\s*(?:\/(?!\s*\d*\s*(?:ml|hr|h|hour|actuat\w*|spray|day)(?![\p{L}]))|\+|,? and )\s*/u)
  return {
    segments: parts.map((part) => ({ words: wordsOf(part), ...strengthOf(part) })),
    brand,
    release: releases.find(([, pattern]) => pattern.test(clean))?.[0],
    route: routes.find(([, pattern]) => pattern.test(body))?.[0],
  }
}
