import { type KeyboardEvent, type ReactNode, useId } from 'react'
import { FieldError } from './field.tsx'

export interface Option<Value extends string> {
  value: Value
  label: ReactNode
  /** The key that picks it; the option's place from 1 unless said (an instrument's points from 0). */
  digit?: string
}

/**
 * One of a few answers, all in view. Digits pick while the row has the focus, arrows move; `onPicked` may move on to the
 * next question.
 */
export function RadioRow<Value extends string>({
  legend,
  hint,
  error,
  options,
  value,
  onChange,
  onPicked,
  column = false,
  showDigits = true,
  disabled,
}: {
  legend: ReactNode
  hint?: ReactNode
  error?: string
  options: readonly Option<Value>[]
  value: Value | null | undefined
  onChange: (value: Value) => void
  onPicked?: (value: Value) => void
  column?: boolean
  showDigits?: boolean
  disabled?: boolean
}) {
  const id = useId()
  const digitOf = (index: number) => options[index]?.digit ?? String(index + 1)
  const onKeyDown = (event: KeyboardEvent<HTMLFieldSetElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const index = options.findIndex((_, each) => digitOf(each) === event.key)
    const picked = options[index]
    if (!picked || disabled) return
    event.preventDefault()
    event.stopPropagation()
    onChange(picked.value)
    event.currentTarget.querySelectorAll<HTMLInputElement>('input[type=radio]')[index]?.focus()
    if (onPicked) onPicked(picked.value)
    else focusNextRow(event.currentTarget)
  }
  return (
    <fieldset
      className="field radio-row"
      disabled={disabled}
      onKeyDown={onKeyDown}
      aria-describedby={`${id}-hint ${id}-error`}
      aria-invalid={error ? true : undefined}
    >
      <legend>{legend}</legend>
      {hint && (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      <div className={`radios ${column ? 'column' : ''}`}>
        {options.map((option, index) => (
          <label className="radio" key={option.value}>
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            {showDigits && (
              <span className="digit" aria-hidden="true">
                {digitOf(index)}
              </span>
            )}
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      <FieldError id={`${id}-error`} error={error} />
    </fieldset>
  )
}

/** So that nine digits answer nine questions. */
function focusNextRow(row: HTMLElement): void {
  const rows = [...(row.closest('form, dialog, main') ?? document).querySelectorAll<HTMLElement>('.radio-row')]
  const next = rows[rows.indexOf(row) + 1]
  const target = next?.querySelector<HTMLElement>('input:checked') ?? next?.querySelector<HTMLElement>('input')
  target?.focus()
}

/** Answers that are given by pressing: the answer stays visible as the pressed button. */
export function Choices<Value extends string>({
  label,
  options,
  value,
  onChoose,
  disabled,
}: {
  /** What is asked, for a screen reader. */
  label: string
  options: readonly Option<Value>[]
  value?: Value | null
  onChoose: (value: Value) => void
  disabled?: boolean
}) {
  return (
    <fieldset className="choices" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          disabled={disabled}
          aria-pressed={value === undefined ? undefined : value === option.value}
          onClick={() => onChoose(option.value)}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  )
}

/** `yes`, `no`, `unknown` as Choices or RadioRow options. */
export const yesNoUnknown = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'unknown', label: 'Not known' },
] as const satisfies readonly Option<string>[]

/** Switches between views of the same thing. */
export function Segmented<Value extends string>({
  label,
  options,
  value,
  onChange,
}: {
  label: string
  options: readonly { value: Value; label: ReactNode }[]
  value: Value
  onChange: (value: Value) => void
}) {
  return (
    <fieldset className="segmented" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  )
}
