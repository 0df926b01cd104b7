import { useState } from 'react'
import { isPlausible, isPlausiblePressure, type VitalKind } from '../../../clinical/session/index.ts'
import { NumberField, readNumber, TextField } from '../../ui/index.ts'
import { useConsole } from '../console.tsx'
import { EventForm, type FormProps } from '../event-form.tsx'
import { typed } from '../typed.ts'

const fields = [
  ['systolicMmHg', 'systolic', 'Systolic', 'mmHg', 400],
  ['diastolicMmHg', 'diastolic', 'Diastolic', 'mmHg', 300],
  ['spo2Percent', 'spo2', 'SpO₂', '%', 100],
  ['heartRatePerMinute', 'heart-rate', 'Heart rate', '/min', 400],
  ['respiratoryRatePerMinute', 'respiratory-rate', 'Breathing', '/min', 120],
  ['temperatureCelsius', 'temperature', 'Temperature', '°C', 50],
] as const satisfies readonly (readonly [string, VitalKind, string, string, number])[]

type Field = (typeof fields)[number][0]

/** Vital signs by hand. Only what was measured is filled in. */
export function VitalsForm({
  purpose = 'routine',
  event,
  ...shell
}: FormProps & { purpose?: 'pre-dose' | 'routine' | 'repeat' }) {
  const { state } = useConsole()
  const initial = event?.type === 'vitals-recorded' ? event : undefined
  const [values, setValues] = useState<Partial<Record<Field, string>>>(() =>
    Object.fromEntries(
      fields.flatMap(([field]) => (initial?.[field] === undefined ? [] : [[field, String(initial[field])]])),
    ),
  )
  const [note, setNote] = useState(initial?.note ?? '')
  const numbers = Object.fromEntries(
    fields.flatMap(([field]) => {
      const value = readNumber(values[field] ?? '')
      return value === undefined ? [] : [[field, value]]
    }),
  ) as Partial<Record<Field, number>>
  const faults = Object.fromEntries(
    fields.flatMap(([field, , , , most]) => {
      const text = values[field]?.trim() ?? ''
      if (text === '') return []
      const value = numbers[field]
      if (value === undefined) return [[field, 'Must be a number']]
      return value < 0 || value > most ? [[field, `Must be 0 to ${most}`]] : []
    }),
  ) as Partial<Record<Field, string>>
  const { systolicMmHg: systolic, diastolicMmHg: diastolic } = numbers
  if (systolic !== undefined && diastolic === undefined && !faults.diastolicMmHg)
    faults.diastolicMmHg = 'Goes with the systolic'
  if (diastolic !== undefined && systolic === undefined && !faults.systolicMmHg)
    faults.systolicMmHg = 'Goes with the diastolic'
  const { plausibility } = state.protocol
  const doubts: string[] = fields.flatMap(([field, kind, label]) => {
    const value = numbers[field]
    return value !== undefined && !isPlausible(kind, value, plausibility) ? [label] : []
  })
  const pressure = systolic !== undefined && diastolic !== undefined
  if (pressure && doubts.length === 0) {
    if (!isPlausiblePressure({ atMs: 0, systolic, diastolic, device: '' }, plausibility)) doubts.push('Blood pressure')
  }
  const effective = initial?.purpose ?? purpose
  const complete = Object.keys(faults).length === 0 && Object.keys(numbers).length > 0
  return (
    <EventForm
      {...shell}
      event={initial}
      title={effective === 'pre-dose' ? 'Vital signs before the dose' : 'Vital signs'}
      saves="Record"
      content={
        complete
          ? {
              type: 'vitals-recorded',
              purpose: effective,
              ...numbers,
              ...(initial?.takenFrom ? { takenFrom: initial.takenFrom } : {}),
              ...typed('note', note),
            }
          : null
      }
    >
      <div className="vital-fields">
        {fields.map(([field, , label, unit], index) => (
          <NumberField
            key={field}
            label={label}
            unit={unit}
            autoFocus={index === 0}
            value={values[field] ?? ''}
            error={faults[field]}
            onChange={(change) => setValues({ ...values, [field]: change.target.value })}
          />
        ))}
      </div>
      {doubts.length > 0 && (
        <p className="watch">{doubts.join(', ')}: hard to believe. Measure again, or record it as it is.</p>
      )}
      <TextField
        label="Note"
        hint="Arm, position, cuff: left arm, sitting"
        value={note}
        maxLength={2000}
        onChange={(change) => setNote(change.target.value)}
      />
    </EventForm>
  )
}
