import { useState } from 'react'
import { Button, Panel, TextField } from '../ui/index.ts'
import { useConsole } from './console.tsx'

/** The form that the protocol's authority wants after each session: sent elsewhere, noted here. */
export function FormSent() {
  const { state, record, mayWrite } = useConsole()
  const form = state.protocol.reportingForm
  const [reference, setReference] = useState('')
  if (!form || state.ended === null || state.ended.disposition === 'cancelled') return null
  const sent = state.forms.some((each) => each.form === form.id)
  return (
    <Panel title={form.label} aside={sent ? 'sent' : `within ${form.withinDays} days`}>
      {sent ? (
        <p className="quiet">Noted as sent.</p>
      ) : (
        mayWrite && (
          <form
            className="form"
            onSubmit={(event) => {
              event.preventDefault()
              const given = reference.trim()
              record({ type: 'form-submitted', form: form.id, ...(given ? { reference: given } : {}) })
            }}
          >
            <TextField
              label="Reference"
              value={reference}
              maxLength={200}
              onChange={(event) => setReference(event.target.value)}
            />
            <div>
              <Button type="submit">It was sent</Button>
            </div>
          </form>
        )
      )}
    </Panel>
  )
}
