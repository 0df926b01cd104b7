import { useFieldArray, useFormContext } from 'react-hook-form'
import { Button, NumberField, TextField } from '../ui/index.ts'
import { faultAt } from './changes-of.ts'
import type { FieldsOf } from './variant-fields.tsx'
import { parts, VariantSection } from './variant-section.tsx'
import type { VariantValues } from './variant-values.ts'

/** Number and spacing of sessions. */
export function CourseFields(given: FieldsOf) {
  const { faults } = given
  const { register, control } = useFormContext<VariantValues>()
  const phases = useFieldArray({ control, name: 'phases' })
  const empty = { fromWeek: '', toWeek: '', sessions: '1', perWeeks: '1', totalSessions: '' }
  return (
    <VariantSection part={parts.course} of={given}>
      {phases.fields.map((phase, index) => (
        <fieldset className="variant-row" key={phase.id}>
          <legend>Phase {index + 1}</legend>
          <NumberField
            label="From week"
            error={faultAt(faults, `course.phases.${index}`)}
            {...register(`phases.${index}.fromWeek`)}
          />
          <NumberField label="To week" hint="Empty: no end" {...register(`phases.${index}.toWeek`)} />
          <NumberField label="Sessions" {...register(`phases.${index}.sessions`)} />
          <NumberField label="In each" unit="weeks" {...register(`phases.${index}.perWeeks`)} />
          <NumberField label="In all" hint="Empty: no end" {...register(`phases.${index}.totalSessions`)} />
          {phases.fields.length > 1 && (
            <Button aria-label={`Take out phase ${index + 1}`} onClick={() => phases.remove(index)}>
              Take out
            </Button>
          )}
        </fieldset>
      ))}
      <Button onClick={() => phases.append(empty)}>Add a phase</Button>
      <fieldset className="variant-row">
        <legend>Sessions</legend>
        <div className="half">
          <NumberField
            label="Between two, at least"
            unit="days"
            error={faultAt(faults, 'course.minDaysBetweenSessions')}
            {...register('minDaysBetweenSessions')}
          />
        </div>
        <div className="wide">
          <TextField
            label="When benefit is judged"
            maxLength={1000}
            error={faultAt(faults, 'course.review')}
            {...register('review')}
          />
        </div>
      </fieldset>
    </VariantSection>
  )
}
