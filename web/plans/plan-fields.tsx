import { Controller, useFormContext } from 'react-hook-form'
import { Choices, DateField, NumberField, Panel, readNumber, Select, TextArea, TextField } from '../ui/index.ts'
import type { Protocol } from './plan.ts'
import type { PlanValues } from './plan-values.ts'

const aNumber = (text: string) => readNumber(text) !== undefined || 'A number'

/** Dose with its reasoning, what goes on beside it, and what it is for. */
export function PlanFields({ protocol }: { protocol: Protocol }) {
  return (
    <div className="plan-columns">
      <DoseFields protocol={protocol} />
      <BesideFields protocol={protocol} />
    </div>
  )
}

/** Doses that the label has at this age, and the one that the plan has already. */
const choices = (allowedMg: readonly number[], planned: string | undefined) =>
  [...new Set([...allowedMg.map(String), ...(planned ? [planned] : [])])].map((mg) => ({
    value: mg,
    label: `${mg} mg`,
  }))

function DoseFields({ protocol }: { protocol: Protocol }) {
  const { register, formState } = useFormContext<PlanValues>()
  const { errors } = formState
  const { dose } = protocol
  return (
    <Panel title="Dose" aside={protocol.shortTitle}>
      {dose.kind !== 'devices' ? (
        <>
          <NumberField
            label="Dose a kilogram"
            unit="mg/kg"
            hint={
              dose.kind === 'infusion'
                ? `Protocol ${dose.doseMgPerKg}; studied from ${dose.studiedMgPerKg.low} to ${dose.studiedMgPerKg.high}.`
                : `Protocol ${[dose.doseMgPerKg, ...dose.steps].join(', ')}.`
            }
            error={errors.doseMgPerKg?.message}
            {...register('doseMgPerKg', { validate: aNumber })}
          />
          {dose.kind === 'infusion' && (
            <NumberField
              label="Over"
              unit="min"
              error={errors.infusionMinutes?.message}
              {...register('infusionMinutes', { validate: aNumber })}
            />
          )}
          <Select
            label="Weight that the dose follows"
            hint={dose.doseWeight}
            empty="Choose"
            error={errors.doseWeight?.message}
            options={[
              { value: 'actual', label: 'Actual weight' },
              { value: 'ideal', label: 'Ideal weight (Devine)' },
              { value: 'adjusted', label: 'Adjusted weight' },
            ]}
            {...register('doseWeight', { required: 'Which weight it is' })}
          />
          <TextField
            label="Why another weight than the protocol’s"
            hint="Left empty where the dose follows the protocol."
            {...register('doseWeightReason')}
          />
        </>
      ) : (
        <>
          <Select
            label="First session"
            hint={dose.firstSessionMg.length === 1 ? `The label starts with ${dose.firstSessionMg[0]} mg.` : undefined}
            options={choices(dose.firstSessionMg, formState.defaultValues?.firstDoseMg)}
            {...register('firstDoseMg')}
          />
          <Select
            label="Later sessions"
            options={choices(dose.allowedMg, formState.defaultValues?.doseMg)}
            {...register('doseMg')}
          />
        </>
      )}
      <TextArea
        label="Why this dose for this person"
        error={errors.doseReasoning?.message}
        {...register('doseReasoning', { required: 'The reasoning belongs to the order' })}
      />
      <TextArea
        label="Goals, one a line"
        hint="In the patient’s words: what would be better in daily life."
        error={errors.goals?.message}
        {...register('goals', { required: 'At least one goal' })}
      />
      <DateField label="Review on" hint="When benefit is judged and going on is decided." {...register('reviewOn')} />
    </Panel>
  )
}

function BesideFields({ protocol }: { protocol: Protocol }) {
  const { register, control, watch, formState } = useFormContext<PlanValues>()
  const { errors } = formState
  const antidepressant = watch('antidepressant')
  return (
    <Panel title="Beside the treatment">
      <p className="small quiet">{protocol.adjunct.text}</p>
      <Controller
        control={control}
        name="antidepressant"
        render={({ field }) => (
          <Choices
            label="Antidepressant"
            options={[
              { value: 'medicine', label: 'An antidepressant goes on' },
              { value: 'none', label: 'None' },
            ]}
            value={field.value}
            onChoose={field.onChange}
          />
        )}
      />
      {antidepressant === 'medicine' ? (
        <>
          <TextField
            label="Antidepressant"
            error={errors.medication?.message}
            {...register('medication', { required: 'Which one' })}
          />
          <NumberField label="Dose a day" unit="mg" {...register('antidepressantDoseMgPerDay')} />
          <DateField label="Since" {...register('antidepressantSince')} />
        </>
      ) : (
        <TextArea
          label="Why none"
          error={errors.noneReason?.message}
          {...register('noneReason', { required: 'The reason' })}
        />
      )}
      <TextArea
        label="Psychotherapy"
        hint="What is arranged, how often; or why none."
        error={errors.arrangement?.message}
        {...register('arrangement', { required: 'What is arranged' })}
      />
      <TextField label="Therapist" {...register('therapist')} />
      <TextArea
        label="In the chair"
        hint="Music, light, company, touch, words that help. Shown to the nurse."
        {...register('preferences')}
      />
    </Panel>
  )
}
