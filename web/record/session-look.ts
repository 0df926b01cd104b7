import { findProtocol } from '../../clinical/protocols/index.ts'
import type { Chart, ChartSession } from './chart.ts'

type Summary = NonNullable<ChartSession['summary']>

/**
 * Whether the highest pressure of a session reached a limit that its protocol alerts at (not one that is only watched).
 * `null` when no pressure is on record.
 */
export function pressureRanHigh(summary: Summary | null, protocolId: string): boolean | null {
  const systolic = summary?.highestSystolic ?? null
  const diastolic = summary?.highestDiastolic ?? null
  if (!summary || systolic === null || diastolic === null) return null
  const { baseline } = summary
  const limits = (findProtocol(protocolId)?.notices ?? []).flatMap((rule) =>
    rule.signal === 'blood-pressure' && rule.tier !== 'watch' ? [rule.limits] : [],
  )
  const reaches = (value: number | undefined, limit: number | undefined) =>
    value !== undefined && limit !== undefined && value >= limit
  return limits.some(
    (limit) =>
      reaches(systolic, limit.systolicAtLeast) ||
      reaches(diastolic, limit.diastolicAtLeast) ||
      reaches(baseline ? systolic - baseline.systolic : undefined, limit.systolicRiseAtLeast) ||
      reaches(baseline ? diastolic - baseline.diastolic : undefined, limit.diastolicRiseAtLeast),
  )
}

const protocolOf = (session: ChartSession, plans: Chart['plans']): string =>
  plans.find(({ id }) => id === session.planId)?.protocolId ?? ''

/** Something happened in it that whoever plans the next one should see. */
export function isNotable(session: ChartSession, plans: Chart['plans']): boolean {
  const { summary } = session
  if (!summary) return false
  return (
    pressureRanHigh(summary, protocolOf(session, plans)) === true ||
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
    .findLast((session) => pressureRanHigh(session.summary, protocolOf(session, plans)))
}
