import type { CallResponse } from '../api.ts'

type Body = CallResponse<'GET /api/patients/:patientId/history'>['versions'][number]['body']

export interface IdentityDifference {
  label: string
  from: string
  to: string
}

const labels: readonly (readonly [label: string, read: (body: Body) => string])[] = [
  ['Family name', (body) => body.familyName],
  ['Given name', (body) => body.givenName],
  ['Born', (body) => body.birthDate ?? ''],
  ['Sex', (body) => body.sex],
  ['Record number', (body) => body.recordNumber],
  ['Phone', (body) => body.phone],
  ['E-mail', (body) => body.email],
  ['Died', (body) => (body.deceased ? (body.deceasedOn ?? 'yes, day not known') : '')],
  ['Referred by', (body) => body.referral?.referredBy ?? ''],
  ['Practice or hospital', (body) => body.referral?.organisation ?? ''],
  ['Referred on', (body) => body.referral?.on ?? ''],
  ['Reason of referral', (body) => body.referral?.reason ?? ''],
  ['Records came', (body) => (body.referral ? (body.referral.recordsCame ? 'yes' : 'no') : '')],
]

/** What one version of identity and referral has otherwise than the version before; of the first, all that it says. */
export function differences(body: Body, before: Body | undefined): IdentityDifference[] {
  return labels
    .map(([label, read]) => ({ label, from: before ? read(before) : '', to: read(body) }))
    .filter(({ from, to }) => from !== to)
}
