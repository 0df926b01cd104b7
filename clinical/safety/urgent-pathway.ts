import { calendarDateIn, endOfDay } from '../quantity/clinic-day.ts'
import type { Instant } from '../record/record.ts'
import { defaultUrgentPathwaySettings, type EscalationStep } from './suicide-risk-tiers.ts'
import type { SuicideRiskTriage } from './suicide-risk-triage.ts'

/** What the clinic promised when the pathway was opened: kept with it, so that later settings do not change it. */
export interface UrgentPathway {
  tier: 'moderate' | 'high'
  openedAt: Instant
  acknowledgeBy: Instant
  /** Until then the patient was assessed and what was done is recorded. */
  assessBy: Instant
  escalateEveryMinutes: number
  escalation: readonly EscalationStep[]
  somebodyStays: boolean
  holdsDischarge: boolean
  whatToDo: readonly string[]
}

export const minutesLater = (instant: Instant, minutes: number): Instant =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString()

/**
 * The pathway that a triage starts, or null when it starts none. An unfinished screen is answered at the speed of the
 * tier it has reached so far, and holds the discharge until it is finished.
 */
export function urgentPathwayFor(
  triage: SuicideRiskTriage,
  now: Instant,
  timeZone: string,
  settings: Pick<typeof defaultUrgentPathwaySettings, 'times' | 'escalation'> = defaultUrgentPathwaySettings,
): UrgentPathway | null {
  if (!triage.startsUrgentPathway) return null
  const tier = triage.atLeast === 'high' ? 'high' : 'moderate'
  const times = settings.times[tier]
  return {
    tier,
    openedAt: now,
    acknowledgeBy: minutesLater(now, times.acknowledgeMinutes),
    assessBy:
      times.assess === 'end-of-day'
        ? endOfDay(calendarDateIn(now, timeZone), timeZone)
        : minutesLater(now, times.assess),
    escalateEveryMinutes: times.escalateEveryMinutes,
    escalation: settings.escalation,
    somebodyStays: triage.rule.somebodyStays,
    holdsDischarge: triage.rule.holdsDischarge,
    whatToDo: triage.rule.whatToDo,
  }
}
