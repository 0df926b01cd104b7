import type { Role } from '../contract/roles.ts'

/** Roles as people say them. */
export const roleNames: Record<Role, string> = {
  administrator: 'administrator',
  prescriber: 'prescriber',
  nurse: 'nurse',
  therapist: 'therapist',
  'front-desk': 'front desk',
  auditor: 'auditor',
  'medical-lead': 'medical lead',
}

/** What a role is for, in one line. */
export const roleSays: Record<Role, string> = {
  administrator: 'members, chairs and settings; no patient data',
  prescriber: 'evaluates, signs determinations, makes plans, runs sessions',
  nurse: 'runs sessions, checks doses, records',
  therapist: 'reads the record, writes assessments',
  'front-desk': 'patients’ names, referrals and bookings; no record',
  auditor: 'browses the audit trail; no patient data',
  'medical-lead': 'approves the rules that nobody published; given beside another role',
}
