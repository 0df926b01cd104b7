import type { FhirDosage } from './resources.ts'

type Timing = NonNullable<FhirDosage['timing']>
type Repeat = NonNullable<Timing['repeat']>

/** How many of a unit fit into a day; months and years differ in length, and say no daily dose. */
const perDay: Record<string, number> = { s: 86400, min: 1440, h: 24, d: 1, wk: 1 / 7 }

/** Codes of the FHIR timing abbreviations and HL7 v3, and what stands in their place, that say how often a day. */
const timesByCode: Record<string, number> = {
  QD: 1,
  AM: 1,
  PM: 1,
  BED: 1,
  QAM: 1,
  QPM: 1,
  QHS: 1,
  HS: 1,
  BID: 2,
  TID: 3,
  QID: 4,
  QOD: 0.5,
  WK: 1 / 7,
  Q1H: 24,
  Q2H: 12,
  Q3H: 8,
  Q4H: 6,
  Q6H: 4,
  Q8H: 3,
  Q12H: 2,
  Q24H: 1,
}

/** At a meal, whichever: how many there are in a day it does not say. */
const anyMeal = new Set(['C', 'AC', 'PC'])

/** How often a day, when the timing says exactly that: in its structure, by a code, or by both alike. */
export function timesPerDay(timing: Timing | undefined): number | undefined {
  const codes = [...(timing?.code?.coding ?? []).map(({ code }) => code), timing?.code?.text]
  const said = new Set(codes.flatMap((code) => timesByCode[code?.trim().toUpperCase() ?? ''] ?? []))
  if (timing?.repeat && saysHowOften(timing.repeat)) {
    const times = timesOfRepeat(timing.repeat)
    if (times === undefined) return undefined
    said.add(times)
  }
  return said.size === 1 ? [...said][0] : undefined
}

export const saysHowOften = (repeat: Repeat): boolean =>
  (['frequency', 'frequencyMax', 'period', 'periodMax', 'dayOfWeek', 'timeOfDay', 'when'] as const).some(
    (each) => repeat[each] !== undefined,
  )

function timesOfRepeat(repeat: Repeat): number | undefined {
  const { frequency, frequencyMax, period, periodMax, periodUnit, dayOfWeek, when } = repeat
  if (frequencyMax !== undefined || periodMax !== undefined) return undefined
  const moments = repeat.timeOfDay?.length || (when?.some((each) => anyMeal.has(each)) ? 0 : when?.length) || undefined
  if (period === undefined) {
    const times = moments ?? (dayOfWeek?.length && !when?.length ? (frequency ?? 1) : undefined)
    return times === undefined || (frequency !== undefined && frequency !== times)
      ? undefined
      : onDays(times, dayOfWeek)
  }
  const periods = perDay[periodUnit ?? '']
  if (periods === undefined || !(period > 0)) return undefined
  if (dayOfWeek?.length && periodUnit === 'wk') {
    // `Three a week, on Monday, Wednesday and Friday`, or one on each of them.
    if (frequency !== undefined && frequency !== 1 && frequency !== dayOfWeek.length) return undefined
    return onDays(moments ?? 1, dayOfWeek, period)
  }
  const times = ((frequency ?? moments ?? 1) * periods) / period
  if (moments !== undefined && frequency !== undefined && frequency !== moments && times !== moments) return undefined
  if (!dayOfWeek?.length) return when?.length && frequency === undefined && moments === undefined ? undefined : times
  return times >= 1 ? onDays(times, dayOfWeek) : undefined
}

const onDays = (times: number, days: readonly string[] | undefined, weeks = 1): number =>
  days?.length ? (times * days.length) / (7 * weeks) : times
