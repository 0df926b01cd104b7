import { serverFaults } from '../../patients/form-faults.ts'
import type { ChartKind, FactFaults, FactValues } from './fact-values.ts'

/** The fields of a fact by the names of the form. */
const fieldOf: Record<string, keyof FactValues> = {
  concept: 'text',
  'concept.text': 'text',
  clinicalStatus: 'status',
  status: 'status',
  verificationStatus: 'certainty',
  onset: 'start',
  start: 'start',
  at: 'start',
  abatement: 'stop',
  stop: 'stop',
  dailyDoseMg: 'dose',
  dosageText: 'dosageText',
  reaction: 'reaction',
  value: 'value',
  systolicMmHg: 'value',
  diastolicMmHg: 'second',
  unit: 'unit',
}

/** The server's faults at the fields that show them; what belongs to no field is left as the error itself. */
export function serverFactFaults(kind: ChartKind, error: Error | null): { faults: FactFaults; rest: Error | null } {
  const found = serverFaults(error, 'fact.')
  const faults: FactFaults = {}
  let unplaced = false
  for (const [path, message] of Object.entries(found.faults)) {
    // A finding in words is in the one field that a number has otherwise.
    const field = kind === 'measurement' && path === 'text' ? 'value' : fieldOf[path]
    if (field) faults[field] = message
    else unplaced = true
  }
  return { faults, rest: unplaced ? error : found.rest }
}
