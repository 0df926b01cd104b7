import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { unlock } from '../lock.ts'
import { useMe } from '../me.ts'
import { Problem } from '../problem.ts'
import { Button, Field, wordsOf } from '../ui/index.ts'
import { signOut } from './sign-out.ts'

/** At the foot of a page that stays in view behind the lock. */
export function LockBar() {
  return (
    <section className="lock-bar" aria-label="Locked">
      <LockForm />
    </section>
  )
}

/** Instead of a page that does not stay in view; what was typed in it is kept. */
export function LockPage() {
  return (
    <section className="lock-page stack" aria-label="Locked">
      <h1>Locked</h1>
      <LockForm />
    </section>
  )
}

function LockForm() {
  const { member } = useMe()
  const [secret, setSecret] = useState('')
  const open = useMutation({
    mutationFn: () => unlock(member.hasPin && /^\d{6,10}$/.test(secret) ? { pin: secret } : { password: secret }),
    onError: () => setSecret(''),
  })
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (secret) open.mutate()
  }
  return (
    <form className="lock-form" onSubmit={onSubmit}>
      <div className="lock-words">
        <b>{member.name}</b>
        <div className="small quiet">This console is locked; nothing that you typed is lost.</div>
      </div>
      <Field
        label={member.hasPin ? 'PIN or password' : 'Password'}
        error={open.error ? unlockWords(open.error) : undefined}
      >
        {(aria) => (
          <input
            {...aria}
            type="password"
            autoComplete="current-password"
            // biome-ignore lint/a11y/noAutofocus: the lock is the only thing on the screen that can be used
            autoFocus
            value={secret}
            onChange={(event) => setSecret(event.target.value)}
          />
        )}
      </Field>
      <Button kind="primary" type="submit" busy={open.isPending} disabled={!secret}>
        Open
      </Button>
      <Button onClick={() => void signOut()}>Somebody else</Button>
    </form>
  )
}

const unlockWords = (error: Error) =>
  error instanceof Problem && error.code === 'wrong-password' ? 'That is not it. Try again.' : wordsOf(error).title
