import { type ConditionGroup, conceptIs } from '../conditions/index.ts'
import { findInstrument, totalRange } from '../instruments/index.ts'
import { dayInterval } from '../quantity/calendar-date.ts'
import type { DayFacts } from '../record/as-of.ts'
import type { AssessmentFact, CalendarDate, PartialDate } from '../record/record.ts'
import { scaleOrder, totalOf } from './episode-severity.ts'

/** What stands around the trials in their picture: how the patient did, and what was tried that is no medicine. */
export interface EpisodePicture {
  /** Totals of the depression scale that was asked most often. */
  score?: {
    instrument: string
    shortTitle: string
    most: number
    points: { on: CalendarDate; total: number }[]
  }
  otherTreatments: OtherTreatment[]
}

export interface OtherTreatment {
  kind: 'electroconvulsive-therapy' | 'transcranial-magnetic-stimulation' | 'psychotherapy'
  text: string
  reference: string
  start?: PartialDate
  stop?: PartialDate
}

const kinds = [
  'electroconvulsive-therapy',
  'transcranial-magnetic-stimulation',
  'psychotherapy',
] as const satisfies ConditionGroup[]

export function episodePicture({ assessments, procedures }: DayFacts): EpisodePicture {
  const score = scoreOf(assessments)
  return {
    ...(score ? { score } : {}),
    otherTreatments: procedures.flatMap(({ concept, reference, start, stop }) => {
      const kind = kinds.find((each) => conceptIs(concept, each))
      if (!kind) return []
      return [{ kind, text: concept.text, reference, ...(start ? { start } : {}), ...(stop ? { stop } : {}) }]
    }),
  }
}

/** The scale with most totals; of two with as many the clinician’s. One total is a line too: a point. */
function scoreOf(assessments: readonly AssessmentFact[]): EpisodePicture['score'] {
  const byInstrument = new Map<string, { on: CalendarDate; total: number }[]>()
  for (const fact of assessments) {
    if (!scaleOrder.includes(fact.instrument)) continue
    const on = dayInterval(fact.at)?.earliest
    const total = totalOf(fact)
    if (on === undefined || total === undefined) continue
    byInstrument.set(fact.instrument, [...(byInstrument.get(fact.instrument) ?? []), { on, total }])
  }
  const [first] = [...byInstrument].sort(
    ([a, of], [b, others]) => others.length - of.length || scaleOrder.indexOf(a) - scaleOrder.indexOf(b),
  )
  const instrument = first && findInstrument(first[0])
  const range = instrument && totalRange(instrument)
  if (!first || !instrument || !range) return undefined
  return {
    instrument: instrument.id,
    shortTitle: instrument.shortTitle,
    most: range.max,
    points: first[1].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.total - b.total)),
  }
}
