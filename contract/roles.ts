/**
 * Which role may do what: the one table. A route names one permission; a member has the union of their roles.
 */
export const roles = [
  'administrator',
  'prescriber',
  'nurse',
  'therapist',
  'front-desk',
  'auditor',
  'medical-lead',
] as const
export type Role = (typeof roles)[number]

export const permissions = {
  /** Clinic settings, chairs, members, invitations. */
  'clinic:manage': ['administrator'],
  'clinic:read': ['administrator', 'prescriber', 'nurse', 'therapist', 'front-desk', 'auditor', 'medical-lead'],
  /** Approves, for this clinic, the rules that nobody published; given beside another role, as a rule to a prescriber. */
  'rules:approve': ['medical-lead'],
  'audit:read': ['auditor'],
  'patients:read': ['prescriber', 'nurse', 'therapist', 'front-desk'],
  'patients:write': ['prescriber', 'nurse', 'front-desk'],
  /** The end of a patient's care here, and its taking up again. */
  'care:close': ['prescriber'],
  'record:read': ['prescriber', 'nurse', 'therapist'],
  'record:write': ['prescriber', 'nurse'],
  'record:import': ['prescriber', 'nurse', 'front-desk'],
  'assessment:write': ['prescriber', 'nurse', 'therapist'],
  'evaluation:read': ['prescriber', 'nurse', 'therapist'],
  'evaluation:write': ['prescriber', 'nurse'],
  'determination:sign': ['prescriber'],
  'urgent:read': ['prescriber', 'nurse', 'therapist', 'front-desk'],
  'urgent:act': ['prescriber', 'nurse', 'therapist'],
  'consent:manage': ['administrator', 'prescriber'],
  'consent:read': ['prescriber', 'nurse', 'therapist'],
  'consent:record': ['prescriber', 'nurse'],
  'plan:read': ['prescriber', 'nurse', 'therapist'],
  'plan:write': ['prescriber'],
  'booking:read': ['prescriber', 'nurse', 'therapist', 'front-desk'],
  'booking:write': ['prescriber', 'nurse', 'front-desk'],
  'floor:read': ['prescriber', 'nurse', 'therapist', 'front-desk'],
  'session:read': ['prescriber', 'nurse', 'therapist'],
  'session:write': ['prescriber', 'nurse'],
  /** Monitors and gateways: a device's token has this permission alone. */
  'vitals:write': ['prescriber', 'nurse'],
  'outcome:read': ['prescriber', 'nurse', 'therapist'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof permissions

/** All permissions that the roles give together. */
export function permissionsOf(memberRoles: readonly Role[]): Permission[] {
  return (Object.keys(permissions) as Permission[]).filter((permission) =>
    permissions[permission].some((role) => memberRoles.includes(role)),
  )
}
