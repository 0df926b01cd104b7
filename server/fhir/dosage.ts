import type { MedicationFact, PartialDate } from '../../clinical/record/record.ts'
import { cleanText, dayOf, defined, firstCode, wordsOf } from './concepts.ts'
import type { FhirDosage } from './resources.ts'

type DosageFields = Pick<MedicationFact, 'dosageText' | 'doseQuantity' | 'timesPerDay' | 'asNeeded'>

const daysPerUnit: Record<string, number> = { s: 1 / 86400, min: 1 / 1440, h: 1 / 24, d: 1, wk: 7 }

/** Codes of the FHIR timing abbreviations and HL7 v3 that say how often a day. */
const timesByCode: Record<string, number> = {
  QD: 1,
  AM: 1,
  PM: 1,
  BED: 1,
  BID: 2,
  TID: 3,
  QID: 4,
  QOD: 0.5,
  WK: 1 / 7,
  Q4H: 6,
  Q6H: 4,
  Q8H: 3,
  Q12H: 2,
  Q24H: 1,
}

/** How often a day, when the timing says exactly that. */
function timesPerDay(timing: FhirDosage['timing']): number | undefined {
  const repeat = timing?.repeat
  if (repeat) {
    const { frequency, frequencyMax, period, periodMax, periodUnit, dayOfWeek, timeOfDay, when } = repeat
    if (frequencyMax !== undefined || periodMax !== undefined) return undefined
    const days = period === undefined ? undefined : period * (daysPerUnit[periodUnit ?? ''] ?? Number.NaN)
    // `On Monday, every two weeks`: a period of more than a week spaces the weeks.
    if (dayOfWeek?.length)
      return ((timeOfDay?.length || when?.length || frequency || 1) * dayOfWeek.length) / Math.max(7, days || 7)
    if (days !== undefined && days > 0) {
      const times = frequency ?? (timeOfDay?.length || when?.length || 1)
      return Math.round((times / days) * 1e6) / 1e6
    }
    if (timeOfDay?.length || when?.length) return timeOfDay?.length || when?.length
  }
  const code = firstCode(timing?.code)
  return code === undefined ? undefined : timesByCode[code.toUpperCase()]
}

/**
 * Reads dosage instructions. Structure is kept only where one instruction stands alone: several in sequence are a
 * titration, several at once need a person; their text is kept for one.
 */
export function readDosage(dosages: FhirDosage[] | undefined): {
  fields: DosageFields
  start?: PartialDate
  stop?: PartialDate
} {
  const all = dosages ?? []
  const texts = all
    .map((each) => each.text ?? each.patientInstruction ?? wordsOf(each.timing?.code))
    .flatMap((text) => (text ? [cleanText(text)] : []))
  const bounds = all.map((each) => each.timing?.repeat?.boundsPeriod)
  const only = all.length === 1 ? all[0] : undefined
  const rate = only?.doseAndRate?.length === 1 ? only.doseAndRate[0] : undefined
  const { value, unit, code } = rate?.doseQuantity ?? {}
  const asNeeded = all.some((each) => each.asNeededBoolean === true || each.asNeededCodeableConcept !== undefined)
  return {
    fields: defined({
      dosageText: texts.join('; then ') || undefined,
      doseQuantity: value === undefined ? undefined : defined({ value, unit: unit ?? code }),
      timesPerDay: timesPerDay(only?.timing),
      asNeeded: asNeeded || undefined,
    }),
    start: earliest(bounds.map((each) => dayOf(each?.start))),
    stop: bounds.every((each) => each?.end) ? latest(bounds.map((each) => dayOf(each?.end))) : undefined,
  }
}

const sorted = (days: (PartialDate | undefined)[]) => days.filter((day) => day !== undefined).sort()
const earliest = (days: (PartialDate | undefined)[]): PartialDate | undefined => sorted(days)[0]
const latest = (days: (PartialDate | undefined)[]): PartialDate | undefined => sorted(days).at(-1)
