import type { Chart, ChartSession } from './chart.ts'

type Alerts = Chart['plans'][number]['pressureAlerts']
type Summary = NonNullable<ChartSession['summary']>

/**
 * Whether the highest pressure of a session reached a limit that its protocol alerts at (not one that is only watched).
 * `null` when no pressure is on record.
 */
export function pressureRanHigh(summary: Summary | null, alerts: Alerts): boolean | null {
  const systolic = summary?.highestSystolic ?? null
  const diastolic = summary?.highestDiastolic ?? null
  if (!summary || systolic === null || diastolic === null) return null
  const { baseline } = summary
  const reaches = (value: number | undefined, limit: number | undefined) =>
    value !== undefined && limit !== undefined && value >= limit
  return alerts.some(
    (limit) =>
      reaches(systolic, limit.systolicAtLeast) ||
      reaches(diastolic, limit.diastolicAtLeast) ||
      reaches(baseline ? systolic - baseline.systolic : undefined, limit.systolicRiseAtLeast) ||
      reaches(baseline ? diastolic - baseline.diastolic : undefined, limit.diastolicRiseAtLeast),
  )
}

const alertsOf = (session: ChartSession, plans: Chart['plans']): Alerts =>
  plans.find(({ id }) => id === session.planId)?.pressureAlerts ?? []

/** Something happened in it that whoever plans the next one should see. */
export function isNotable(session: ChartSession, plans: Chart['plans']): boolean {
  const { summary } = session
  if (!summary) return false
  return (
    pressureRanHigh(summary, alertsOf(session, plans)) === true ||
    summary.adverseEvents.some(({ serious, severity }) => serious || severity === 'severe') ||
    summary.disposition === 'transferred' ||
    summary.disposition === 'left-against-advice'
  )
}

/** How many sessions back a high pressure still stands in the header. */
const lookBack = 3

/** The newest of the last sessions in which the pressure ran high. */
export function lastHighPressure(sessions: ChartSession[], plans: Chart['plans']): ChartSession | undefined {
  return sessions
    .filter(({ kind }) => kind === 'session')
    .slice(-lookBack)
    .findLast((session) => pressureRanHigh(session.summary, alertsOf(session, plans)))
}
