import { findInstrument } from '../../clinical/instruments/index.ts'
import { dayInterval } from '../../clinical/quantity/calendar-date.ts'
import { endOfDay, startOfDay } from '../../clinical/quantity/clinic-day.ts'
import type { AssessmentFact } from '../../clinical/record/record.ts'
import { type SuicideRiskTriage, triageSuicideRisk } from '../../clinical/safety/index.ts'
import { dayOf } from './dates.ts'
import { presentAssessment } from './present-assessment.ts'

interface Screen {
  fact: AssessmentFact
  triage: SuicideRiskTriage
}

/** The tier, and what the answers so far reach; empty for what is no screen. */
export const tierOf = ({ instrument, answers }: AssessmentFact): string => {
  const triage = triageSuicideRisk(instrument, answers ?? {})
  return triage ? `${triage.tier} ${triage.atLeast}` : ''
}

/** Screens of suicide risk among assessments, newest first. */
export function screensOf(assessments: readonly AssessmentFact[], timeZone: string): Screen[] {
  return assessments
    .flatMap((fact) => {
      const triage = triageSuicideRisk(fact.instrument, fact.answers ?? {})
      return triage ? [{ fact, triage }] : []
    })
    .sort((a, b) => boundsOf(b.fact.at, timeZone).latest - boundsOf(a.fact.at, timeZone).latest)
}

/** Was another screen certainly taken after this one? Then the later one says how things are. */
export function hasLaterScreen(screen: AssessmentFact, all: readonly AssessmentFact[], timeZone: string): boolean {
  const { latest } = boundsOf(screen.at, timeZone)
  return screensOf(all, timeZone).some(
    ({ fact }) => fact.id !== screen.id && boundsOf(fact.at, timeZone).earliest > latest,
  )
}

/** First and last millisecond that a recorded time can mean. */
function boundsOf(at: string, timeZone: string): { earliest: number; latest: number } {
  if (at.includes('T')) return { earliest: Date.parse(at), latest: Date.parse(at) }
  const days = dayInterval(at)
  if (!days) return { earliest: Number.NEGATIVE_INFINITY, latest: Number.NEGATIVE_INFINITY }
  return {
    earliest: Date.parse(startOfDay(days.earliest, timeZone)),
    latest: Date.parse(endOfDay(days.latest, timeZone)) - 1,
  }
}

/**
 * Depression scales whose item on suicide was answered and that no screen has followed on the same day or later. Only
 * the newest of each instrument speaks. It is a reminder in the evaluation, never an alert.
 */
export function screensAskedFor(
  assessments: readonly AssessmentFact[],
  timeZone: string,
): { assessmentId: string; at: string; text: string }[] {
  const lastScreen = screensOf(assessments, timeZone)[0]
  const since = lastScreen ? dayOf(lastScreen.fact.at, timeZone) : ''
  const newest = new Map<string, AssessmentFact>()
  for (const fact of assessments) {
    const before = newest.get(fact.instrument)
    if (!before || boundsOf(before.at, timeZone).latest <= boundsOf(fact.at, timeZone).latest)
      newest.set(fact.instrument, fact)
  }
  return [...newest.values()].flatMap((fact) => {
    const shown = presentAssessment({
      fact,
      version: 1,
      retracted: false,
      imported: false,
      authorName: '',
      recordedAt: '',
    })
    if (!shown.asksForScreener || dayOf(fact.at, timeZone) <= since) return []
    const meaning = shown.flags.map((flag) => flag.meaning).join(' ')
    return [{ assessmentId: fact.id, at: fact.at, text: `${findInstrument(fact.instrument)?.shortTitle}: ${meaning}` }]
  })
}
