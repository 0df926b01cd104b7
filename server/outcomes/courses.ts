import type { z } from 'zod'
import { flagsOf, graverEnd, type Instrument, instruments, totalRange } from '../../clinical/instruments/index.ts'
import { courseOf } from '../../clinical/outcomes/index.ts'
import type { AssessmentFact, Instant } from '../../clinical/record/record.ts'
import type { courseOfInstrument } from '../../contract/outcomes.ts'

export type InstrumentCourse = z.output<typeof courseOfInstrument>

/** One course for each instrument that this patient has answers of, in the order of the registry. */
export function coursesOf(
  assessments: AssessmentFact[],
  firstDoseAt: Instant | null,
  timeZone: string,
): InstrumentCourse[] {
  return instruments
    .filter((instrument) => assessments.some((assessment) => assessment.instrument === instrument.id))
    .map((instrument) => ({
      ...courseOf(instrument, assessments, firstDoseAt, timeZone),
      instrument: shownOf(instrument),
    }))
}

const shownOf = (instrument: Instrument): InstrumentCourse['instrument'] => ({
  id: instrument.id,
  title: instrument.title,
  shortTitle: instrument.shortTitle,
  direction: instrument.direction,
  range: totalRange(instrument),
  bands: instrument.bands.map(({ from, label }) => ({ from, label })),
  flags: flagsOf(instrument).map(({ id, meaning }) => ({ id, meaning })),
  items: instrument.items.map((item) => {
    const { linkId, label, min, max } = item
    return { linkId, label, min, max, graver: graverEnd(instrument, item) }
  }),
})
