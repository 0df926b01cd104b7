import { ruleId } from '../../clinical/evidence/index.ts'
import { type PlanObstacle, planObstacles } from '../../clinical/plan/index.ts'
import type { Protocol } from '../../clinical/protocols/index.ts'
import { calendarDateIn } from '../../clinical/quantity/clinic-day.ts'
import { findValidConsent } from '../consents/index.ts'
import type { ClinicTransaction } from '../database/index.ts'
import { isApproved } from '../evidence/index.ts'
import { readClinic } from '../identity/index.ts'
import { readCare } from '../patients/index.ts'

export interface PlanReadiness {
  obstacles: PlanObstacle[]
  determinationId: string | null
  consentId: string | null
}

/** What the record holds for a plan with this protocol, and what stands in its way. */
export async function planReadiness(
  tx: ClinicTransaction,
  patientId: string,
  protocol: Protocol,
  now: string,
  antidepressant?: 'medicine' | 'none',
): Promise<PlanReadiness> {
  const clinic = await readClinic(tx)
  const determination = await tx
    .selectFrom('determination as d')
    .leftJoin('determination_signature as s', (join) =>
      join
        .onRef('s.clinic_id', '=', 'd.clinic_id')
        .onRef('s.determination_id', '=', 'd.id')
        .on('s.meaning', '=', 'sign'),
    )
    .select(['d.id', 'd.determination', 'd.at', 's.id as signature_id'])
    .where('d.clinic_id', '=', tx.clinicId)
    .where('d.patient_id', '=', patientId)
    .where('d.treatment', '=', protocol.treatmentId)
    .orderBy('d.at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const consent = await findValidConsent(tx, patientId, protocol.treatmentId)
  const anyConsent = await tx
    .selectFrom('consent as c')
    .innerJoin('consent_document as d', (join) =>
      join.onRef('d.clinic_id', '=', 'c.clinic_id').onRef('d.id', '=', 'c.document_id'),
    )
    .select('c.id')
    .where('c.clinic_id', '=', tx.clinicId)
    .where('c.patient_id', '=', patientId)
    .where('d.treatment', '=', protocol.treatmentId)
    .executeTakeFirst()
  const running = await tx
    .selectFrom('plan')
    .select('id')
    .where('clinic_id', '=', tx.clinicId)
    .where('patient_id', '=', patientId)
    .where('state', '=', 'active')
    .executeTakeFirst()
  const obstacles = planObstacles(protocol, {
    today: calendarDateIn(now, clinic.timeZone),
    jurisdiction: clinic.jurisdiction,
    determination: determination
      ? {
          outcome: determination.determination as 'eligible',
          signed: determination.signature_id !== null,
          on: calendarDateIn(determination.at, clinic.timeZone),
        }
      : null,
    consent: consent ? 'valid' : anyConsent ? 'withdrawn' : 'none',
    careClosed: (await readCare(tx, patientId)).state === 'closed',
    runningPlan: running !== undefined,
    protocolApproved: await isProtocolApproved(tx, protocol),
    antidepressant,
  })
  return { obstacles, determinationId: determination?.id ?? null, consentId: consent?.id ?? null }
}

/** Most protocols want no approval of their own. */
async function isProtocolApproved(tx: ClinicTransaction, { approvedBeforeUse }: Protocol): Promise<boolean> {
  return !approvedBeforeUse || isApproved(tx, ruleId('protocols/approvedBeforeUse', approvedBeforeUse))
}
