import type { ProductRoute, Release } from './medication.ts'

/**
 * Reads the words of a medicine's name as records write it:
 * `[qualifier] [n HR] ingredient [salt] number unit[/unit] ( / next ingredient) form [Brand]`.
 */

/** One ingredient's stretch of a product name. */
export interface Segment {
  words: string[]
  strengthMg?: number
  /** Of a brand with several ingredients, in the order of their names: `Symbyax 6-25 mg`. */
  strengthsMg?: number[]
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

/** `paroxétine` is paroxetine. */
const withoutAccents = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '')

/** Whole words; digits are parted from letters (`100mg` is `100`, `mg`), punctuation separates. */
export const wordsOf = (text: string): string[] =>
  withoutAccents(normalise(text))
    .replace(/['’]/g, '')
    .match(/[\p{L}]+|\d+(?:[.,]\d+)*/gu) ?? []

/** `1,000` is a thousand, `37,5` thirty-seven and a half. */
export function readNumber(text: string): number {
  return Number(/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text.replace(',', '.'))
}

const mgPerUnit: Record<string, number> = {
  mg: 1,
  mgs: 1,
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
  /(?<!\d[-–])(\d[\d.,]*)\s*(mgs?|milligrams?|mcg|ug|μg|micrograms?|grams?|g)(?![\p{L}])(?:\s*\/\s*(\d*(?:\.\d+)?)\s*(ml|hrs?|h|hours?|actuat|actuation|spray|day)(?![\p{L}]))?/u
/** `5-325 mg`: one strength an ingredient. */
const strengthList = /(?<![\p{L}\d.-])(\d[\d.,]*(?:\s*[-–]\s*\d[\d.,]*)+)\s*(mg|mcg)(?![\p{L}])/u

function strengthOf(
  text: string,
  isPatch: boolean,
): Pick<Segment, 'strengthMg' | 'strengthsMg' | 'strengthMgPerMl' | 'mgPerHour'> {
  const list = strengthList.exec(text)
  if (list) {
    const strengthsMg = (list[1] ?? '')
      .split(/\s*[-–]\s*/)
      .map((each) => readNumber(each) * (mgPerUnit[list[2] ?? ''] ?? 1))
    return strengthsMg.every(Number.isFinite) ? { strengthsMg } : {}
  }
  const found = strength.exec(text)
  if (!found) return {}
  const [, number = '', unit = '', per = '', perUnit] = found
  const mg = readNumber(number) * (mgPerUnit[unit] ?? Number.NaN)
  if (!Number.isFinite(mg)) return {}
  const divisor = per === '' ? 1 : Number(per)
  if (perUnit === undefined) return { strengthMg: mg }
  if (perUnit === 'ml') return { strengthMgPerMl: mg / divisor }
  if (perUnit.startsWith('act') || perUnit === 'spray') return { strengthMg: mg / divisor }
  // `Sertraline 100 mg/day` is what is taken, and no strength of a tablet.
  if (perUnit === 'day') return isPatch ? { mgPerHour: mg / 24 } : {}
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

const isUnitOrForm = (word: string): boolean =>
  /^\d/.test(word) ||
  word in mgPerUnit ||
  /^(tab(let)?s?|cap(sule)?s?|oral|po|er|xr|sr|film|coated|extended|release)$/.test(word)
const namesSomething = ({ words }: Segment): boolean => words.some((word) => !isUnitOrForm(word))

/**
 * Each ingredient with its own strength where strengths stand behind all names: `oxycodone-acetaminophen 5-325 mg`,
 * `olanzapine/fluoxetine 6 mg/25 mg`. Where they cannot be told apart none is any ingredient's.
 */
function withOwnStrengths(segments: Segment[]): Segment[] {
  const strengths = segments.flatMap(({ strengthMg, strengthsMg }) => strengthsMg ?? strengthMg ?? [])
  const shared = segments.some((each) => each.strengthsMg || (each.strengthMg !== undefined && !namesSomething(each)))
  if (!shared || strengths.length < 2) return segments
  const named = segments.filter(namesSomething)
  if (named.length === strengths.length)
    return named.map(({ strengthsMg: _, ...each }, at) => ({ ...each, strengthMg: strengths[at] }))
  return named.map(({ strengthMg: _, ...each }) => ({ ...each, strengthsMg: strengths }))
}

/** Parts a display or free text into ingredients, strengths, brand, release and route. Never throws. */
export function readProductName(text: string): ProductName {
  const clean = normalise(text)
  const brand = [...clean.matchAll(/\[([^\]]*)\]/g)].flatMap((match) => wordsOf(match[1] ?? ''))
  const body = clean.replace(/\[[^\]]*\]/g, ' ')
  const route = routes.find(([, pattern]) => pattern.test(body))?.[0]
  // A slash between ingredients, never the one inside a unit (`mg/ml`, `mg/24 h`).
  const parts = body.split(/\s*(?:\/(?!\s*\d*\s*(?:ml|hrs?|h|hours?|actuat\w*|spray|day)(?![\p{L}]))|\+|,? and )\s*/u)
  const segments = parts.flatMap((part) => {
    const found = strengthOf(part, route === 'transdermal')
    const names = /\p{L}{3,}(?:-\p{L}{3,})+/u.exec(part)?.[0].split('-')
    if (names === undefined || names.length !== found.strengthsMg?.length) return [{ words: wordsOf(part), ...found }]
    return names.map((name, at) => ({ words: [name], strengthMg: found.strengthsMg?.[at] }))
  })
  return {
    segments: withOwnStrengths(segments),
    brand,
    release: releases.find(([, pattern]) => pattern.test(clean))?.[0],
    route,
  }
}
