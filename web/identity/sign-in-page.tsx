import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { api } from '../api.ts'
import { noteInput } from '../input.ts'
import { forgetLock } from '../lock.ts'
import { query, queryClient } from '../queries.ts'
import { Button, FormProblem, TextField } from '../ui/index.ts'
import { Door } from './door.tsx'
import { WaitingLine } from './waiting-line.tsx'

const signInRoute = getRouteApi('/sign-in')

interface Values {
  email: string
  password: string
  totpCode: string
}

type Clinics = { id: string; name: string }[]

/** E-mail and password; then, where it is needed, the one-time code and the clinic. */
export function SignInPage() {
  const { next } = signInRoute.useSearch()
  const setUp = useQuery({ ...query('GET /api/set-up'), staleTime: Number.POSITIVE_INFINITY })
  const [asks, setAsks] = useState<'password' | 'code' | 'clinic'>('password')
  const [clinics, setClinics] = useState<Clinics>([])
  const [clinicId, setClinicId] = useState<string>()
  const { register, handleSubmit, getValues, setFocus, formState } = useForm<Values>()
  const signIn = useMutation({
    mutationFn: (clinic: string | undefined) => {
      const { email, password, totpCode } = getValues()
      return api('POST /api/sign-in', {
        body: { email, password, totpCode: totpCode || undefined, clinicId: clinic },
      })
    },
    onSuccess: (answer) => {
      if (answer.outcome === 'totp-required') {
        setAsks('code')
        setTimeout(() => setFocus('totpCode'))
      } else if (answer.outcome === 'choose-clinic') {
        setClinics(answer.clinics)
        setAsks('clinic')
      } else {
        noteInput()
        forgetLock()
        queryClient.clear()
        location.replace(next ?? '/')
      }
    },
  })

  if (setUp.data?.needed)
    return (
      <Door title="Not set up yet">
        <p>
          This Evenkeel has no clinic yet. Open the set-up link that was printed when the server started; it works once.
        </p>
      </Door>
    )
  if (asks === 'clinic')
    return (
      <Door title="Which clinic?">
        <div className="stack tight">
          {clinics.map((clinic) => (
            <Button
              key={clinic.id}
              size="large"
              block
              busy={signIn.isPending}
              onClick={() => {
                setClinicId(clinic.id)
                signIn.mutate(clinic.id)
              }}
            >
              {clinic.name}
            </Button>
          ))}
        </div>
        <FormProblem error={signIn.error} />
      </Door>
    )
  return (
    <Door title="Sign in">
      <WaitingLine />
      <form className="form" onSubmit={handleSubmit(() => signIn.mutate(clinicId))} noValidate>
        <TextField
          label="E-mail"
          type="email"
          autoComplete="username"
          inputMode="email"
          autoFocus
          error={formState.errors.email?.message}
          {...register('email', { required: 'Enter your e-mail' })}
        />
        <TextField
          label="Password"
          type="password"
          autoComplete="current-password"
          error={formState.errors.password?.message}
          {...register('password', { required: 'Enter your password' })}
        />
        {asks === 'code' && (
          <TextField
            label="One-time code"
            hint="Six digits from your authenticator app"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            error={formState.errors.totpCode?.message}
            {...register('totpCode', {
              required: 'Enter the code',
              pattern: { value: /^\d{6}$/, message: 'Six digits' },
            })}
          />
        )}
        <FormProblem error={signIn.error} />
        <Button kind="primary" type="submit" size="large" block busy={signIn.isPending}>
          Sign in
        </Button>
      </form>
      <p className="small quiet">Forgotten it? An administrator of your clinic can invite you again.</p>
    </Door>
  )
}
