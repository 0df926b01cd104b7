import type { z } from 'zod'
import { type DosedSession, proposeDose, type ScoreNow } from '../../clinical/dosing/index.ts'
import { instruments } from '../../clinical/instruments/index.ts'
import { courseOf } from '../../clinical/outcomes/index.ts'
import type { Protocol } from '../../clinical/protocols/index.ts'
import { ageOn } from '../../clinical/quantity/calendar-date.ts'
import { calendarDateIn } from '../../clinical/quantity/clinic-day.ts'
import type { Instant } from '../../clinical/record/record.ts'
import { foldSession, orderedDose } from '../../clinical/session/index.ts'
import type { outcomeRoutes } from '../../contract/outcomes.ts'
import type { ClinicTransaction } from '../database/index.ts'
import { readClinic } from '../identity/index.ts'
import { readPatient } from '../patients/index.ts'
import type { Plan } from '../plans/index.ts'
import { findProtocols } from '../protocols/index.ts'
import { listFacts } from '../record/index.ts'
import { listSessions, readEvents } from '../sessions/index.ts'

type Answer = z.input<typeof outcomeRoutes.doseProposal.response>

/** What the protocol's titration rule comes to for the next session of a plan, from what is on record now. */
export async function readDoseProposal(tx: ClinicTransaction, plan: Plan, now: Instant): Promise<Answer> {
  const protocol = (await findProtocols(tx, [plan]))(plan)
  if (!protocol?.titration) return { proposal: null }
  const { timeZone } = await readClinic(tx)
  const { birthDate } = await readPatient(tx, plan.patientId)
  const age = ageOn(birthDate ?? undefined, calendarDateIn(now, timeZone))
  const sessions = await dosedSessions(tx, plan, protocol)
  return {
    proposal: proposeDose(protocol, {
      sessions,
      scores: await scoresNow(tx, plan, sessions[0]?.at ?? null, timeZone),
      ageYears: age && age.min === age.max ? age.min : null,
    }),
  }
}

async function dosedSessions(tx: ClinicTransaction, plan: Plan, protocol: Protocol): Promise<DosedSession[]> {
  const rows = (await listSessions(tx, { planId: plan.id })).filter((row) => row.summary?.doseStartedAt).reverse()
  const events = await readEvents(
    tx,
    rows.map((row) => row.id),
  )
  return rows.flatMap((row) => {
    const { dose, adverseEvents, ...state } = foldSession(protocol, events.get(row.id) ?? [])
    if (dose.startedAt === null) return []
    return [
      {
        number: row.number,
        at: dose.startedAt,
        ordered: orderedDose({ dose, adverseEvents, ...state }),
        complete: dose.ended?.complete ?? null,
        adverseEvents: adverseEvents.map(({ term, severity, serious }) => ({ term, severity, serious })),
      },
    ]
  })
}

async function scoresNow(
  tx: ClinicTransaction,
  plan: Plan,
  firstDoseAt: Instant | null,
  timeZone: string,
): Promise<ScoreNow[]> {
  const facts = await listFacts(tx, plan.patientId, ['assessment'])
  const assessments = facts.map(({ fact }) => fact)
  return instruments
    .filter(({ id }) => assessments.some((assessment) => assessment.instrument === id))
    .map((instrument) => {
      const { baseline, latest } = courseOf(instrument, assessments, firstDoseAt, timeZone)
      return {
        instrument: instrument.id,
        baselineTotal: baseline?.total ?? null,
        latest: latest && { total: latest.point.total, at: latest.point.from },
      }
    })
}
