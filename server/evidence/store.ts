import type { z } from 'zod'
import type { evidenceRoutes } from '../../contract/evidence.ts'
import type { ClinicTransaction } from '../database/index.ts'

type SignOff = z.output<typeof evidenceRoutes.signOffs.response>['signOffs'][number]
export type Decision = z.output<typeof evidenceRoutes.history.response>['decisions'][number]

/** Every decision of this clinic, newest first; of one place when it is named (`protocols/observation`). */
export async function listDecisions(tx: ClinicTransaction, path?: string): Promise<Decision[]> {
  let query = tx
    .selectFrom('rule_sign_off as s')
    .innerJoin('member as m', (join) => join.onRef('m.clinic_id', '=', 's.clinic_id').onRef('m.id', '=', 's.member_id'))
    .select(['s.rule_id', 's.rule_text', 's.decision', 's.note', 's.at', 'm.name'])
    .where('s.clinic_id', '=', tx.clinicId)
    .orderBy('s.at', 'desc')
    .orderBy('s.id', 'desc')
  if (path !== undefined)
    query = query.where((eb) => eb(eb.fn('split_part', ['s.rule_id', eb.val('#'), eb.val(1)]), '=', path))
  return (await query.execute()).map((row) => ({
    ruleId: row.rule_id,
    ruleText: row.rule_text,
    decision: row.decision as Decision['decision'],
    note: row.note,
    by: row.name,
    at: row.at,
  }))
}

/** The approvals that stand: of each rule the newest decision, where it approves. */
export async function listSignOffs(tx: ClinicTransaction): Promise<SignOff[]> {
  const newest = new Map<string, Decision>()
  for (const decision of await listDecisions(tx))
    if (!newest.has(decision.ruleId)) newest.set(decision.ruleId, decision)
  return [...newest.values()]
    .filter(({ decision }) => decision === 'approved')
    .map(({ ruleId, by, at, note }) => ({ ruleId, by, at, note }))
}

export async function isApproved(tx: ClinicTransaction, ruleId: string): Promise<boolean> {
  const newest = await tx
    .selectFrom('rule_sign_off')
    .select('decision')
    .where('clinic_id', '=', tx.clinicId)
    .where('rule_id', '=', ruleId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return newest?.decision === 'approved'
}

/** An act with this id was recorded already. */
export async function isDecided(tx: ClinicTransaction, id: string): Promise<boolean> {
  const found = await tx
    .selectFrom('rule_sign_off')
    .select('id')
    .where('clinic_id', '=', tx.clinicId)
    .where('id', '=', id)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** Appends a decision on several rules; the same act sent again is the same. */
export async function appendDecision(
  tx: ClinicTransaction,
  given: {
    id: string
    rules: { ruleId: string; ruleText: string }[]
    decision: Decision['decision']
    note: string
    memberId: string
    now: string
  },
): Promise<void> {
  await tx
    .insertInto('rule_sign_off')
    .values(
      given.rules.map(({ ruleId, ruleText }) => ({
        clinic_id: tx.clinicId,
        id: given.id,
        rule_id: ruleId,
        rule_text: ruleText,
        decision: given.decision,
        note: given.note,
        member_id: given.memberId,
        at: given.now,
      })),
    )
    .onConflict((conflict) => conflict.columns(['clinic_id', 'id', 'rule_id']).doNothing())
    .execute()
}

/** Names of the members who may approve. */
export async function listMedicalLeads(tx: ClinicTransaction): Promise<string[]> {
  const rows = await tx
    .selectFrom('member')
    .select(['name', 'roles'])
    .where('clinic_id', '=', tx.clinicId)
    .where('status', '=', 'active')
    .orderBy('name')
    .execute()
  return rows.filter(({ roles }) => roles.includes('medical-lead')).map(({ name }) => name)
}
