import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CallResponse } from '../api.ts'
import { useMayI, useMe } from '../me.ts'
import { query } from '../queries.ts'
import { roleNames } from '../role-names.ts'
import { Button, Chip, Loaded, Mark, Moment, Panel, Table, Who } from '../ui/index.ts'
import { InviteDialog } from './invite-dialog.tsx'
import { MemberDialog } from './member-dialog.tsx'

export type Member = CallResponse<'GET /api/members'>['members'][number]

/** Who works here, and who is invited. */
export function MembersPage() {
  const me = useMe()
  const manages = useMayI('clinic:manage')
  const members = useQuery(query('GET /api/members'))
  const [dialog, setDialog] = useState<'invite' | Member | null>(null)
  return (
    <Loaded query={members}>
      {({ members, invites }) => (
        <>
          <Panel
            title="Members"
            aside={`${members.filter((member) => member.status === 'active').length} active`}
            flush
            footer={
              manages && (
                <span className="end">
                  <Button kind="primary" onClick={() => setDialog('invite')}>
                    Invite a member
                  </Button>
                </span>
              )
            }
          >
            <Table
              caption="Members"
              head={
                <>
                  <th>Name</th>
                  <th>Roles</th>
                  <th>One-time codes</th>
                  <th>Status</th>
                  {manages && (
                    <th>
                      <span className="visually-hidden">Change</span>
                    </th>
                  )}
                </>
              }
            >
              {members.map((member) => (
                <tr key={member.id}>
                  <td>
                    <span className="row tight">
                      <Who name={member.name} initials={member.initials} />
                      <span>
                        {member.name}
                        {member.id === me.member.id && <span className="quiet"> (you)</span>}
                        <span className="small quiet block">{member.email}</span>
                      </span>
                    </span>
                  </td>
                  <td>{member.roles.map((role) => roleNames[role]).join(', ')}</td>
                  <td>
                    <Mark name={member.totp ? 'done' : 'open'} says="" /> {member.totp ? 'on' : 'off'}
                  </td>
                  <td>{member.status === 'active' ? 'active' : <Chip mark="watch">suspended</Chip>}</td>
                  {manages && (
                    <td className="number">
                      <Button aria-label={`Change ${member.name}`} onClick={() => setDialog(member)}>
                        Change…
                      </Button>
                    </td>
                  )}
                </tr>
              ))}
            </Table>
          </Panel>
          {invites.length > 0 && (
            <Panel title="Invited" aside="links not yet used" flush>
              <Table
                caption="Open invitations"
                head={
                  <>
                    <th>Name</th>
                    <th>Roles</th>
                    <th>Link works until</th>
                  </>
                }
              >
                {invites.map((invite) => (
                  <tr key={invite.id}>
                    <td>
                      {invite.name}
                      <span className="small quiet block">{invite.email}</span>
                    </td>
                    <td>{invite.roles.map((role) => roleNames[role]).join(', ')}</td>
                    <td>
                      <Moment instant={invite.expiresAt} />
                    </td>
                  </tr>
                ))}
              </Table>
            </Panel>
          )}
          {dialog === 'invite' && <InviteDialog onClose={() => setDialog(null)} />}
          {dialog && dialog !== 'invite' && <MemberDialog member={dialog} onClose={() => setDialog(null)} />}
        </>
      )}
    </Loaded>
  )
}
