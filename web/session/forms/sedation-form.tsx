import { useState } from 'react'
import { findInstrument } from '../../../clinical/instruments/index.ts'
import { NumberField, RadioRow, readNumber, TextField } from '../../ui/index.ts'
import { EventForm, type FormProps } from '../event-form.tsx'
import { typed } from '../typed.ts'

const levels = (findInstrument('moaa-s')?.items[0]?.options ?? []).map((option) => ({
  value: String(option.value),
  label: option.label,
  digit: String(option.value),
}))

/** MOAA/S and breathing, counted together. */
export function SedationForm({ event, ...shell }: FormProps) {
  const initial = event?.type === 'sedation-recorded' ? event : undefined
  const [level, setLevel] = useState<string | null>(initial ? String(initial.moaas) : null)
  const [rate, setRate] = useState(initial?.respiratoryRatePerMinute?.toString() ?? '')
  const [note, setNote] = useState(initial?.note ?? '')
  const breaths = readNumber(rate)
  const fault = rate.trim() !== '' && (breaths === undefined || breaths < 0 || breaths > 120)
  return (
    <EventForm
      {...shell}
      event={initial}
      title="MOAA/S and breathing"
      saves="Record"
      content={
        level === null || fault
          ? null
          : {
              type: 'sedation-recorded',
              moaas: Number(level),
              ...(breaths === undefined ? {} : { respiratoryRatePerMinute: breaths }),
              ...typed('note', note),
            }
      }
    >
      <RadioRow legend="How does the patient respond?" options={levels} value={level} onChange={setLevel} column />
      <NumberField
        label="Breathing, counted"
        unit="/min"
        value={rate}
        error={fault ? 'Must be 0 to 120' : undefined}
        onChange={(change) => setRate(change.target.value)}
      />
      <TextField label="Note" value={note} maxLength={2000} onChange={(change) => setNote(change.target.value)} />
    </EventForm>
  )
}
