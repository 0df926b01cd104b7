import { normalise, readNumber, toMilligrams } from './product-name.ts'

/** What free text of a dosage says, as far as it can be read without guessing. */
export interface DosageText {
  /** mg a single time, when the text gives a mass. */
  mgPerDose?: number
  /** Tablets or capsules a single time. */
  unitsPerDose?: number
  mlPerDose?: number
  timesPerDay?: number
  /** mg a day when the text says it outright (`150 mg daily dose`, `100 mg/day`). */
  mgPerDay?: number
  asNeeded?: boolean
}

const numberWords: Record<string, number> = { a: 1, one: 1, two: 2, three: 3, four: 4 }
const fractions: Record<string, string> = { '1/4': '25', '1/2': '5', '3/4': '75' }

/** `1 1/2`, `1/2`, `one and a half`, `half a` as decimals. */
const withDecimals = (text: string): string =>
  text
    .replace(/\b(one|two|three|1|2|3) and (?:a|one)[- ]half\b/g, (_, whole) => `${numberWords[whole] ?? whole}.5`)
    .replace(/(?:\b(\d+)[ -])?\b([13]\/[24])(?!\d)/g, (all, whole = '0', part) =>
      fractions[part] ? `${whole}.${fractions[part]}` : all,
    )
    .replace(/\b(one[- ]half|half)\b( of)?( an?\b| one\b)?/g, '0.5')

const frequencies: [number, RegExp][] = [
  [1 / 7, /\b(once (a |per )?week(ly)?|once weekly|every week|weekly|qwk|q1wk)\b/],
  [0.5, /\b(every other day|alternate days|qod|q2d|every (2|two) days)\b/],
  [
    4,
    /\b(qid|q\.i\.d\.?|four times (a|per|each)? ?(day|daily)|4 times (a|per)? ?(day|daily)|every (6|six) hours|q6h|4x daily)\b/,
  ],
  [
    3,
    /\b(tid|t\.i\.d\.?|tds|three times (a|per|each)? ?(day|daily)|3 times (a|per)? ?(day|daily)|every (8|eight) hours|q8h|3x daily)\b/,
  ],
  [
    2,
    /\b(bid|b\.i\.d\.?|bd|twice (a|per)? ?(day|daily)|twice daily|two times (a|per)? ?(day|daily)|2 times (a|per)? ?(day|daily)|every (12|twelve) hours|q12h|2x daily)\b/,
  ],
  [
    1,
    /\b(once (a |per )?da(il)?y|once daily|od|qd|q\.d\.?|qam|qpm|qhs|hs|daily|every day|each day|(a|per) day|every (24|twenty-four) hours|q24h|nightly|(every|each|in the) (morning|evening|night)|at (night|bedtime)|mane|nocte)\b/,
  ],
]

const mass = /(\d[\d.,]*)\s*(mg|milligrams?|mcg|micrograms?|ug|μg|g|grams?)(?![\p{L}/])/gu
const counted = /\b(\d+(?:[.,]\d+)?|one|two|three|four|a)\s*(?:tab(?:let)?s?|cap(?:sule)?s?|pills?|patch(?:es)?)\b/g
const moments = [
  /\b(morning|mornings|breakfast|qam|mane)\b/,
  /\b(noon|midday|lunch)\b/,
  /\b(evening|evenings|dinner|supper|qpm)\b/,
  /\b(bedtime|night|nightly|hs|qhs|nocte)\b/,
]
const range = /\d\s*(?:-|–|to|or)\s*\d/
const changing = /\b(then|increase|titrat\w*|taper\w*|decrease|reduce|week \d|day \d|alternat\w* with|starting)\b/

/**
 * Reads `Take 1 tablet (50 mg) by mouth twice daily`, `100mg po qd`, `50 mg in the morning and 100 mg at bedtime`.
 * A range, a titration or two different frequencies stay unread: a guess here would become a daily dose.
 */
export function readDosageText(text: string): DosageText {
  const clean = withDecimals(normalise(text))
  const asNeeded = /\b(as needed|prn|when required|if needed)\b/.test(clean) ? { asNeeded: true } : {}
  if (range.test(clean) || changing.test(clean)) return asNeeded

  const outright = /(\d[\d.,]*)\s*(mg|g|mcg)\s*(?:\/|per )\s*(?:day|d|24 ?h)\b/.exec(clean)
  if (outright) {
    const factor = toMilligrams(outright[2] ?? '')
    if (factor !== undefined) return { ...asNeeded, mgPerDay: readNumber(outright[1] ?? '') * factor }
  }

  const clauses = clean.split(/\band\b|;|,(?!\d)/).filter((clause) => clause.match(mass))
  if (clauses.length > 1) {
    const daily = clauses.map((clause) => clauseMgPerDay(clause))
    return daily.every((each) => each !== undefined)
      ? { ...asNeeded, mgPerDay: daily.reduce<number>((sum, each) => sum + (each ?? 0), 0) }
      : asNeeded
  }

  const masses = massesIn(clean)
  const units = [...clean.matchAll(counted)]
  const ml = /(\d+(?:[.,]\d+)?)\s*ml\b/.exec(clean)
  // Two counts (`1 tablet in the morning, 2 at night`) are a schedule that needs a person.
  if (units.length > 1) return asNeeded
  const unitsPerDose = units[0] ? unitCount(units[0][1] ?? '') : undefined
  const timesPerDay = timesIn(clean)
  return {
    ...asNeeded,
    ...(masses.length === 1 ? { mgPerDose: masses[0] } : {}),
    ...(unitsPerDose === undefined ? {} : { unitsPerDose }),
    ...(ml ? { mlPerDose: readNumber(ml[1] ?? '') } : {}),
    ...(timesPerDay === undefined ? {} : { timesPerDay }),
  }
}

const massesIn = (text: string): number[] =>
  [...text.matchAll(mass)].map((match) => readNumber(match[1] ?? '') * (toMilligrams(match[2] ?? '') ?? Number.NaN))

/** The frequency, when the text names exactly one. */
function timesIn(text: string): number | undefined {
  // `in the morning and at bedtime` names two times with words that each alone mean once a day.
  if (moments.filter((moment) => moment.test(text)).length > 1) return undefined
  let rest = text
  const found: number[] = []
  for (const [times, pattern] of frequencies) {
    if (!pattern.test(rest)) continue
    found.push(times)
    // `twice daily` also holds `daily`: what one pattern has read the next does not see.
    rest = rest.replace(new RegExp(pattern.source, 'g'), ' ')
  }
  return found.length === 1 ? found[0] : undefined
}

function clauseMgPerDay(clause: string): number | undefined {
  const masses = massesIn(clause)
  const times = timesIn(clause)
  return masses.length === 1 && masses[0] !== undefined && times !== undefined ? masses[0] * times : undefined
}

function unitCount(text: string): number | undefined {
  const value = numberWords[text] ?? readNumber(text)
  return Number.isFinite(value) ? value : undefined
}
