import { useFieldArray, useFormContext } from 'react-hook-form'
import { Button, NumberField, TextField } from '../ui/index.ts'
import { faultAt } from './changes-of.ts'
import type { FieldsOf } from './variant-fields.tsx'
import { parts, VariantSection } from './variant-section.tsx'
import type { VariantValues } from './variant-values.ts'

const levels = { guide: 'Guide', hold: 'Hold', stop: 'Stop' }

/** Preparation, fasting, and the blood pressures that hold a dose. */
export function BeforeFields(given: FieldsOf) {
  const { parent, faults } = given
  const { register, control } = useFormContext<VariantValues>()
  const preparation = useFieldArray({ control, name: 'preparation' })
  const fasting = parent.checks.find((check) => check.fasting)?.fasting
  return (
    <VariantSection part={parts.before} of={given}>
      {fasting && (
        <fieldset className="variant-row">
          <legend>Fasting</legend>
          <NumberField
            label="Since food"
            unit="h"
            error={faultAt(faults, 'checks.fasting.foodHours')}
            {...register('foodHours')}
          />
          <NumberField
            label="Since a clear drink"
            unit="min"
            error={faultAt(faults, 'checks.fasting.drinkMinutes')}
            {...register('drinkMinutes')}
          />
          {fasting.nasalMedicineMinutes !== undefined && (
            <NumberField
              label="Since a nasal spray"
              unit="min"
              error={faultAt(faults, 'checks.fasting.nasalMedicineMinutes')}
              {...register('nasalMedicineMinutes')}
            />
          )}
        </fieldset>
      )}
      {parent.preDose.holds.map((hold, index) => (
        <fieldset className="variant-row" key={hold.id}>
          <legend>
            {levels[hold.level]}: {hold.label}
            {hold.ageFrom !== undefined && `, from ${hold.ageFrom} years`}
            {hold.ageBelow !== undefined && `, below ${hold.ageBelow} years`}
          </legend>
          <NumberField
            label="Systolic above"
            unit="mmHg"
            error={faultAt(faults, `preDose.holds.${hold.id}`)}
            {...register(`holds.${index}.systolicAbove`)}
          />
          <NumberField label="Diastolic above" unit="mmHg" {...register(`holds.${index}.diastolicAbove`)} />
        </fieldset>
      ))}
      {preparation.fields.map((line, index) => (
        <fieldset className="variant-row" key={line.id}>
          <legend>Further preparation {index + 1}</legend>
          <div className="wide">
            <TextField
              label="What is done"
              maxLength={500}
              error={faultAt(faults, `preparation.own-${index + 1}`)}
              {...register(`preparation.${index}.text`)}
            />
          </div>
          <Button aria-label={`Take out line ${index + 1}`} onClick={() => preparation.remove(index)}>
            Take out
          </Button>
        </fieldset>
      ))}
      <Button onClick={() => preparation.append({ text: '' })}>Add a line of preparation</Button>
    </VariantSection>
  )
}
