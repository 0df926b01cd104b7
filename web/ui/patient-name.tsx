import { useLocked } from '../lock.ts'

/** `Okoye, Bisi`; as `short` `Okoye, B.`; while the console is locked `B. O.` */
export function patientName(
  patient: { familyName: string; givenName: string },
  style: 'full' | 'short' | 'initials' = 'full',
): string {
  const family = patient.familyName.trim()
  const given = patient.givenName.trim()
  const initial = (name: string) => (name ? `${[...name][0]?.toLocaleUpperCase()}.` : '')
  if (style === 'initials') return `${initial(given)} ${initial(family)}`.trim() || '?'
  const second = style === 'short' ? initial(given) : given
  return [family, second].filter(Boolean).join(', ')
}

/** A patient's name wherever one is shown: it shrinks to initials while the console is locked. */
export function PatientName({
  patient,
  style = 'full',
}: {
  patient: { familyName: string; givenName: string }
  style?: 'full' | 'short'
}) {
  return <>{patientName(patient, useLocked() ? 'initials' : style)}</>
}
