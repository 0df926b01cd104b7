import type { z } from 'zod'
import type { CriterionOutcome } from '../../clinical/eligibility/index.ts'
import type { newOverride } from '../../contract/determinations.ts'
import { permissionsOf, type Role } from '../../contract/roles.ts'
import type { ClinicTransaction, Database } from '../database/index.ts'
import { conflict, invalidField, Problem } from '../http/problem.ts'
import { type ConfirmedMember, confirmMember } from '../identity/index.ts'
import type { KeptOverride, StoredDetermination } from './determination-store.ts'

export type NewOverride = z.output<typeof newOverride>

/**
 * The overrides of a determination with those that a prescriber adds.
 *
 * @param seconds who agreed at the same console, by the index of the override
 * @throws Problem naming the override of a criterion that nobody may override, or that does not stand in the way
 */
export function addOverrides(
  { inputs, result }: StoredDetermination,
  added: readonly NewOverride[],
  { by, seconds, now }: { by: ConfirmedMember; seconds: ReadonlyMap<number, ConfirmedMember>; now: string },
): KeptOverride[] {
  const criterionIds = added.map(({ criterionId }) => criterionId)
  for (const [index, { criterionId }] of added.entries()) {
    const path = `overrides.${index}.criterionId`
    if (criterionIds.indexOf(criterionId) < index) throw invalidField(path, `is there twice: ${criterionId}`)
    const criterion = result.criteria.find(({ id }) => id === criterionId)
    if (!criterion) throw invalidField(path, `is no criterion of this determination: ${criterionId}`)
    refuseFinal(criterion, path)
    if (criterion.standing !== 'blocks' && criterion.standing !== 'missing')
      throw invalidField(path, `does not stand in the way: ${criterion.title}`)
  }
  return [
    ...inputs.overrides.filter(({ criterionId }) => !criterionIds.includes(criterionId)),
    ...added.map(({ criterionId, reason }, index): KeptOverride => {
      const second = seconds.get(index)
      return {
        criterionId,
        reason,
        by: by.name,
        byId: by.id,
        at: now,
        ...(second ? { secondBy: apart(second.name, by.name), secondById: second.id, secondAt: now } : {}),
      }
    }),
  ]
}

/** The overrides of a determination with a second prescriber’s agreement to one of them. */
export function agreeToOverride(
  { inputs, result }: StoredDetermination,
  criterionId: string,
  { second, now }: { second: ConfirmedMember; now: string },
): KeptOverride[] {
  const waiting = inputs.overrides.find((override) => override.criterionId === criterionId)
  const criterion = result.criteria.find(({ id }) => id === criterionId)
  if (!waiting || !criterion?.awaitsSecondSignature)
    throw invalidField('criterionId', `has no override that waits for a second signature: ${criterionId}`)
  if (waiting.byId === second.id) throw ownSecond()
  const agreed = { ...waiting, secondBy: apart(second.name, waiting.by), secondById: second.id, secondAt: now }
  return inputs.overrides.map((override) => (override === waiting ? agreed : override))
}

/**
 * The prescribers who agree at the same console, each proven by password or PIN.
 *
 * @throws Problem naming the one who is no prescriber, is the caller, or whose secret is wrong
 */
export async function confirmSeconds(
  tx: ClinicTransaction,
  database: Database,
  overrides: readonly NewOverride[],
  callerId: string | null,
): Promise<Map<number, ConfirmedMember>> {
  const seconds = new Map<number, ConfirmedMember>()
  for (const [index, { second, criterionId }] of overrides.entries()) {
    if (!second) continue
    const path = `overrides.${index}.second`
    if (second.memberId === callerId) throw ownSecond()
    if (!(await mayDetermine(tx, second.memberId)))
      throw invalidField(`${path}.memberId`, 'is no prescriber of this clinic')
    const { memberId, password, pin } = second
    const purpose = `second signature: ${criterionId}`
    seconds.set(index, await confirmSecond(database, tx.clinicId, memberId, { password, pin }, purpose, path))
  }
  return seconds
}

async function confirmSecond(
  database: Database,
  clinicId: string,
  memberId: string,
  secret: { password?: string; pin?: string },
  purpose: string,
  path: string,
): Promise<ConfirmedMember> {
  try {
    return await confirmMember(database, clinicId, memberId, secret, purpose)
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'wrong-password') throw error
    const field = secret.password === undefined ? 'pin' : 'password'
    throw new Problem(error.status, error.code, error.title, 'The second prescriber’s password or PIN is wrong.', {
      errors: [{ path: `${path}.${field}`, message: 'is wrong' }],
    })
  }
}

async function mayDetermine(tx: ClinicTransaction, memberId: string): Promise<boolean> {
  const member = await tx
    .selectFrom('member')
    .select('roles')
    .where('clinic_id', '=', tx.clinicId)
    .where('id', '=', memberId)
    .where('status', '=', 'active')
    .executeTakeFirst()
  return permissionsOf((member?.roles ?? []) as Role[]).includes('determination:sign')
}

function refuseFinal({ final, title }: CriterionOutcome, path: string): void {
  if (!final) return
  throw new Problem(422, 'final-criterion', 'Nobody may override this', `${title} stands, whoever signs.`, {
    errors: [{ path, message: 'cannot be overridden' }],
  })
}

const ownSecond = () =>
  conflict('own-override', 'The second signature must be another prescriber’s', 'Nobody agrees with themselves.')

/** The rules tell two people apart by their names: of namesakes the second is called so. */
const apart = (second: string, first: string): string => (second === first ? `${second} (second)` : second)
