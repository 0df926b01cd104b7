import type { PatientView } from '../patient-view.ts'
import { latest } from './measured.ts'

/** What it is made from. */
export const indexMeasurements = ['weight', 'height', 'body-mass-index'] as const

const heightCountsDays = 36_500
const weightCountsDays = 30

/** From weight and height; a recorded index counts where they are missing. */
export function bodyMassIndex(view: PatientView): { value: number; text: string; references: string[] } | undefined {
  const weight = latest(view, 'weight', weightCountsDays)
  const height = latest(view, 'height', heightCountsDays)
  if (weight?.fact.value && height?.fact.value && weight.fact.unit === 'kg' && height.fact.unit === 'cm') {
    const value = weight.fact.value / (height.fact.value / 100) ** 2
    const text = `BMI ${value.toFixed(1)} from ${weight.fact.value} kg on ${weight.day} and ${height.fact.value} cm`
    return { value, text, references: [weight.fact.reference, height.fact.reference] }
  }
  const index = latest(view, 'body-mass-index', weightCountsDays)
  if (index?.fact.value === undefined) return undefined
  return {
    value: index.fact.value,
    text: `BMI ${index.fact.value} on ${index.day}`,
    references: [index.fact.reference],
  }
}
