import { suggestSessionDates } from '../../clinical/plan/index.ts'
import { doseMinutes, type Protocol } from '../../clinical/protocols/index.ts'
import type { ClinicTransaction } from '../database/index.ts'
import { listChairs, readClinic } from '../identity/index.ts'
import { listBookingsBetween } from './booking-store.ts'
import { instantAt } from './instant-at.ts'

/** Minutes that a session of this protocol takes at a chair: preparation, dose and observation. */
export function sessionMinutes(protocol: Protocol): number {
  const preparationMinutes = 30
  return Math.ceil((preparationMinutes + doseMinutes(protocol) + protocol.observation.minimumMinutes) / 15) * 15
}

/** Dates by the protocol, each with a chair that is free at that time, or null where none is. */
export async function suggestSessions(
  tx: ClinicTransaction,
  protocol: Protocol,
  wish: { firstOn: string; at: string; weekdays: number[]; chairId?: string },
) {
  const { timeZone } = await readClinic(tx)
  const chairs = (await listChairs(tx)).filter((chair) => !chair.retired)
  const wanted = [...chairs].sort((a, b) => Number(b.id === wish.chairId) - Number(a.id === wish.chairId))
  const sessions = suggestSessionDates(protocol, wish.firstOn, wish.weekdays).map((session) => {
    const startsAt = instantAt(session.on, wish.at, timeZone)
    const endsAt = new Date(Date.parse(startsAt) + sessionMinutes(protocol) * 60_000).toISOString()
    return { number: session.number, phase: session.phaseLabel, startsAt, endsAt }
  })
  const [first, last] = [sessions[0], sessions.at(-1)]
  if (!first || !last) return []
  const taken = (await listBookingsBetween(tx, first.startsAt, last.endsAt)).filter((one) => one.state !== 'cancelled')
  return sessions.map((session) => {
    const busy = new Set(
      taken.filter((one) => one.startsAt < session.endsAt && one.endsAt > session.startsAt).map((one) => one.chairId),
    )
    return { ...session, chairId: wanted.find((chair) => !busy.has(chair.id))?.id ?? null }
  })
}
