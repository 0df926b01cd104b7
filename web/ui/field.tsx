import { type ComponentProps, type ReactNode, useId } from 'react'
import { Mark } from './mark.tsx'

interface FieldTexts {
  label: ReactNode
  /** What to enter, before it goes wrong. */
  hint?: ReactNode
  /** What is wrong, in words. */
  error?: string
}

/** Label, hint and error around one control, joined for a screen reader. */
export function Field({
  label,
  hint,
  error,
  beside,
  children,
}: FieldTexts & {
  /** Right of the control: unit, ✓ agrees. */
  beside?: ReactNode
  children: (aria: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode
}) {
  const id = useId()
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  const control = children({
    id,
    'aria-describedby': described || undefined,
    'aria-invalid': error ? true : undefined,
  })
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {beside ? (
        <div className="beside">
          {control}
          {beside}
        </div>
      ) : (
        control
      )}
      {hint && (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      <FieldError id={`${id}-error`} error={error} />
    </div>
  )
}

export function FieldError({ id, error }: { id: string; error?: string }) {
  if (!error) return null
  return (
    <div className="error" id={id} role="alert">
      <Mark name="not" says="" />
      {error}
    </div>
  )
}

type InputProps = Omit<ComponentProps<'input'>, 'id' | 'className' | 'aria-describedby' | 'aria-invalid'>

/** One line of text. Works with `register('name')` of react-hook-form. */
export function TextField({ label, hint, error, ...input }: FieldTexts & InputProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(aria) => <input type="text" autoComplete="off" {...input} {...aria} />}
    </Field>
  )
}

/** The password with which a member signs what they do. */
export function PasswordField({ label = 'Your password', ...input }: Partial<FieldTexts> & InputProps) {
  return <TextField label={label} autoComplete="current-password" {...input} type="password" />
}

/** Several lines of text. */
export function TextArea({
  label,
  hint,
  error,
  ...textarea
}: FieldTexts & Omit<ComponentProps<'textarea'>, 'id' | 'className'>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(aria) => <textarea {...textarea} {...aria} />}
    </Field>
  )
}

/**
 * A number with its unit. Text inside, so that neither a wheel nor a spinner changes a dose; read it with `readNumber`.
 *
 * @param beside After the unit: what is known of the value
 */
export function NumberField({
  label,
  hint,
  error,
  unit,
  beside,
  ...input
}: FieldTexts & InputProps & { unit?: string; beside?: ReactNode }) {
  return (
    <Field
      label={label}
      hint={hint}
      error={error}
      beside={
        <>
          {unit && <span className="quiet">{unit}</span>}
          {beside && <span className="end">{beside}</span>}
        </>
      }
    >
      {(aria) => <input inputMode="decimal" autoComplete="off" {...input} {...aria} type="text" className="number" />}
    </Field>
  )
}

/** Reads what a person typed as a number; a decimal comma counts as a point. `undefined` when it is empty or none. */
export function readNumber(text: string): number | undefined {
  const plain = text.trim().replace(',', '.').replace('−', '-')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
}

/** A day of the calendar, `YYYY-MM-DD`. */
export function DateField({ label, hint, error, ...input }: FieldTexts & InputProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(aria) => <input max="9999-12-31" {...input} {...aria} type="date" />}
    </Field>
  )
}

/** A time of day on the clinic's clock, `HH:MM`; with the day in another field, or for today. */
export function TimeField({ label, hint, error, ...input }: FieldTexts & InputProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(aria) => <input {...input} {...aria} type="time" />}
    </Field>
  )
}

/** A date that may be known only to the month or year. */
export function PartialDateField({
  label,
  hint = 'As far as known: 2025, 2025-03 or 2025-03-14',
  error,
  ...input
}: FieldTexts & InputProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(aria) => (
        <input
          inputMode="numeric"
          placeholder="YYYY-MM-DD"
          maxLength={10}
          {...input}
          {...aria}
          type="text"
          className="short"
        />
      )}
    </Field>
  )
}

/** One of many; for up to seven use RadioRow. */
export function Select({
  label,
  hint,
  error,
  options,
  empty,
  ...select
}: FieldTexts &
  Omit<ComponentProps<'select'>, 'id' | 'className' | 'children'> & {
    options: readonly { value: string; label: string }[]
    /** Text of the choice that is none. */
    empty?: string
  }) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(aria) => (
        <select {...select} {...aria}>
          {empty !== undefined && <option value="">{empty}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** One thing that is so or not. */
export function CheckField({
  label,
  detail,
  ...input
}: { label: ReactNode; detail?: ReactNode } & Omit<InputProps, 'type'>) {
  return (
    <label className="check">
      <input {...input} type="checkbox" />
      <span>
        {label}
        {detail && <span className="small quiet"> {detail}</span>}
      </span>
    </label>
  )
}
