import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useForm } from 'react-hook-form'
import { api } from '../api.ts'
import { query } from '../queries.ts'
import { roleNames } from '../role-names.ts'
import { Button, FormProblem, LoadingState, wordsOf } from '../ui/index.ts'
import { Door } from './door.tsx'
import { NewPasswordField, newPasswordRules } from './password-field.tsx'

const inviteRoute = getRouteApi('/invite/$token')

/** A one-time link: who invites, as what, and a password of one's own. */
export function InvitePage() {
  const { token } = inviteRoute.useParams()
  const invite = useQuery(query('GET /api/invites/:token', { params: { token } }))
  const { register, handleSubmit, formState } = useForm<{ password: string }>()
  const accept = useMutation({
    mutationFn: async ({ password }: { password: string }) => {
      await api('POST /api/invites/:token/accept', { params: { token }, body: { password } })
      // With two clinics the sign-in page asks which.
      if (invite.data) {
        const answer = await api('POST /api/sign-in', { body: { email: invite.data.email, password } })
        return answer.outcome === 'signed-in'
      }
      return false
    },
    onSuccess: (signedIn) => location.replace(signedIn ? '/' : '/sign-in'),
  })
  if (invite.isPending)
    return (
      <Door title="Invitation">
        <LoadingState />
      </Door>
    )
  if (invite.error)
    return (
      <Door title="This invitation does not work">
        <p>
          {wordsOf(invite.error).title}. It works once and for a limited time; ask an administrator of the clinic for
          another.
        </p>
      </Door>
    )
  const { clinicName, name, email, roles } = invite.data
  return (
    <Door title={`Welcome to ${clinicName}`}>
      <p>
        {name}, you are invited as {roles.map((role) => roleNames[role]).join(' and ')}. You sign in as <b>{email}</b>.
      </p>
      <form className="form" onSubmit={handleSubmit((values) => accept.mutate(values))} noValidate>
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <NewPasswordField
          label="Choose a password"
          autoFocus
          error={formState.errors.password?.message}
          {...register('password', newPasswordRules)}
        />
        <FormProblem error={accept.error} />
        <Button kind="primary" type="submit" size="large" block busy={accept.isPending}>
          Accept and sign in
        </Button>
      </form>
    </Door>
  )
}
