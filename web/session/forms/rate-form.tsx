import { useState } from 'react'
import { infusedMinutes, nextPumpPart } from '../../../clinical/session/index.ts'
import { NumberField, plain, readNumber, TextField } from '../../ui/index.ts'
import { useConsole } from '../console.tsx'
import { EventForm, type FormProps } from '../event-form.tsx'
import { typed } from '../typed.ts'

/** The pump was set to another rate. It records what was done at the pump; it sets nothing. */
export function RateForm({ event, ...shell }: FormProps) {
  const { state, nowMs } = useConsole()
  const next = nextPumpPart(state)
  const initial = event?.type === 'infusion-rate-changed' ? event : undefined
  // Filled in only when it is time: whoever slows the pump for nausea must not record the programme's rate.
  const isDue = next !== null && infusedMinutes(state, nowMs) >= next.fromMinutes - 1
  const [text, setText] = useState(
    initial ? plain(initial.pumpRateMlPerHour, 1) : isDue ? plain(next.pumpRateMlPerHour, 1) : '',
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
          next
            ? `by the programme ${plain(next.pumpRateMlPerHour, 1)} mL/h from minute ${plain(next.fromMinutes)}`
            : '',
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
