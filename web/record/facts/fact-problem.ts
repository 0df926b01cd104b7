import { serverFaults } from '../../patients/form-faults.ts'
import { type ChartKind, emptyValues, type FactFaults, type FactValues, factForm } from './forms/index.ts'

const everywhere: Record<string, keyof FactValues> = { concept: 'text', 'concept.text': 'text' }
const isField = (path: string): path is keyof FactValues => path in emptyValues

/** The server's faults at the fields that show them; what belongs to no field is left as the error itself. */
export function serverFactFaults(kind: ChartKind, error: Error | null): { faults: FactFaults; rest: Error | null } {
  const found = serverFaults(error, 'fact.')
  const faults: FactFaults = {}
  let unplaced = false
  for (const [path, message] of Object.entries(found.faults)) {
    const field = factForm(kind).fieldOf?.[path] ?? everywhere[path] ?? (isField(path) ? path : undefined)
    if (field) faults[field] = message
    else unplaced = true
  }
  return { faults, rest: unplaced ? error : found.rest }
}
