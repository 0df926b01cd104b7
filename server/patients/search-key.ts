/** Words to find a patient by, folded so that case, accents and the way a date is written do not matter. */

const letters: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i' }

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}'’ʼ`´]/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđðþłı]/g, (letter) => letters[letter] ?? letter)

const words = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? []

/** The same for two spellings of one name: case, accents and the order of the words do not matter. */
export const foldedName = (...names: string[]): string => names.flatMap(words).sort().join(' ')

/** What is stored for a patient: the words of the names and of the record number, and the birth date as it is known. */
export function searchKeysOf(patient: {
  familyName: string
  givenName: string
  recordNumber: string
  birthDate: string | null
}): string[] {
  const keys = [...words(patient.familyName), ...words(patient.givenName), ...words(patient.recordNumber)]
  if (patient.birthDate) keys.push(patient.birthDate)
  return [...new Set(keys)]
}

/**
 * What was typed, as conditions that all have to hold; each is a list of beginnings of which one has to match. A date
 * may be typed as `1985-03-12`, `1985-03`, `12.03.1985` or `03/12/1985`; where day and month could be either, both are
 * looked for.
 */
export function searchTermsOf(typed: string): string[][] {
  const terms: string[][] = []
  for (const part of typed.trim().split(/[\s,;]+/)) {
    const dates = dateBeginnings(part)
    if (dates.length > 0) terms.push(dates)
    else for (const word of words(part)) terms.push([word])
  }
  return terms
}

function dateBeginnings(typed: string): string[] {
  if (/^\d{4}-\d{1,2}(-\d{0,2})?$/.test(typed)) {
    const [year = '', month = '', day = ''] = typed.split('-')
    const wholeMonth = day || typed.endsWith('-') ? month.padStart(2, '0') : month
    return [[year, wholeMonth, ...(day ? [day] : [])].join('-')]
  }
  const [, first = '', second = '', year = ''] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(typed) ?? []
  if (year) return [...new Set([isoDate(year, second, first), isoDate(year, first, second)])].filter((d) => d !== '')
  const [, month = '', ofYear = ''] = /^(\d{1,2})[./](\d{4})$/.exec(typed) ?? []
  return ofYear && Number(month) >= 1 && Number(month) <= 12 ? [`${ofYear}-${month.padStart(2, '0')}`] : []
}

const isoDate = (year: string, month: string, day: string) =>
  Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31
    ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    : ''

/** The range of keys in the C collation that begin so: from `from`, below `below`. */
export const rangeOf = (beginning: string): { from: string; below: string } => ({
  from: beginning,
  // The highest code point there is sorts after everything that continues the beginning.
  below: `${beginning}\u{10FFFF}`,
})
