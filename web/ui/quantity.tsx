import type { ReactNode } from 'react'

/** A number with so many digits after the point and a true minus sign: `82.4`, `−15`. */
export function digits(value: number, decimals = 0): string {
  return value.toFixed(decimals).replace('-', '−')
}

/** Without trailing zeros: `41`, `0.82`. Not for a dose whose digits mean something. */
export function plain(value: number, mostDecimals = 2): string {
  return String(Number(value.toFixed(mostDecimals))).replace('-', '−')
}

/** A change with its sign: `−15`, `+24`, `±0`. */
export function signed(value: number, decimals = 0): string {
  const text = digits(Math.abs(value), decimals)
  if (Number(value.toFixed(decimals)) === 0) return `±${text}`
  return `${value < 0 ? '−' : '+'}${text}`
}

/** A number in running text, never parted from its unit: `82.4 kg`. */
export function Quantity({ value, unit, decimals = 0 }: { value: number; unit: string; decimals?: number }) {
  return (
    <span className="nowrap">
      {digits(value, decimals)} {unit}
    </span>
  )
}

/**
 * A value to be read from two metres, with unit and age: `<BigNumber value="138/86" unit="mmHg" age="2 min" />`.
 *
 * @param says What it is, for a screen reader, where the unit alone does not tell
 * @param value `null` when there is none: a dash, never an old value
 * @param tone `act`, `watch`, or a colour role of a vital: `spo2`, `heart`
 */
export function BigNumber({
  value,
  unit,
  age,
  caption,
  says,
  tone,
  size = 'large',
}: {
  value: ReactNode | null
  unit: string
  age?: ReactNode
  caption?: ReactNode
  says?: string
  tone?: string
  size?: 'large' | 'medium'
}) {
  return (
    <span className="number">
      {caption && <span className="caption">{caption}</span>}
      {says && <span className="visually-hidden">{says} </span>}
      <span
        className={`big ${size === 'medium' ? 'medium' : ''}`}
        style={{ color: value === null ? 'var(--quiet)' : tone ? `var(--${tone})` : undefined }}
      >
        {value ?? '—'}
        {value === null && <span className="visually-hidden">no value</span>}
      </span>
      <span className="unit">
        {unit}
        {age && <> {age}</>}
      </span>
    </span>
  )
}

/** How far along, as a bar; the text beside it says it in numbers. */
export function Progress({ value, max, label }: { value: number; max: number; label: string }) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0
  return (
    <div
      className="progress"
      role="progressbar"
      aria-label={label}
      aria-valuenow={Math.round(value)}
      aria-valuemin={0}
      aria-valuemax={Math.round(max)}
    >
      <i style={{ width: `${share * 100}%` }} />
    </div>
  )
}
