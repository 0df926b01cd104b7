import { identifyMedications } from '../../../clinical/medications/index.ts'
import { measurementForm, measurementForms } from '../../../clinical/record/measurements.ts'
import { CheckField, NumberField, PartialDateField, RadioRow, Select, TextField, yesNoUnknown } from '../../ui/index.ts'
import type { ChartKind, FactFaults, FactValues } from './fact-values.ts'

interface Given {
  values: FactValues
  faults: FactFaults
  set: (part: Partial<FactValues>) => void
}

export function FactFields({ kind, isNew, ...given }: Given & { kind: ChartKind; isNew: boolean }) {
  switch (kind) {
    case 'condition':
      return <ConditionFields {...given} />
    case 'medication':
      return <MedicationFields {...given} />
    case 'allergy':
      return <AllergyFields {...given} />
    case 'measurement':
      return <MeasurementFields {...given} isNew={isNew} />
  }
}

const options = (...values: string[]) => values.map((value) => ({ value, label: value.replaceAll('-', ' ') }))

function ConditionFields({ values, faults, set }: Given) {
  return (
    <>
      <TextField
        label="Problem"
        autoFocus
        value={values.text}
        error={faults.text}
        maxLength={500}
        onChange={(event) => set({ text: event.target.value })}
      />
      <div className="form-pair">
        <Select
          label="Now"
          options={options('active', 'recurrence', 'relapse', 'remission', 'inactive', 'resolved', 'unknown')}
          value={values.status}
          onChange={(event) => set({ status: event.target.value })}
        />
        <Select
          label="How sure"
          options={[
            ...options('confirmed', 'unconfirmed', 'provisional', 'differential'),
            { value: 'refuted', label: 'ruled out' },
            { value: 'unknown', label: 'unknown' },
          ]}
          value={values.certainty}
          onChange={(event) => set({ certainty: event.target.value })}
        />
      </div>
      <div className="form-pair">
        <PartialDateField
          label="Since"
          value={values.start}
          error={faults.start}
          onChange={(event) => set({ start: event.target.value })}
        />
        <PartialDateField
          label="Until"
          value={values.stop}
          error={faults.stop}
          onChange={(event) => set({ stop: event.target.value })}
        />
      </div>
    </>
  )
}

function MedicationFields({ values, faults, set }: Given) {
  const read = values.text.trim().length > 2 ? identifyMedications({ text: values.text, codings: [] }) : []
  const hint =
    read.length > 0
      ? `Read as ${read.map(({ medication }) => medication.name).join(' and ')}`
      : values.text.trim().length > 2
        ? 'Not in our table: it is not checked for interactions'
        : 'Name and strength, such as sertraline 50 mg'
  return (
    <>
      <TextField
        label="Medicine"
        autoFocus
        hint={hint}
        value={values.text}
        error={faults.text}
        maxLength={500}
        onChange={(event) => set({ text: event.target.value })}
      />
      <div className="form-pair">
        <NumberField
          label="Dose a day"
          unit="mg"
          value={values.dose}
          error={faults.dose}
          onChange={(event) => set({ dose: event.target.value })}
        />
        <TextField
          label="How it is taken"
          value={values.dosageText}
          error={faults.dosageText}
          maxLength={1000}
          onChange={(event) => set({ dosageText: event.target.value })}
        />
      </div>
      <div className="form-pair">
        <Select
          label="Order"
          options={options('active', 'on-hold', 'stopped', 'completed', 'cancelled', 'unknown')}
          value={values.status}
          onChange={(event) => set({ status: event.target.value })}
        />
        <CheckField
          label="As needed"
          checked={values.asNeeded}
          onChange={(event) => set({ asNeeded: event.target.checked })}
        />
      </div>
      <div className="form-pair">
        <PartialDateField
          label="Since"
          value={values.start}
          error={faults.start}
          onChange={(event) => set({ start: event.target.value })}
        />
        <PartialDateField
          label="Until"
          value={values.stop}
          error={faults.stop}
          onChange={(event) => set({ stop: event.target.value })}
        />
      </div>
      <RadioRow
        legend="Does the patient take it?"
        hint="A prescription does not say so"
        options={yesNoUnknown}
        value={values.taken}
        onChange={(taken) => set({ taken })}
      />
    </>
  )
}

function AllergyFields({ values, faults, set }: Given) {
  return (
    <>
      <TextField
        label="Allergy to"
        autoFocus
        value={values.text}
        error={faults.text}
        maxLength={500}
        onChange={(event) => set({ text: event.target.value })}
      />
      <TextField
        label="Reaction"
        value={values.reaction}
        error={faults.reaction}
        maxLength={500}
        onChange={(event) => set({ reaction: event.target.value })}
      />
      <div className="form-pair">
        <Select
          label="How sure"
          options={[
            ...options('confirmed', 'unconfirmed'),
            { value: 'refuted', label: 'ruled out' },
            { value: 'unknown', label: 'unknown' },
          ]}
          value={values.certainty}
          onChange={(event) => set({ certainty: event.target.value })}
        />
        <Select
          label="Now"
          options={options('active', 'inactive', 'resolved', 'unknown')}
          value={values.status}
          onChange={(event) => set({ status: event.target.value })}
        />
      </div>
    </>
  )
}

function MeasurementFields({ values, faults, set, isNew }: Given & { isNew: boolean }) {
  const form = measurementForm(values.name)
  return (
    <>
      {isNew && (
        <Select
          label="What"
          options={measurementForms.map(({ name, label }) => ({ value: name, label }))}
          value={values.name}
          onChange={(event) =>
            set({ name: event.target.value as FactValues['name'], value: '', second: '', unit: '', text: '' })
          }
        />
      )}
      {form.takes === 'any' && (
        <TextField
          label="Name of the result"
          value={values.text}
          error={faults.text}
          maxLength={500}
          onChange={(event) => set({ text: event.target.value })}
        />
      )}
      <div className="form-pair">
        {form.takes === 'finding' || form.takes === 'any' ? (
          <TextField
            label={form.takes === 'any' ? 'Value or finding' : form.label}
            hint={form.takes === 'finding' ? 'In words: negative, positive for …' : undefined}
            value={values.value}
            error={faults.value}
            maxLength={500}
            onChange={(event) => set({ value: event.target.value })}
          />
        ) : (
          <NumberField
            label={form.takes === 'pressure' ? 'Systolic' : form.label}
            unit={form.shownUnit ?? form.unit}
            value={values.value}
            error={faults.value}
            onChange={(event) => set({ value: event.target.value })}
          />
        )}
        {form.takes === 'pressure' && (
          <NumberField
            label="Diastolic"
            unit={form.shownUnit}
            value={values.second}
            error={faults.second}
            onChange={(event) => set({ second: event.target.value })}
          />
        )}
        {form.takes === 'any' && (
          <TextField
            label="Unit"
            value={values.unit}
            error={faults.unit}
            maxLength={60}
            onChange={(event) => set({ unit: event.target.value })}
          />
        )}
      </div>
      <PartialDateField
        label="Measured on"
        value={values.start.slice(0, 10)}
        error={faults.start}
        onChange={(event) => set({ start: event.target.value })}
      />
    </>
  )
}
