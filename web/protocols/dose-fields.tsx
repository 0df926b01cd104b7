import { useFieldArray, useFormContext } from 'react-hook-form'
import { FieldError } from '../ui/field.tsx'
import { Button, CheckField, NumberField, TextField } from '../ui/index.ts'
import { faultAt, faultOf } from './changes-of.ts'
import type { FieldsOf } from './variant-fields.tsx'
import { parts, VariantSection } from './variant-section.tsx'
import type { VariantValues } from './variant-values.ts'

export function DoseFields(given: FieldsOf) {
  return (
    <VariantSection part={parts.dose} of={given}>
      {given.parent.dose.kind === 'devices' ? <DeviceFields {...given} /> : <WeightFields {...given} />}
    </VariantSection>
  )
}

function WeightFields({ parent: { dose }, faults }: FieldsOf) {
  const { register, control } = useFormContext<VariantValues>()
  const steps = useFieldArray({ control, name: 'steps' })
  const rates = useFieldArray({ control, name: 'parts' })
  if (dose.kind === 'devices') return null
  return (
    <>
      <fieldset className="variant-row">
        <legend className="visually-hidden">Dose</legend>
        <NumberField
          label="Dose a kilogram"
          unit="mg/kg"
          error={faultOf(faults, 'dose.doseMgPerKg')}
          {...register('doseMgPerKg')}
        />
        {dose.kind === 'infusion' && (
          <NumberField
            label="Over"
            unit="min"
            error={faultOf(faults, 'dose.infusionMinutes')}
            {...register('infusionMinutes')}
          />
        )}
      </fieldset>
      {rates.fields.map((part, index) => (
        <fieldset className="variant-row" key={part.id}>
          <legend>Rate {index + 1}</legend>
          <NumberField
            label="Part of the dose"
            unit="%"
            error={faultOf(faults, `dose.parts.${index}.sharePercent`)}
            {...register(`parts.${index}.sharePercent`)}
          />
          <NumberField
            label="Over"
            unit="min"
            error={faultOf(faults, `dose.parts.${index}.minutes`)}
            {...register(`parts.${index}.minutes`)}
          />
          <Button aria-label={`Take out rate ${index + 1}`} onClick={() => rates.remove(index)}>
            Take out
          </Button>
        </fieldset>
      ))}
      <FieldError id="parts-error" error={faultOf(faults, 'dose.parts')} />
      {steps.fields.map((step, index) => (
        <fieldset className="variant-row" key={step.id}>
          <legend>Step {index + 1}</legend>
          <NumberField
            label="Up to"
            unit="mg/kg"
            error={faultOf(faults, `dose.steps.${index}.mgPerKg`)}
            {...register(`steps.${index}.mgPerKg`)}
          />
          <div className="half">
            <TextField
              label="When"
              maxLength={300}
              error={faultOf(faults, `dose.steps.${index}.when`)}
              {...register(`steps.${index}.when`)}
            />
          </div>
          <Button aria-label={`Take out step ${index + 1}`} onClick={() => steps.remove(index)}>
            Take out
          </Button>
        </fieldset>
      ))}
      <p className="small quiet">
        Above {dose.hardStopAbove.mgPerKg} mg/kg nothing starts
        {dose.kind === 'infusion' && `; studied from ${dose.studiedMgPerKg.low} to ${dose.studiedMgPerKg.high} mg/kg`}.
      </p>
      <div className="row tight wrap">
        <Button onClick={() => steps.append({ mgPerKg: '', when: '' })}>Add a dose step</Button>
        {dose.kind === 'infusion' && (
          <Button onClick={() => rates.append({ sharePercent: '', minutes: '' })}>Add a rate of the pump</Button>
        )}
      </div>
    </>
  )
}

function DeviceFields({ parent: { dose }, faults }: FieldsOf) {
  const { register } = useFormContext<VariantValues>()
  if (dose.kind !== 'devices') return null
  return (
    <fieldset className="variant-row">
      <legend>Doses that are used</legend>
      {dose.allowedMg.map((doseMg, index) => (
        <CheckField key={doseMg} label={`${doseMg} mg`} {...register(`allowedMg.${index}.used`)} />
      ))}
      <div className="wide">
        <FieldError id="allowed-doses-error" error={faultAt(faults, 'dose')} />
      </div>
    </fieldset>
  )
}
