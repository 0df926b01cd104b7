import { readFrequency } from './dosage-frequency.ts'
import { withDigits } from './dosage-numbers.ts'
import { normalise, readNumber, toMilligrams } from './product-name.ts'

/** What free text of a dosage says, as far as it can be read without guessing. */
export interface DosageText {
  /** mg a single time, when the text gives a mass. */
  mgPerDose?: number
  /** Tablets or capsules a single time. */
  unitsPerDose?: number
  mlPerDose?: number
  timesPerDay?: number
  /** mg a day when the text says it outright (`150 mg daily dose`, `100 mg/day`), or in parts (`50 mg in the morning and …`). */
  mgPerDay?: number
  /** Tablets or capsules a day in parts (`1 in the morning and 2 at bedtime`). */
  unitsPerDay?: number
  asNeeded?: boolean
  /** A range or a titration: it is more than one dose, so that no structure beside it can be the whole of it. */
  varies?: boolean
}

const asNeededWords =
  /\b(?:prn|p\.r\.n\.?|as (?:needed|required|necessary)|(?:when|if) (?:needed|required|necessary|anxious|agitated|unable))(?!\w)/
/** Said beside a dose, and no part of it. */
const beside: RegExp[] = [
  /\b(?:max(?:imum|\.)?|no more than|(?:do |to )?not (?:to )?exceed(?:ing)?)\b(?:[^.;)]|\.\d)*/g,
  /\b(?:do not|don'?t|never) (?:crush|chew|break|split|cut|open|stop|discontinue|drive|drink)\b[^.;]*/g,
  /\bmay (?:be )?(?:cause\b[^.;]*|taken? with(?: or without)? (?:food|meals?))/g,
  /\b(?:for|x) ?(?:the )?(?:next )?\d+(?: ?(?:-|–|to) ?\d+)?[- ]?(?:d|days?|wks?|weeks?|months?)\b/g,
  /\b(?:#|refills?|disp(?:ense)?|qty|quantity)\b:? ?x? ?\d+(?: ?(?:tab|cap|pill)\w*)?|#\d+|\b\d+ refills?\b|\b\d+[- ]days?(?:'s?)? supply\b/g,
  /\b(?:at least )?\d+(?: ?(?:-|–|to) ?\d+)? ?(?:minutes?|mins?|hours?|hrs?) (?:before|after|prior|apart)\b/g,
  /\b\d+ ?(?:oz|ounces?)\b/g,
  // Why: `for depression (F33.1)`.
  /\b[a-tv-z]\d\d(?:\.\d{1,2})?\b/g,
]
const lasts = /\b(?:for|x) ?(?:the )?(?:next )?\d+(?: ?(?:-|–|to) ?\d+)?[- ]?(?:d|days?|wks?|weeks?|months?)\b/
const range = /\d(?: ?(?:mg|ml|tab(?:let)?s?|cap(?:sule)?s?))? ?(?:-|–|\bto\b|\bor\b) ?\d/
const changing =
  /\b(?:then|thereafter|followed by|onwards?|increas\w*|titrat\w*|taper\w*|wean\w*|decreas\w*|reduc\w*|week \d|day \d|alternat\w* with)\b/
/** What a person has to read: it may take back, limit or change what stands beside it. */
const unclear =
  /\b(?:up to|starting|until|previous\w*|was|were|stop\w*|hold|held|discontinu\w*|not|don'?t|may|if|unless|except|skip|changed?|now|after(?! (?:meals?|food|breakfast|lunch|dinner|eating))|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|week(?:days?|ends?))\b/

const massUnit = String.raw`(mgs?|milligrams?|mcg|micrograms?|ug|μg|g|grams?)(?![\p{L}/])`
const pieces = String.raw`(?:tab(?:let)?|cap(?:sule)?|pill|patch)(?:es|s|\(s\))?(?!\w)`
const mass = new RegExp(String.raw`(\d[\d.,]*) ?${massUnit}`, 'gu')
/** `3 25 mg tablets`, `2 x 50 mg tablets`. */
const countedMass = new RegExp(String.raw`\b(\d+(?:\.\d+)?) (?:x )?(\d[\d.,]*) ?${massUnit} ?${pieces}`, 'gu')
const counted = new RegExp(String.raw`\b(\d+(?:\.\d+)?|an?) ?${pieces}`, 'g')
const concentration = /\d[\d.,]* ?mg ?\/ ?[\d.]* ?ml\b/g
const millilitres = /\b(\d+(?:[.,]\d+)?) ?mls?\b/g
/** `1 po`, `take 2`, `1 to be taken`: tablets, when nothing else is counted. */
const mostBare = 4
const bareCount = /^\W*(?:take )?([1-4](?:\.\d+)?)(?=\s|$)/g
const perDay = [
  /(\d[\d.,]*) ?(mgs?|g|mcg) ?(?:\/|per |a )\s?(?:day|d|24 ?(?:h|hrs?|hours?))\b/,
  /\btotal(?: of|:)? (\d[\d.,]*) ?(mgs?|g|mcg) (?:daily|(?:a|per) day)\b/,
  /\btotal daily dose(?: of|:)? (\d[\d.,]*) ?(mgs?|g|mcg)\b/,
]

/**
 * Reads `Take 1 tablet (50 mg) by mouth twice daily`, `100mg po qd`, `50 mg in the morning and 100 mg at bedtime`.
 * A range, a titration, two different frequencies, or any number that is not understood leave the dose unread: a guess here
 * would become a daily dose.
 */
export function readDosageText(text: string): DosageText {
  const clean = normalise(text)
  const scheme = dayScheme.exec(clean)
  return scheme ? inScheme(scheme) : readSentence(clean)
}

/** Morning, noon, evening and night, as German-speaking and neighbouring countries write it: `1-0-1`, `75-0-150 mg`. */
const dayScheme = /^(\d+(?:[.,]\d+)?(?: ?[-–] ?\d+(?:[.,]\d+)?){2,3}) ?(mg)?$/

function inScheme([, amounts = '', unit]: RegExpExecArray): DosageText {
  const numbers = amounts.split(/ ?[-–] ?/).map(readNumber)
  const sum = numbers.reduce((total, each) => total + each, 0)
  if (unit) return { mgPerDay: sum }
  return numbers.every((each) => each <= mostBare) ? { unitsPerDay: sum } : {}
}

function readSentence(text: string): DosageText {
  const whole = withDigits(text)
  const asNeeded = asNeededWords.test(whole) ? { asNeeded: true } : {}
  let clean = whole.replace(asNeededWords, ' ')
  for (const pattern of beside) clean = clean.replace(pattern, ' ')
  if (range.test(clean) || changing.test(clean)) return { ...asNeeded, varies: true }
  if (unclear.test(clean)) return asNeeded
  return { ...asNeeded, ...(outright(clean) ?? inParts(clean, lasts.test(whole)) ?? inOne(clean)) }
}

const milligrams = (number = '', unit = ''): number => readNumber(number) * (toMilligrams(unit) ?? Number.NaN)

/** `100 mg/day`: what else the text says of a dose has to come to the same. */
function outright(text: string): DosageText | undefined {
  const found = perDay.map((pattern) => pattern.exec(text)).find((each) => each !== null)
  if (!found) return undefined
  const mgPerDay = milligrams(found[1], found[2])
  const part = readPart(text.replace(found[0], ' ').replace(/ +/g, ' '))
  if (part.unexplained || part.mlPerDose !== undefined) return {}
  const { mgPerDose, unitsPerDose, timesPerDay = 1 } = part
  if (unitsPerDose !== undefined) return { mgPerDay, unitsPerDay: unitsPerDose * timesPerDay }
  return (mgPerDose ?? mgPerDay) * timesPerDay === mgPerDay ? { mgPerDay } : {}
}

/**
 * Doses of one day that differ, each with its time of day or its number of times: their sum. What lasts for some days comes
 * one after the other, and has none.
 */
function inParts(text: string, lastsSomeDays: boolean): DosageText | undefined {
  const all = text.split(/\band\b|\bplus\b|[;&+]|,(?!\d)/).map(readPart)
  const parts = all.filter(saysHowMuch)
  if (parts.length < 2) return undefined
  const times = parts.map(({ moments, timesPerDay = 0 }) =>
    moments.length === 1 && timesPerDay === 1 ? moments[0] : timesPerDay > 1 ? `${timesPerDay} times` : undefined,
  )
  if (lastsSomeDays || times.includes(undefined) || new Set(times).size < times.length) return {}
  if (all.some(({ unexplained }) => unexplained) || parts.some(({ mlPerDose }) => mlPerDose !== undefined)) return {}
  const sum = (of: 'mgPerDose' | 'unitsPerDose') =>
    parts.reduce((total, part) => total + (part[of] ?? Number.NaN) * (part.timesPerDay ?? Number.NaN), 0)
  // `2 tablets (75 mg) in the morning`: a mass beside tablets may be that of one.
  const ofOne = parts.some(({ mgPerDose, unitsPerDose = 1 }) => mgPerDose !== undefined && unitsPerDose !== 1)
  const [mgPerDay, unitsPerDay] = [ofOne ? Number.NaN : sum('mgPerDose'), sum('unitsPerDose')]
  return {
    ...(Number.isNaN(mgPerDay) ? {} : { mgPerDay }),
    ...(Number.isNaN(unitsPerDay) ? {} : { unitsPerDay }),
  }
}

function inOne(text: string): DosageText {
  const { moments: _, unexplained, ...dose } = readPart(text)
  return unexplained ? {} : dose
}

interface Part extends Pick<DosageText, 'mgPerDose' | 'unitsPerDose' | 'mlPerDose' | 'timesPerDay'> {
  moments: readonly string[]
  /** It holds a number, or two doses, that it does not explain. */
  unexplained: boolean
}

const saysHowMuch = ({ mgPerDose, unitsPerDose, mlPerDose, unexplained }: Part): boolean =>
  mgPerDose !== undefined || unitsPerDose !== undefined || mlPerDose !== undefined || unexplained

function readPart(text: string): Part {
  let rest = text.replace(concentration, ' ')
  const take = (pattern: RegExp, read: (found: RegExpMatchArray) => number): number[] => {
    const values = [...rest.matchAll(pattern)].map(read)
    rest = rest.replace(pattern, ' ')
    return [...new Set(values)]
  }
  const masses = [
    ...take(countedMass, ([, count, number, unit]) => Number(count) * milligrams(number, unit)),
    ...take(mass, ([, number, unit]) => milligrams(number, unit)),
  ]
  const units = take(counted, ([, count = '']) => (/^an?$/.test(count) ? 1 : readNumber(count)))
  const ml = take(millilitres, ([, count = '']) => readNumber(count))
  const frequency = readFrequency(rest)
  rest = frequency.rest
  if (masses.length + units.length + ml.length === 0) units.push(...take(bareCount, ([, count]) => Number(count)))
  const [unitsPerDose] = units
  const mgPerDose = massMeant(masses, unitsPerDose)
  return {
    ...(mgPerDose === undefined ? {} : { mgPerDose }),
    ...(unitsPerDose === undefined ? {} : { unitsPerDose }),
    ...(ml[0] === undefined ? {} : { mlPerDose: ml[0] }),
    ...(frequency.timesPerDay === undefined ? {} : { timesPerDay: frequency.timesPerDay }),
    moments: frequency.moments,
    unexplained: /\d/.test(rest) || units.length > 1 || ml.length > 1 || (masses.length > 0 && mgPerDose === undefined),
  }
}

/** `2 tablets of 50 mg (100 mg total)`: the total, where one of two is the other as often as there are tablets. */
function massMeant([first, second, ...more]: number[], units: number | undefined): number | undefined {
  if (first === undefined || second === undefined) return first
  const [less, most] = first < second ? [first, second] : [second, first]
  return more.length === 0 && units !== undefined && less * units === most ? most : undefined
}
