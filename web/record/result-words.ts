import { plain } from '../ui/index.ts'
import type { ChartMeasurement } from './chart.ts'

/** A result with its unit: `82.4 kg`, `138/86 mmHg`, `negative`. */
export function valueWords(one: ChartMeasurement): string {
  const { systolicMmHg, diastolicMmHg, value, unit, text } = one
  if (systolicMmHg !== null && diastolicMmHg !== null)
    return `${plain(systolicMmHg, 0)}/${plain(diastolicMmHg, 0)} mmHg`
  if (value !== null) return `${plain(value)}${unit ? ` ${unit}` : ''}`
  return text ?? ''
}

/** The range that came with it: ` 7 to 45`, `, up to 45`; empty without one. */
export function rangeWords({ referenceRange }: Pick<ChartMeasurement, 'referenceRange'>): string {
  const { low, high } = referenceRange ?? {}
  if (low !== undefined && high !== undefined) return ` ${plain(low)} to ${plain(high)}`
  return low !== undefined ? `, from ${plain(low)}` : high !== undefined ? `, up to ${plain(high)}` : ''
}
