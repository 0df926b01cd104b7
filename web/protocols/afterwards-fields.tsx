import { useFieldArray, useFormContext } from 'react-hook-form'
import { Button, NumberField, Panel, TextField } from '../ui/index.ts'
import { faultAt } from './changes-of.ts'
import type { FieldsOf } from './variant-fields.tsx'
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

function DischargeFields({ parent, faults }: FieldsOf) {
  const { register, control } = useFormContext<VariantValues>()
  const discharge = useFieldArray({ control, name: 'discharge' })
  return (
    <Panel
      title="Observation and discharge"
      footer={
        <Button onClick={() => discharge.append({ label: '', question: '', freshMinutes: '30' })}>
          Add a question before leaving
        </Button>
      }
    >
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
    </Panel>
  )
}

function FollowUpFields({ parent, faults }: FieldsOf) {
  const { register } = useFormContext<VariantValues>()
  return (
    <Panel title="Follow-up">
      {parent.followUp.map(({ id, label, after, onDays }, index) => (
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
          <div className="half">
            <TextField label="Instruments" hint="By id: phq-9, madrs" {...register(`followUp.${index}.instruments`)} />
          </div>
        </fieldset>
      ))}
    </Panel>
  )
}
