import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { api } from '../api.ts'
import { refresh } from '../queries.ts'
import { Button, Disclosure, FormProblem, Mark, Panel, showToast, TextField } from '../ui/index.ts'

/** One-time codes from an authenticator app: a second proof when signing in. */
export function TotpPanel({ on }: { on: boolean }) {
  return (
    <Panel
      title="One-time codes"
      aside={
        on ? (
          <>
            <Mark name="done" says="" /> asked for at each sign-in
          </>
        ) : (
          'off'
        )
      }
    >
      {on ? <Disable /> : <Enable />}
    </Panel>
  )
}

const passwordRules = { required: 'Enter your password' }
const codeRules = { required: 'Enter the code', pattern: { value: /^\d{6}$/, message: 'Six digits' } }

function Enable() {
  const password = useForm<{ password: string }>()
  const code = useForm<{ code: string }>()
  const [stage, setStage] = useState<{ secret: string; qrSvg: string } | null>(null)
  const start = useMutation({
    mutationFn: (body: { password: string }) => api('POST /api/me/totp/start', { body }),
    onSuccess: setStage,
  })
  const confirm = useMutation({
    mutationFn: (body: { code: string }) => api('POST /api/me/totp/confirm', { body }),
    onSuccess: async () => {
      await refresh('GET /api/me')
      showToast('One-time codes are on')
    },
  })
  if (!stage)
    return (
      <form className="form" noValidate onSubmit={password.handleSubmit((values) => start.mutate(values))}>
        <p>A code from an app on your phone, beside the password: a password alone that got out opens nothing.</p>
        <TextField
          label="Your password"
          type="password"
          autoComplete="current-password"
          error={password.formState.errors.password?.message}
          {...password.register('password', passwordRules)}
        />
        <FormProblem error={start.error} />
        <div className="form-end">
          <Button type="submit" busy={start.isPending}>
            Set up one-time codes
          </Button>
        </div>
      </form>
    )
  return (
    <form className="form" noValidate onSubmit={code.handleSubmit((values) => confirm.mutate(values))}>
      <p>Scan this with your authenticator app, then enter the code that it shows.</p>
      <img
        className="qr"
        src={`data:image/svg+xml,${encodeURIComponent(stage.qrSvg)}`}
        alt="QR code for the authenticator app"
        width="200"
        height="200"
      />
      <Disclosure summary="The app cannot scan?" flush>
        Enter this key by hand: <code className="secret">{stage.secret.match(/.{1,4}/g)?.join(' ')}</code>
      </Disclosure>
      <TextField
        label="Code"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        error={code.formState.errors.code?.message}
        {...code.register('code', codeRules)}
      />
      <FormProblem error={confirm.error} />
      <div className="form-end">
        <Button type="submit" busy={confirm.isPending}>
          Turn them on
        </Button>
      </div>
    </form>
  )
}

function Disable() {
  const { register, handleSubmit, formState } = useForm<{ password: string; code: string }>()
  const disable = useMutation({
    mutationFn: (body: { password: string; code: string }) => api('POST /api/me/totp/disable', { body }),
    onSuccess: async () => {
      await refresh('GET /api/me')
      showToast('One-time codes are off')
    },
  })
  return (
    <form className="form" noValidate onSubmit={handleSubmit((values) => disable.mutate(values))}>
      <div className="form-pair">
        <TextField
          label="Your password"
          type="password"
          autoComplete="current-password"
          error={formState.errors.password?.message}
          {...register('password', passwordRules)}
        />
        <TextField
          label="A code of now"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          error={formState.errors.code?.message}
          {...register('code', codeRules)}
        />
      </div>
      <FormProblem error={disable.error} />
      <div className="form-end">
        <Button type="submit" busy={disable.isPending}>
          Turn one-time codes off
        </Button>
      </div>
    </form>
  )
}
