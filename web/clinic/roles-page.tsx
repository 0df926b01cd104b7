import { type Permission, permissions, roles } from '../../contract/roles.ts'
import { roleNames, roleSays } from '../role-names.ts'
import { List, Mark, Panel, Row, Table } from '../ui/index.ts'

const words: Record<Permission, string> = {
  'clinic:manage': 'Change members, chairs, settings',
  'clinic:read': 'See members, chairs, settings',
  'rules:approve': 'Approve rules for the clinic',
  'audit:read': 'Browse the audit trail',
  'patients:read': 'Find patients: names, referrals, stage',
  'patients:write': 'Make and amend patients',
  'care:close': 'Close and reopen the care of a patient',
  'record:read': 'Read the clinical record',
  'record:write': 'Write the clinical record',
  'record:import': 'Import records',
  'assessment:write': 'Record assessments',
  'evaluation:read': 'Read evaluations',
  'evaluation:write': 'Answer the interview, evaluate',
  'determination:sign': 'Sign determinations and overrides',
  'urgent:read': 'See urgent pathways',
  'urgent:act': 'Take on urgent pathways',
  'consent:manage': 'Publish consent documents',
  'consent:read': 'Read consents',
  'consent:record': 'Record and withdraw consents',
  'plan:read': 'Read plans',
  'plan:write': 'Make and amend plans',
  'booking:read': 'See bookings',
  'booking:write': 'Book and move sessions',
  'floor:read': 'See the floor',
  'session:read': 'Read sessions',
  'session:write': 'Run sessions',
  'vitals:write': 'Record vitals',
  'outcome:read': 'Read outcomes',
}

/** Which role may do what: the same table that the server goes by. */
export function RolesPage() {
  const rows = Object.entries(permissions) as [Permission, readonly string[]][]
  return (
    <>
      <Panel title="Roles" flush>
        <List>
          {roles.map((role) => (
            <Row key={role} title={<b>{sentenceCase(roleNames[role])}</b>} detail={roleSays[role]} />
          ))}
        </List>
      </Panel>
      <Panel title="What each may do" aside="a member with two roles may do what either may" flush>
        <Table
          caption="Permissions by role"
          head={
            <>
              <th>May</th>
              {roles.map((role) => (
                <th key={role}>{sentenceCase(roleNames[role])}</th>
              ))}
            </>
          }
        >
          {rows.map(([permission, holders]) => (
            <tr key={permission}>
              <td>{words[permission]}</td>
              {roles.map((role) => (
                <td key={role}>
                  {holders.includes(role) ? (
                    <Mark name="done" says="yes" />
                  ) : (
                    <span className="visually-hidden">no</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </Table>
      </Panel>
    </>
  )
}

const sentenceCase = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
