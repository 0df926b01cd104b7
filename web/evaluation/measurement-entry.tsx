import { useState } from 'react'
import { type MeasurementForm, measurementForm } from '../../clinical/record/measurements.ts'
import type { MeasurementName } from '../../clinical/record/record.ts'
import { Button, Choices, DateField, NumberField, readNumber, useToday } from '../ui/index.ts'

/** A measurement as it is entered: what, when, and the value in the unit that is asked for. */
export interface MeasurementToEnter {
  kind: 'measurement'
  name: MeasurementName
  at: string
  value?: number
  unit?: string
  systolicMmHg?: number
  diastolicMmHg?: number
  text?: string
}

const findings = ['negative', 'positive'] as const

/** Enters one measurement with its day. */
export function MeasurementEntry({
  name,
  onMeasure,
  disabled,
}: {
  name: MeasurementName
  onMeasure: (measurement: MeasurementToEnter) => void
  disabled?: boolean
}) {
  const today = useToday()
  const [on, setOn] = useState(today)
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const [fault, setFault] = useState<string>()
  const form = measurementForm(name)
  const pressure = form.takes === 'pressure'
  const day = (
    <DateField
      label={form.takes === 'finding' ? `${form.label} of` : 'On'}
      value={on}
      max={today}
      disabled={disabled}
      onChange={(event) => setOn(event.target.value)}
    />
  )
  if (form.takes === 'finding')
    return (
      <div className="measurement">
        {day}
        <Choices
          label={form.label}
          options={findings.map((word) => ({ value: word, label: word.charAt(0).toUpperCase() + word.slice(1) }))}
          onChoose={(text) => onMeasure({ kind: 'measurement', name, at: on, text })}
          disabled={disabled || !on}
        />
      </div>
    )
  const submit = () => {
    const found = pressure ? readPressure(first, second) : readValue(first, form)
    if ('fault' in found) return setFault(found.fault)
    setFault(undefined)
    setFirst('')
    setSecond('')
    onMeasure({ kind: 'measurement', name, at: on, ...found })
  }
  return (
    <form
      className="measurement"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <NumberField
        label={pressure ? 'Systolic' : form.label}
        unit={pressure ? undefined : (form.shownUnit ?? form.unit)}
        value={first}
        error={fault}
        disabled={disabled}
        onChange={(event) => setFirst(event.target.value)}
      />
      {pressure && (
        <NumberField
          label="Diastolic"
          unit="mmHg"
          value={second}
          disabled={disabled}
          onChange={(event) => setSecond(event.target.value)}
        />
      )}
      {day}
      <Button type="submit" disabled={disabled || !on || !first.trim()}>
        Save
      </Button>
    </form>
  )
}

type Read = { fault: string } | Pick<MeasurementToEnter, 'value' | 'unit' | 'systolicMmHg' | 'diastolicMmHg'>

export function readPressure(systolic: string, diastolic: string): Read {
  const systolicMmHg = readNumber(systolic)
  const diastolicMmHg = readNumber(diastolic)
  if (systolicMmHg === undefined || diastolicMmHg === undefined) return { fault: 'Enter both numbers' }
  const { from = 0, to = 0, shownUnit } = measurementForm('blood-pressure')
  if (Math.min(systolicMmHg, diastolicMmHg) < from || Math.max(systolicMmHg, diastolicMmHg) > to)
    return { fault: `Both are ${from} to ${to} ${shownUnit}` }
  if (diastolicMmHg >= systolicMmHg) return { fault: 'Systolic is the higher number' }
  return { systolicMmHg, diastolicMmHg }
}

export function readValue(
  typed: string,
  { label, unit, shownUnit, from = 0, to = Number.MAX_SAFE_INTEGER }: MeasurementForm,
): Read {
  const value = readNumber(typed)
  if (value === undefined) return { fault: 'Enter a number' }
  if (value < from || value > to) return { fault: `${label} is ${from} to ${to} ${shownUnit ?? unit ?? ''}`.trim() }
  return { value, ...(unit ? { unit } : {}) }
}
