import { sql } from 'kysely'
import { findInstrument } from '../../clinical/instruments/index.ts'
import type { AssessmentFact } from '../../clinical/record/record.ts'
import { suicideRiskTierRules, triageSuicideRisk } from '../../clinical/safety/index.ts'
import type { CorrectedContent, SessionEvent } from '../../clinical/session/index.ts'
import type { SessionRow } from '../../contract/sessions.ts'
import type { ClinicTransaction } from '../database/index.ts'
import { openUrgentPathway } from '../urgent/index.ts'

const instrument = 'c-ssrs-screener-since-last-visit'

/**
 * A screen in a session that came out moderate or high starts the urgent pathway, as it does anywhere else. A moderate
 * one that the prescriber has seen the patient about has had its answer, and one whose answers are an assessment of the
 * record has started it with them.
 */
export async function openPathwaysOf(
  tx: ClinicTransaction,
  session: SessionRow,
  events: readonly SessionEvent[],
  { callerId, now }: { callerId: string; now: string },
): Promise<void> {
  for (const event of events) {
    const content: CorrectedContent | SessionEvent | null = event.type === 'event-corrected' ? event.replacement : event
    if (content?.type !== 'check-answered' || content.answer.kind !== 'suicide-screen') continue
    const { tier, reviewedByPrescriber } = content.answer
    if (tier === 'moderate' && reviewedByPrescriber) continue
    const rule = suicideRiskTierRules[tier]
    if (!rule.startsUrgentPathway) continue
    if (await hasItsOwnPathway(tx, session.patientId, content.answer.assessmentId)) continue
    await openUrgentPathway(tx, {
      patientId: session.patientId,
      sessionId: session.id,
      memberId: callerId,
      now,
      triage: {
        instrument,
        version: findInstrument(instrument)?.version ?? '',
        tier,
        atLeast: tier,
        because: [`C-SSRS since last visit, session ${session.number}`],
        open: [],
        contradictory: false,
        rule,
        startsUrgentPathway: true,
      },
    })
  }
}

/** The assessment that the answer names is on record with answers that start a pathway: that was done there. */
async function hasItsOwnPathway(
  tx: ClinicTransaction,
  patientId: string,
  assessmentId: string | undefined,
): Promise<boolean> {
  if (assessmentId === undefined) return false
  const known = await tx
    .selectFrom('fact')
    .select('body')
    .where('clinic_id', '=', tx.clinicId)
    .where('patient_id', '=', patientId)
    .where('kind', '=', 'assessment')
    .where('retracted', '=', false)
    .where(sql<string>`id::text`, '=', assessmentId)
    .executeTakeFirst()
  if (!known) return false
  const { instrument: of, answers } = known.body as unknown as AssessmentFact
  return triageSuicideRisk(of, answers ?? {})?.startsUrgentPathway ?? false
}
