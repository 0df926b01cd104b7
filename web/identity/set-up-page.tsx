import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useFieldArray, useForm } from 'react-hook-form'
import type { Role } from '../../contract/roles.ts'
import { api } from '../api.ts'
import { query } from '../queries.ts'
import { roleNames, roleSays } from '../role-names.ts'
import { Button, CheckField, FormProblem, faultsToFields, LoadingState, RadioRow, TextField } from '../ui/index.ts'
import { Door } from './door.tsx'
import { NewPasswordField, newPasswordRules } from './password-field.tsx'
import { TimeZoneField } from './time-zone-field.tsx'

const setUpRoute = getRouteApi('/set-up')

interface Values {
  clinic: { name: string; timeZone: string; jurisdiction: 'us' | 'eu'; chairs: { name: string }[] }
  administrator: { name: string; email: string; password: string; roles: Record<'prescriber' | 'nurse', boolean> }
}

const ownRoles = ['prescriber', 'nurse'] as const

/** First run: the clinic, then its first administrator, then in. */
export function SetUpPage() {
  const { token } = setUpRoute.useSearch()
  const state = useQuery(query('GET /api/set-up'))
  const [step, setStep] = useState<1 | 2>(1)
  const { register, control, handleSubmit, watch, setValue, setError, trigger, formState } = useForm<Values>({
    defaultValues: {
      clinic: {
        name: '',
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        jurisdiction: undefined,
        chairs: [{ name: 'Chair 1' }, { name: 'Chair 2' }],
      },
      administrator: { name: '', email: '', password: '', roles: { prescriber: false, nurse: false } },
    },
  })
  const chairs = useFieldArray({ control, name: 'clinic.chairs' })
  const { errors } = formState
  const [problem, setProblem] = useState<Error | null>(null)
  const make = useMutation({
    mutationFn: async ({ clinic, administrator }: Values) => {
      const { name, email, password } = administrator
      const roles: Role[] = ['administrator', ...ownRoles.filter((role) => administrator.roles[role])]
      await api('POST /api/set-up', {
        body: {
          token: token ?? '',
          clinic: { ...clinic, chairs: clinic.chairs.map((chair) => chair.name) },
          administrator: { name, email, password, roles },
        },
      })
      await api('POST /api/sign-in', { body: { email, password } })
    },
    onSuccess: () => location.replace('/clinic'),
    onError: (error) => {
      const left = faultsToFields(error, setError, [
        'clinic.name',
        'clinic.timeZone',
        'clinic.jurisdiction',
        'administrator.name',
        'administrator.email',
        'administrator.password',
      ])
      setProblem(left)
    },
  })

  if (state.isPending)
    return (
      <Door title="Set up">
        <LoadingState />
      </Door>
    )
  if (state.data && !state.data.needed)
    return (
      <Door title="This Evenkeel is set up">
        <a className="button primary" href="/sign-in">
          Sign in
        </a>
      </Door>
    )
  if (!token)
    return (
      <Door title="The set-up link is not whole">
        <p>Open the link as the server printed it when it started, with all that follows the question mark.</p>
      </Door>
    )

  const jurisdiction = watch('clinic.jurisdiction')
  return (
    <Door title={step === 1 ? 'Your clinic' : 'You, its first administrator'} wide>
      <p className="quiet">Step {step} of 2</p>
      <form
        className="form"
        noValidate
        onSubmit={handleSubmit((values) => {
          setProblem(null)
          make.mutate(values)
        })}
      >
        {step === 1 && (
          <>
            <TextField
              label="Name of the clinic"
              autoFocus
              error={errors.clinic?.name?.message}
              {...register('clinic.name', { required: 'Enter the clinic’s name' })}
            />
            <TimeZoneField
              error={errors.clinic?.timeZone?.message}
              {...register('clinic.timeZone', { required: 'Enter the time zone' })}
            />
            <input type="hidden" {...register('clinic.jurisdiction', { required: 'Choose where the clinic works' })} />
            <RadioRow
              legend="Which rules apply"
              hint="Decides which label and which eligibility rules are used. It can be changed later."
              showDigits={false}
              options={[
                { value: 'us', label: 'United States' },
                { value: 'eu', label: 'European Union' },
              ]}
              value={jurisdiction}
              onChange={(value) => setValue('clinic.jurisdiction', value, { shouldValidate: formState.isSubmitted })}
              error={errors.clinic?.jurisdiction?.message}
            />
            <fieldset className="field">
              <legend>Chairs: the places where sessions happen</legend>
              <div className="stack tight">
                {chairs.fields.map((chair, index) => (
                  <div className="row tight" key={chair.id}>
                    <input
                      aria-label={`Chair ${index + 1}`}
                      maxLength={60}
                      {...register(`clinic.chairs.${index}.name`, { required: true })}
                    />
                    <Button
                      aria-label={`Remove chair ${index + 1}`}
                      disabled={chairs.fields.length === 1}
                      onClick={() => chairs.remove(index)}
                    >
                      Remove
                    </Button>
                  </div>
                ))}
                <div>
                  <Button onClick={() => chairs.append({ name: `Chair ${chairs.fields.length + 1}` })}>
                    Another chair
                  </Button>
                </div>
              </div>
            </fieldset>
            <div className="form-end">
              <Button
                kind="primary"
                size="large"
                onClick={async () => {
                  if (await trigger('clinic', { shouldFocus: true })) setStep(2)
                }}
              >
                Go on
              </Button>
            </div>
          </>
        )}
        {step === 2 && (
          <>
            <TextField
              label="Your name"
              autoComplete="name"
              autoFocus
              error={errors.administrator?.name?.message}
              {...register('administrator.name', { required: 'Enter your name' })}
            />
            <TextField
              label="Your e-mail"
              hint="You sign in with it"
              type="email"
              inputMode="email"
              autoComplete="username"
              error={errors.administrator?.email?.message}
              {...register('administrator.email', { required: 'Enter your e-mail' })}
            />
            <NewPasswordField
              label="Password"
              error={errors.administrator?.password?.message}
              {...register('administrator.password', newPasswordRules)}
            />
            <fieldset className="field">
              <legend>Do you treat patients, too?</legend>
              <div className="hint">An administrator alone sees no patient data.</div>
              {ownRoles.map((role) => (
                <CheckField
                  key={role}
                  label={`I am a ${roleNames[role]}`}
                  detail={roleSays[role]}
                  {...register(`administrator.roles.${role}`)}
                />
              ))}
            </fieldset>
            <FormProblem error={problem} />
            <div className="form-end">
              <Button onClick={() => setStep(1)}>Back</Button>
              <Button kind="primary" type="submit" size="large" busy={make.isPending}>
                Make the clinic
              </Button>
            </div>
          </>
        )}
      </form>
    </Door>
  )
}
