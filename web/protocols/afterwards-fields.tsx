import { useFieldArray, useFormContext } from 'react-hook-form'
import { Button, NumberField, TextField } from '../ui/index.ts'
import { faultAt } from './changes-of.ts'
import { InstrumentsField } from './instruments-field.tsx'
import type { FieldsOf } from './variant-fields.tsx'
import { parts, VariantSection } from './variant-section.tsx'
import type { VariantValues } from './variant-values.ts'

/** Observation, what is asked before leaving, and what is asked at home. */
export function AfterwardsFields(given: FieldsOf) {
  return (
    <>
      <DischargeFields {...given} />
      <FollowUpFields {...given} />
    </>
  )
}

function DischargeFields(given: FieldsOf) {
  const { parent, faults } = given
  const { register, control } = useFormContext<VariantValues>()
  const discharge = useFieldArray({ control, name: 'discharge' })
  return (
    <VariantSection part={parts.discharge} of={given}>
      <fieldset className="variant-row">
        <legend className="visually-hidden">Observation</legend>
        <NumberField
          label="After the last dose, at least"
          unit="min"
          hint={`${parent.observation.minimumMinutes} min or more`}
          error={faultAt(faults, 'observation.minimumMinutes')}
          {...register('minimumMinutes')}
        />
      </fieldset>
      {discharge.fields.map((criterion, index) => (
        <fieldset className="variant-row" key={criterion.id}>
          <legend>Further question {index + 1}</legend>
          <div className="half">
            <TextField
              label="In a few words"
              maxLength={100}
              error={faultAt(faults, `discharge.${parent.discharge.length + index}`)}
              {...register(`discharge.${index}.label`)}
            />
          </div>
          <NumberField label="An answer holds for" unit="min" {...register(`discharge.${index}.freshMinutes`)} />
          <div className="wide">
            <TextField label="What is asked" maxLength={500} {...register(`discharge.${index}.question`)} />
          </div>
          <Button aria-label={`Take out question ${index + 1}`} onClick={() => discharge.remove(index)}>
            Take out
          </Button>
        </fieldset>
      ))}
      <Button onClick={() => discharge.append({ label: '', question: '', freshMinutes: '30' })}>
        Add a question before leaving
      </Button>
    </VariantSection>
  )
}

function FollowUpFields(given: FieldsOf) {
  const { parent, faults } = given
  const { register, watch, setValue } = useFormContext<VariantValues>()
  return (
    <VariantSection part={parts.followUp} of={given}>
      {parent.followUp.map(({ id, label, after, onDays, instruments }, index) => (
        <fieldset className="variant-row" key={id}>
          <legend>{label}</legend>
          <div className="half">
            <TextField
              label="In a few words"
              maxLength={200}
              error={faultAt(faults, `followUp.${id}`)}
              {...register(`followUp.${index}.label`)}
            />
          </div>
          {after !== 'before-session' && !onDays && (
            <NumberField label="Due after" unit="h" {...register(`followUp.${index}.dueAfterHours`)} />
          )}
          {onDays && (
            <>
              <TextField
                label="On days"
                hint={after === 'last-dose' ? 'After the last dose' : 'After the first dose'}
                {...register(`followUp.${index}.onDays`)}
              />
              <NumberField label="Then every" unit="days" {...register(`followUp.${index}.thenEveryDays`)} />
            </>
          )}
          <NumberField
            label={after === 'before-session' ? 'Within' : 'Give or take'}
            unit="h"
            {...register(`followUp.${index}.windowHours`)}
          />
          <div className="wide">
            <InstrumentsField
              value={watch(`followUp.${index}.instruments`)}
              before={instruments}
              onChange={(ids) => setValue(`followUp.${index}.instruments`, ids)}
            />
          </div>
        </fieldset>
      ))}
    </VariantSection>
  )
}
