import { type CorrectedContent, gates, type SessionEvent, type SessionState } from '../../clinical/session/index.ts'
import type { NewSessionEvent, SignedSessionEvent } from '../../contract/session-events.ts'
import type { ClinicTransaction } from '../database/index.ts'
import { invalidField, Problem } from '../http/problem.ts'

/** Who stands behind an event: the one who is signed in, and where there is one the second person. */
export interface Behind {
  roles: readonly string[]
}

/** An override that is the prescriber's needs one of the two to be a prescriber. */
export function refuseOverrideWithoutPrescriber(
  event: SessionEvent,
  state: SessionState,
  { behind, now }: { behind: Behind[]; now: string },
): void {
  const content: CorrectedContent | SessionEvent | null = event.type === 'event-corrected' ? event.replacement : event
  const rule =
    content?.type === 'gate-overridden'
      ? gates(state, now).find((gate) => gate.id === content.gateId)?.override
      : content?.type === 'discharge-overridden'
        ? state.protocol.discharge.find((criterion) => criterion.id === content.criterionId)?.override
        : undefined
  if (rule?.by !== 'prescriber' || behind.some((person) => person.roles.includes('prescriber'))) return
  throw new Problem(403, 'prescriber-needed', 'Only a prescriber may override this', `The event is ${event.id}.`)
}

/** Members that an event names must be of this clinic, and who ordered a dose a prescriber. */
export async function refuseUnknownMembers(
  tx: ClinicTransaction,
  events: readonly (NewSessionEvent | SignedSessionEvent)[],
): Promise<void> {
  const named = events.flatMap((event, index) => {
    const [content, path] =
      event.type === 'event-corrected' ? [event.replacement, `events.${index}.replacement`] : [event, `events.${index}`]
    if (content?.type === 'dose-ordered') return [{ id: content.prescriber, path: `${path}.prescriber`, orders: true }]
    if (content?.type === 'watcher-changed') return [{ id: content.watcher, path: `${path}.watcher`, orders: false }]
    return []
  })
  if (named.length === 0) return
  const members = await tx
    .selectFrom('member')
    .select(['id', 'roles'])
    .where('clinic_id', '=', tx.clinicId)
    .where(
      'id',
      'in',
      named.map(({ id }) => id),
    )
    .execute()
  for (const { id, path, orders } of named) {
    const member = members.find((one) => one.id === id)
    if (!member) throw invalidField(path, 'is not a member of this clinic')
    if (orders && !member.roles.includes('prescriber')) throw invalidField(path, 'is not a prescriber')
  }
}
