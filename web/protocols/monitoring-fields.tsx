import { useFormContext } from 'react-hook-form'
import { NumberField, TextField } from '../ui/index.ts'
import { faultAt, faultOf } from './changes-of.ts'
import type { FieldsOf } from './variant-fields.tsx'
import { parts, VariantSection } from './variant-section.tsx'
import type { VariantValues } from './variant-values.ts'

/** When what is checked at the chair. */
export function MonitoringFields(given: FieldsOf) {
  const { parent, faults } = given
  const { register } = useFormContext<VariantValues>()
  return (
    <VariantSection part={parts.monitoring} of={given}>
      <p className="small quiet">Never longer than {parent.longestGap.minutes} min between two checks.</p>
      {parent.monitoring.map(({ kind, label }, index) => {
        const path = `monitoring.${kind}`
        return (
          <fieldset className="variant-row" key={kind}>
            <legend>{label}</legend>
            <TextField
              label="At minutes"
              hint="After the first dose: 40, 120"
              error={faultOf(faults, path) ?? faultAt(faults, `${path}.atMinutes`)}
              {...register(`monitoring.${index}.atMinutes`)}
            />
            <NumberField
              label="While dosing, every"
              unit="min"
              error={faultAt(faults, `${path}.everyMinutes.dosing`)}
              {...register(`monitoring.${index}.dosing`)}
            />
            <NumberField
              label="After it, every"
              unit="min"
              error={faultAt(faults, `${path}.everyMinutes.observation`)}
              {...register(`monitoring.${index}.observation`)}
            />
          </fieldset>
        )
      })}
    </VariantSection>
  )
}
