import { Problem } from '../problem.ts'
import { sentence } from '../ui/index.ts'
import type { Faults } from './identity-values.ts'

/**
 * The faults that the server found, for the fields that show them, and the error that is left for no field.
 *
 * @param within What the server puts before the path: `change.`
 */
export function serverFaults(error: Error | null, within = ''): { faults: Faults; rest: Error | null } {
  if (!(error instanceof Problem) || error.errors.length === 0) return { faults: {}, rest: error }
  const faults: Faults = {}
  for (const { path, message } of error.errors)
    faults[path.startsWith(within) ? path.slice(within.length) : path] = sentence(message)
  return { faults, rest: null }
}

/** Moves to the first field with a fault, once it is drawn. */
export function focusFirstFault(): void {
  requestAnimationFrame(() => {
    const scope = document.querySelector('dialog[open]') ?? document
    const first = scope.querySelector<HTMLElement>('[aria-invalid="true"]')
    const target = first?.matches('fieldset') ? first.querySelector<HTMLElement>('input') : first
    target?.focus()
  })
}
