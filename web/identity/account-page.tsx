import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { api } from '../api.ts'
import { useMe } from '../me.ts'
import { Problem } from '../problem.ts'
import { refresh } from '../queries.ts'
import { roleNames } from '../role-names.ts'
import { signOut } from '../shell/sign-out.ts'
import { Button, FormProblem, faultsToFields, Mark, PageHeader, Panel, showToast, TextField } from '../ui/index.ts'
import { NewPasswordField, newPasswordRules } from './password-field.tsx'
import { TotpPanel } from './totp-panel.tsx'

/** What a member does for themself: password, PIN, one-time codes, sign out everywhere. */
export function AccountPage() {
  const { member, clinic } = useMe()
  return (
    <>
      <PageHeader
        title={member.name}
        documentTitle="Your sign-in"
        about={`${member.email} · ${member.roles.map((role) => roleNames[role]).join(', ')} · ${clinic.name}`}
      />
      <div className="columns halves">
        <div className="stack">
          <PasswordPanel />
          <PinPanel hasPin={member.hasPin} />
        </div>
        <div className="stack">
          <TotpPanel on={member.totp} />
          <Panel title="Other consoles">
            <div className="form">
              <p>
                Ends every sign-in of yours, on this console as well. A running session goes on for whoever watches it.
              </p>
              <div className="form-end">
                <Button onClick={() => void signOut('everywhere')}>Sign out everywhere</Button>
              </div>
            </div>
          </Panel>
        </div>
      </div>
    </>
  )
}

interface PasswordValues {
  current: string
  next: string
}

function PasswordPanel() {
  const { register, handleSubmit, setError, reset, formState } = useForm<PasswordValues>()
  const [problem, setProblem] = useState<Error | null>(null)
  const change = useMutation({
    mutationFn: (body: PasswordValues) => api('POST /api/me/password', { body }),
    onSuccess: () => {
      reset()
      showToast('Password changed; your other sign-ins have ended')
    },
    onError: (error) => {
      if (wrongPassword(error)) setError('current', { message: 'That is not your password' }, { shouldFocus: true })
      else setProblem(faultsToFields(error, setError, ['current', 'next']))
    },
  })
  return (
    <Panel title="Password">
      <form
        className="form"
        noValidate
        onSubmit={handleSubmit((values) => {
          setProblem(null)
          change.mutate(values)
        })}
      >
        <TextField
          label="Password now"
          type="password"
          autoComplete="current-password"
          error={formState.errors.current?.message}
          {...register('current', { required: 'Enter your password' })}
        />
        <NewPasswordField
          label="New password"
          error={formState.errors.next?.message}
          {...register('next', newPasswordRules)}
        />
        <FormProblem error={problem} />
        <div className="form-end">
          <Button type="submit" busy={change.isPending}>
            Change the password
          </Button>
        </div>
      </form>
    </Panel>
  )
}

interface PinValues {
  pin: string
  password: string
}

function PinPanel({ hasPin }: { hasPin: boolean }) {
  const { register, handleSubmit, setError, reset, formState } = useForm<PinValues>()
  const [problem, setProblem] = useState<Error | null>(null)
  const set = useMutation({
    mutationFn: (body: PinValues) => api('POST /api/me/pin', { body }),
    onSuccess: async () => {
      reset()
      await refresh('GET /api/me')
      showToast('PIN set')
    },
    onError: (error) => {
      if (wrongPassword(error)) setError('password', { message: 'That is not your password' }, { shouldFocus: true })
      else setProblem(faultsToFields(error, setError, ['pin', 'password']))
    },
  })
  return (
    <Panel
      title="PIN"
      aside={
        hasPin ? (
          <>
            <Mark name="done" says="" /> set
          </>
        ) : (
          'not set'
        )
      }
    >
      <form
        className="form"
        noValidate
        onSubmit={handleSubmit((values) => {
          setProblem(null)
          set.mutate(values)
        })}
      >
        <p>Opens your locked console quickly. It signs nothing and signs nobody in.</p>
        <div className="form-pair">
          <TextField
            label={hasPin ? 'New PIN' : 'PIN'}
            hint="6 to 10 digits"
            type="password"
            inputMode="numeric"
            autoComplete="off"
            error={formState.errors.pin?.message}
            {...register('pin', {
              required: 'Choose a PIN',
              pattern: { value: /^\d{6,10}$/, message: '6 to 10 digits' },
            })}
          />
          <TextField
            label="Your password"
            type="password"
            autoComplete="current-password"
            error={formState.errors.password?.message}
            {...register('password', { required: 'Enter your password' })}
          />
        </div>
        <FormProblem error={problem} />
        <div className="form-end">
          <Button type="submit" busy={set.isPending}>
            {hasPin ? 'Change the PIN' : 'Set the PIN'}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

const wrongPassword = (error: unknown) => error instanceof Problem && error.code === 'wrong-password'
