import { useState } from 'react'
import { Problem } from '../problem.ts'
import { refresh, useCall } from '../queries.ts'
import { Button, Dialog, FormProblem, RadioRow, showToast, TextField } from '../ui/index.ts'
import type { Member } from './members-page.tsx'
import { RolesField } from './roles-field.tsx'

/** Changes a member's name, roles or status. Their sign-ins end when roles or status change. */
export function MemberDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const [name, setName] = useState(member.name)
  const [roles, setRoles] = useState(member.roles)
  const [status, setStatus] = useState(member.status)
  const amend = useCall('PATCH /api/members/:memberId', {
    refreshes: ['GET /api/members', 'GET /api/me'],
    onSuccess: () => {
      showToast(`${name} changed`)
      onClose()
    },
    onError: (error) => {
      if (error instanceof Problem && error.code === 'stale-version') void refresh('GET /api/members')
    },
  })
  const save = () =>
    amend.mutate({ params: { memberId: member.id }, body: { version: member.version, name, roles, status } })
  return (
    <Dialog
      title={member.name}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" disabled={!name.trim() || roles.length === 0} busy={amend.isPending} onClick={save}>
            Save
          </Button>
        </>
      }
    >
      <TextField label="Name" value={name} onChange={(event) => setName(event.target.value)} />
      <RolesField value={roles} onChange={setRoles} error={roles.length === 0 ? 'Choose at least one' : undefined} />
      <RadioRow
        legend="Status"
        hint="A suspended member cannot sign in; what they recorded stays."
        showDigits={false}
        options={[
          { value: 'active', label: 'Active' },
          { value: 'suspended', label: 'Suspended' },
        ]}
        value={status}
        onChange={setStatus}
      />
      <FormProblem error={amend.error} />
    </Dialog>
  )
}
