import type { PatientIdentity } from '../../clinical/record/record.ts'
import type { Patient } from '../patients/index.ts'

/** What a source says of who the patient is; kept with each import, to be compared with at the next. */
export interface SourceIdentity {
  familyName: string
  givenName: string
  birthDate: string | null
  sex: Patient['sex']
  deceased: boolean
  deceasedOn: string | null
}
export type IdentityField = keyof SourceIdentity

export const identityIn = (patient: PatientIdentity): SourceIdentity => ({
  familyName: patient.familyName,
  givenName: patient.givenName,
  birthDate: patient.birthDate ?? null,
  sex: patient.sex,
  deceased: patient.deceased,
  deceasedOn: patient.deceasedOn ?? null,
})

/** What the source does not say takes nothing away. */
const saysNothing = (value: string | boolean | null) =>
  value === null || value === '' || value === 'unknown' || value === false

/**
 * What of the patient's identity changes with this source. A field that the source changed since its last import is
 * taken, unless it was amended here; a field that nobody has filled in here is filled in.
 *
 * @param last what the source said at its last import; null at the first
 */
export function mergeIdentity(
  here: SourceIdentity,
  last: SourceIdentity | null,
  now: SourceIdentity,
): { change: Partial<SourceIdentity>; kept: IdentityField[] } {
  const change: Partial<Record<IdentityField, string | boolean | null>> = {}
  const kept: IdentityField[] = []
  for (const field of Object.keys(now) as IdentityField[]) {
    if (now[field] === here[field] || (last && now[field] === last[field])) continue
    if (saysNothing(now[field]) && !last) continue
    if (saysNothing(here[field]) || (last && here[field] === last[field])) change[field] = now[field]
    else kept.push(field)
  }
  // The day of death goes with the death.
  if (kept.includes('deceased') || (change.deceasedOn && !(change.deceased ?? here.deceased))) delete change.deceasedOn
  return { change: change as Partial<SourceIdentity>, kept }
}
