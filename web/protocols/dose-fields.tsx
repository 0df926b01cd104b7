import { useFieldArray, useFormContext } from 'react-hook-form'
import { FieldError } from '../ui/field.tsx'
import { Button, CheckField, NumberField, Panel, TextField } from '../ui/index.ts'
import { faultAt, faultOf } from './changes-of.ts'
import type { FieldsOf } from './variant-fields.tsx'
import type { VariantValues } from './variant-values.ts'

export function DoseFields({ parent, faults }: FieldsOf) {
  const { dose } = parent
  if (dose.kind === 'devices') return <DeviceFields faults={faults} parent={parent} />
  return <WeightFields faults={faults} parent={parent} />
}

function WeightFields({ parent: { dose }, faults }: FieldsOf) {
  const { register, control } = useFormContext<VariantValues>()
  const steps = useFieldArray({ control, name: 'steps' })
  if (dose.kind === 'devices') return null
  return (
    <Panel
      title="Dose"
      footer={<Button onClick={() => steps.append({ mgPerKg: '', when: '' })}>Add a dose step</Button>}
    >
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
          <Button aria-label={`Take step ${index + 1} out`} onClick={() => steps.remove(index)}>
            Take out
          </Button>
        </fieldset>
      ))}
      <p className="small quiet">
        Above {dose.hardStopAbove.mgPerKg} mg/kg nothing starts
        {dose.kind === 'infusion' && `; studied from ${dose.studiedMgPerKg.low} to ${dose.studiedMgPerKg.high} mg/kg`}.
      </p>
    </Panel>
  )
}

function DeviceFields({ parent: { dose }, faults }: FieldsOf) {
  const { register } = useFormContext<VariantValues>()
  if (dose.kind !== 'devices') return null
  return (
    <Panel title="Dose">
      <fieldset className="variant-row">
        <legend>Doses that are used</legend>
        {dose.allowedMg.map((doseMg, index) => (
          <CheckField key={doseMg} label={`${doseMg} mg`} {...register(`allowedMg.${index}.used`)} />
        ))}
        <div className="wide">
          <FieldError id="allowed-doses-error" error={faultAt(faults, 'dose')} />
        </div>
      </fieldset>
    </Panel>
  )
}
