import { CheckField, NumberField, PartialDateField, RadioRow, Select, TextField, yesNoUnknown } from '../../ui/index.ts'
import { type ChartKind, type FactFaults, type FactValues, type FormField, factForm } from './forms/index.ts'

interface Given {
  values: FactValues
  faults: FactFaults
  set: (part: Partial<FactValues>) => void
}

/** The controls of one kind of fact, as its form lists them. */
export function FactFields({ kind, isNew, ...given }: Given & { kind: ChartKind; isNew: boolean }) {
  return factForm(kind)
    .rows(given.values, isNew)
    .map((row, index) =>
      'control' in row ? (
        <Control key={row.name} field={row} isFirst={index === 0} {...given} />
      ) : (
        <div key={row.map(({ name }) => name).join()} className="form-pair">
          {row.map((field) => (
            <Control key={field.name} field={field} isFirst={false} {...given} />
          ))}
        </div>
      ),
    )
}

function Control({ field, isFirst, values, faults, set }: Given & { field: FormField; isFirst: boolean }) {
  const { label, name } = field
  if (field.control === 'check')
    return (
      <CheckField
        label={label}
        checked={values.asNeeded}
        onChange={(event) => set({ asNeeded: event.target.checked })}
      />
    )
  if (field.control === 'yes-no-unknown')
    return (
      <RadioRow
        legend={label}
        hint={field.hint}
        options={yesNoUnknown}
        value={values.taken}
        onChange={(taken) => set({ taken })}
      />
    )
  const text = values[field.name]
  const common = {
    label,
    error: faults[name],
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
  }
  switch (field.control) {
    case 'text':
      return <TextField {...common} autoFocus={isFirst} hint={field.hint} value={text} maxLength={field.maxLength} />
    case 'number':
      return <NumberField {...common} unit={field.unit} value={text} />
    case 'date':
      // An instant is amended by its day.
      return <PartialDateField {...common} value={text.slice(0, 10)} />
    case 'select':
      return (
        <Select
          {...common}
          options={field.options}
          empty={field.empty}
          value={text}
          onChange={(event) =>
            set({ ...Object.fromEntries((field.clears ?? []).map((each) => [each, ''])), [name]: event.target.value })
          }
        />
      )
  }
}
