import { bandOf, findInstrument, labelOfBand, scoreInstrument } from '../../instruments/index.ts'
import { dayInterval, isWithinDays } from '../../quantity/calendar-date.ts'
import type { AssessmentFact, CalendarDate } from '../../record/record.ts'
import type { Judgement } from '../criterion.ts'
import type { PatientView } from '../patient-view.ts'

/** A scale whose result raises a question; it never answers it. */
export interface RaisingScale {
  instrument: string
  /** The bands that raise it. */
  bands: readonly string[]
  /** How long it speaks. */
  days: number
}

interface Scored {
  fact: AssessmentFact
  day: CalendarDate
  band: string
  text: string
}

/** The question is open while the newest such scale speaks for it and nobody has answered since. */
export function raisedByScale(
  view: PatientView,
  judged: Judgement,
  question: { criterionId: string; validForDays: number },
  scale: RaisingScale,
): Judgement {
  const newest = judged.status === 'met' ? undefined : newestOf(view, scale)
  if (!newest || !scale.bands.includes(newest.band)) return judged
  const evidence = [...judged.evidence, { reference: newest.fact.reference, text: newest.text }]
  const answer = view.answer(question.criterionId, question.validForDays)
  if (answer && answer.answer !== 'unknown' && answer.on >= newest.day) return { ...judged, evidence }
  return {
    status: 'unknown',
    finding: `${newest.text}; nobody has answered the question since.`,
    evidence,
    raised: true,
  }
}

/** Of one day the one that raises it, so that no order of entry hides it. */
function newestOf(view: PatientView, { instrument: id, days, bands: raising }: RaisingScale): Scored | undefined {
  let newest: Scored | undefined
  for (const fact of view.assessments) {
    const at = fact.instrument === id ? dayInterval(fact.at) : undefined
    if (!at || isWithinDays(at, days, view.asOf) !== 'yes') continue
    const scored = scoredOn(fact, at.latest)
    if (scored && (!newest || scored.day > newest.day || (scored.day === newest.day && raising.includes(scored.band))))
      newest = scored
  }
  return newest
}

/** Undefined where it cannot be scored. */
function scoredOn(fact: AssessmentFact, day: CalendarDate): Scored | undefined {
  const instrument = findInstrument(fact.instrument)
  if (!instrument) return undefined
  const score = fact.answers ? scoreInstrument(instrument, fact.answers) : undefined
  const total = fact.total ?? score?.total ?? null
  const band = score?.band ?? bandOf(instrument, total)?.id
  if (!band) return undefined
  const result = total === null ? '' : ` ${total}`
  return { fact, day, band, text: `${instrument.shortTitle}${result} on ${day}: ${labelOfBand(instrument, band)}` }
}
