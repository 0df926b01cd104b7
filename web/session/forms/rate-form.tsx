import { useState } from 'react'
import { nextPumpPart } from '../../../clinical/session/index.ts'
import { NumberField, plain, readNumber, TextField } from '../../ui/index.ts'
import { useConsole } from '../console.tsx'
import { EventForm, type FormProps } from '../event-form.tsx'
import { typed } from '../typed.ts'

/** The pump was set to another rate. It records what was done at the pump; it sets nothing. */
export function RateForm({ event, ...shell }: FormProps) {
  const { state } = useConsole()
  const next = nextPumpPart(state)
  const initial = event?.type === 'infusion-rate-changed' ? event : undefined
  const [text, setText] = useState(
    initial ? plain(initial.pumpRateMlPerHour, 1) : next ? plain(next.pumpRateMlPerHour, 1) : '',
  )
  const [reason, setReason] = useState(initial?.reason ?? '')
  const pumpRateMlPerHour = readNumber(text)
  const fault =
    text.trim() !== '' && (pumpRateMlPerHour === undefined || pumpRateMlPerHour <= 0 || pumpRateMlPerHour > 2000)
  const now = state.dose.runs.at(-1)?.pumpRateMlPerHour
  return (
    <EventForm
      {...shell}
      event={initial}
      title="Another rate"
      saves="Record"
      content={
        pumpRateMlPerHour === undefined || fault
          ? null
          : { type: 'infusion-rate-changed', pumpRateMlPerHour, ...typed('reason', reason) }
      }
    >
      <NumberField
        label="Rate on the pump now"
        unit="mL/h"
        hint={[
          now ? `Until now ${plain(now, 1)} mL/h` : '',
          next ? `the programme goes on at ${plain(next.pumpRateMlPerHour, 1)} mL/h` : '',
        ]
          .filter(Boolean)
          .join('; ')}
        error={fault ? 'Above 0 and at most 2000 mL/h' : undefined}
        autoFocus
        value={text}
        onChange={(change) => setText(change.target.value)}
      />
      <TextField label="Why" value={reason} maxLength={1000} onChange={(change) => setReason(change.target.value)} />
    </EventForm>
  )
}
