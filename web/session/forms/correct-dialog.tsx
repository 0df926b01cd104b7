import { useState } from 'react'
import type { SessionEvent } from '../../../clinical/session/index.ts'
import { useTimeZone } from '../../me.ts'
import { Button, Choices, Dialog, TextField } from '../../ui/index.ts'
import { useConsole } from '../console.tsx'
import { EventForm } from '../event-form.tsx'
import { eventWords } from '../event-words.ts'
import type { EventContent } from '../session.ts'
import { formOf } from './form-of.tsx'

/** An entry is never changed: another stands beside it, with the reason, and counts in its place. */
export function CorrectDialog({ event, onClose }: { event: SessionEvent; onClose: () => void }) {
  const { state, nameOf, record } = useConsole()
  const timeZone = useTimeZone()
  const [how, setHow] = useState<'ask' | 'change' | 'time'>('ask')
  const [reason, setReason] = useState('')
  const Form = formOf(event)
  if (how === 'change' && Form) return <Form event={event} onClose={onClose} />
  if (how === 'time') {
    const { id: _id, at: _at, deviceAt: _deviceAt, author: _author, seq: _seq, ...content } = event
    return (
      <EventForm
        event={event}
        title="When it happened"
        saves="Correct it"
        content={content as unknown as EventContent}
        onClose={onClose}
      >
        <p>{eventWords(event, { protocol: state.protocol, timeZone, nameOf })}</p>
      </EventForm>
    )
  }
  const inError = () => {
    record({ type: 'event-corrected', corrects: event.id, reason: reason.trim(), replacement: null })
    onClose()
  }
  return (
    <Dialog
      title="Correct an entry"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button kind="primary" disabled={!reason.trim()} onClick={inError}>
            Entered in error
          </Button>
        </>
      }
    >
      <p>{eventWords(event, { protocol: state.protocol, timeZone, nameOf })}</p>
      <Choices
        label="What is wrong"
        options={[
          ...(Form ? ([{ value: 'change', label: 'Other values…' }] as const) : []),
          { value: 'time', label: 'Another time…' },
        ]}
        onChoose={setHow}
      />
      <TextField
        label="It did not happen at all, because"
        value={reason}
        maxLength={1000}
        onChange={(change) => setReason(change.target.value)}
      />
    </Dialog>
  )
}
