import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type { Role } from '../../contract/roles.ts'
import { useCall } from '../queries.ts'
import { Button, Dialog, FormProblem, faultsToFields, Moment, TextField } from '../ui/index.ts'
import { RolesField } from './roles-field.tsx'

interface Values {
  name: string
  email: string
  roles: Role[]
}

/** Makes a one-time link, to be handed over by a way that the clinic trusts; Evenkeel sends no e-mail. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { register, handleSubmit, watch, setValue, setError, formState } = useForm<Values>({
    defaultValues: { name: '', email: '', roles: [] },
  })
  const [problem, setProblem] = useState<Error | null>(null)
  const invite = useCall('POST /api/members/invites', {
    refreshes: ['GET /api/members'],
    onError: (error) => setProblem(faultsToFields(error, setError, ['name', 'email', 'roles'])),
  })
  if (invite.data) return <InviteLink {...invite.data} onClose={onClose} />
  return (
    <Dialog title="Invite a member" onClose={onClose}>
      <form
        className="form"
        noValidate
        onSubmit={handleSubmit((body) => {
          if (body.roles.length === 0) return setError('roles', { message: 'Choose at least one' })
          setProblem(null)
          invite.mutate({ body })
        })}
      >
        <TextField
          label="Name"
          autoFocus
          error={formState.errors.name?.message}
          {...register('name', { required: 'Enter their name' })}
        />
        <TextField
          label="E-mail"
          hint="They sign in with it"
          type="email"
          inputMode="email"
          error={formState.errors.email?.message}
          {...register('email', { required: 'Enter their e-mail' })}
        />
        <RolesField
          value={watch('roles')}
          onChange={(roles) => setValue('roles', roles)}
          error={formState.errors.roles?.message}
        />
        <FormProblem error={problem} />
        <div className="dialog-end">
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" busy={invite.isPending}>
            Make the link
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function InviteLink({ link, expiresAt, onClose }: { link: string; expiresAt: string; onClose: () => void }) {
  const [copied, setCopied] = useState(false)
  const whole = new URL(link, location.origin).href
  return (
    <Dialog
      title="The link, shown once"
      onClose={onClose}
      actions={
        <Button kind="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <p>
        Hand it to them yourself, in person or by a way that the clinic trusts. It works once, until{' '}
        <Moment instant={expiresAt} />.
      </p>
      <div className="copyable">
        <input readOnly value={whole} aria-label="Invitation link" onFocus={(event) => event.target.select()} />
        {navigator.clipboard && (
          <Button
            onClick={() => {
              navigator.clipboard.writeText(whole).then(
                () => setCopied(true),
                () => setCopied(false),
              )
            }}
          >
            {copied ? 'Copied' : 'Copy'}
          </Button>
        )}
      </div>
    </Dialog>
  )
}
