import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { nowInstant } from '../clock.ts'
import { useCall } from '../queries.ts'
import { Select, TextField } from '../ui/index.ts'
import { useConsole } from './console.tsx'
import type { SignedContent, SignedSessionEvent } from './session.ts'
import { readNewer, timesOf } from './use-console.ts'

/**
 * A second person beside the one who is signed in: they choose their name and prove it with PIN or password. Needs the
 * server.
 *
 * @param may Which members may be it
 * @param options.myself Whoever is signed in may be it, too: somebody else was the first
 */
export function useSecondPerson(
  may: (roles: readonly string[], memberId: string) => boolean,
  { label = 'Second person', myself = false }: { label?: string; myself?: boolean } = {},
) {
  const { detail, me } = useConsole()
  const sessionId = detail.session.id
  const [memberId, setMemberId] = useState('')
  const [secret, setSecret] = useState('')
  const [eventId, setEventId] = useState(uuidv7)
  const send = useCall('POST /api/sessions/:sessionId/signed-events', {
    onSuccess: async () => {
      setEventId(uuidv7())
      await readNewer(sessionId, 0)
    },
    onSettled: () => setSecret(''),
  })
  const options = detail.members
    .filter((member) => (myself || member.id !== me) && may(member.roles, member.id))
    .map(({ id, name }) => ({ value: id, label: name }))
  const fields = (
    <div className="form-pair">
      <Select
        label={label}
        empty={options.length === 0 ? 'Nobody else may' : 'Choose'}
        value={memberId}
        options={options}
        onChange={(event) => setMemberId(event.target.value)}
      />
      <TextField
        label="Their PIN or password"
        type="password"
        autoComplete="off"
        value={secret}
        onChange={(event) => setSecret(event.target.value)}
      />
    </div>
  )
  const submit = (content: SignedContent, onDone?: (answer: Awaited<ReturnType<typeof send.mutateAsync>>) => void) => {
    const body = {
      event: { ...content, id: eventId, ...timesOf() } as SignedSessionEvent,
      second: { memberId, ...(/^\d{6,10}$/.test(secret) ? { pin: secret } : { password: secret }) },
      sentAt: nowInstant(),
    }
    // Not a callback of the mutation: what was signed may take this form away before it is called. A refusal is `error`.
    send.mutateAsync({ params: { sessionId }, body }).then(onDone, () => undefined)
  }
  return { fields, submit, ready: memberId !== '' && secret !== '', error: send.error, busy: send.isPending }
}

/** May sign or check beside somebody: whoever gives medicines. */
export const givesMedicines = (roles: readonly string[]) => roles.includes('prescriber') || roles.includes('nurse')
