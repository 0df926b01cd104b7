/**
 * What the application's login may do with each table. A table that is named nowhere here may not be touched at all.
 * Nobody may delete or truncate, but for the derived search keys.
 */
const appendOnly = [
  'audit_entry',
  'installation_audit_entry',
  'patient_version',
  'patient_identifier',
  'care_event',
  'fact_version',
  'record_import',
  'determination',
  'determination_signature',
  'urgent_event',
  'consent_document',
  'consent',
  'consent_withdrawal',
  'plan_version',
  'booking_version',
  'session_event',
  'vital',
  'vital_conflict',
  'rule_sign_off',
  'instrument_wording',
  'protocol_variant',
  'adequacy_standard',
]

/** Identity rows and current projections: their past is in a version table, a log or the audit trail. */
const updatable = [
  'clinic',
  'chair',
  'member',
  'member_invite',
  'sign_in',
  'device',
  'audit_head',
  'installation',
  'installation_audit_head',
  'patient',
  'fact',
  'urgent_pathway',
  'plan',
  'booking',
  'session',
]

/** The functions that look across clinics (see the first migration). */
const lookUps = ['find_sign_in_members(text)', 'find_invite_clinic(text)', 'any_clinic_exists()', 'list_clinic_ids()']

const derived = ['patient_search_key']

/** SQL that gives `role` exactly these rights and no others. The role name must be a checked identifier. */
export function grantsFor(role: string): string {
  return [
    `revoke all on all tables in schema public from ${role}`,
    `grant usage on schema public to ${role}`,
    `grant select on schema_migration to ${role}`,
    `grant select, insert on ${appendOnly.join(', ')} to ${role}`,
    `grant select, insert, update on ${updatable.join(', ')} to ${role}`,
    `grant select, insert, delete on ${derived.join(', ')} to ${role}`,
    ...lookUps.flatMap((signature) => [
      `revoke all on function ${signature} from public`,
      `grant execute on function ${signature} to ${role}`,
    ]),
  ].join(';\n')
}

export const appendOnlyTables: readonly string[] = appendOnly
