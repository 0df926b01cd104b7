import type { FieldValues, Path, UseFormSetError } from 'react-hook-form'
import { ConnectionLost, Problem } from '../problem.ts'
import { Banner } from './banner.tsx'
import { wordsOf } from './states.tsx'

/**
 * Puts the faults that the server found onto the fields of a form and moves the focus to the first.
 *
 * @returns the faults that belong to no field, for FormProblem
 */
export function faultsToFields<Values extends FieldValues>(
  error: unknown,
  setError: UseFormSetError<Values>,
  fields: readonly Path<Values>[],
): Error | null {
  if (!(error instanceof Problem) || error.errors.length === 0) return error instanceof Error ? error : null
  const known = error.errors.filter((fault) => (fields as readonly string[]).includes(fault.path))
  known.forEach((fault, index) => {
    setError(fault.path as Path<Values>, { type: 'server', message: sentence(fault.message) }, { shouldFocus: !index })
  })
  return known.length === error.errors.length ? null : error
}

/** `must not be empty` → `Must not be empty` */
export const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Why a form was not saved, above its button. Nothing when there is no error. */
export function FormProblem({ error }: { error: Error | null | undefined }) {
  if (!error) return null
  const { title, detail } = wordsOf(error)
  const nothingLost = error instanceof ConnectionLost ? 'Not saved. What you typed is still here.' : detail
  const faults = error instanceof Problem ? error.errors : []
  return (
    <Banner tone="watch">
      {title}
      {faults.length > 0 ? (
        faults.map((fault) => (
          <span className="light" key={fault.path}>
            {' '}
            · {fault.path} {fault.message}
          </span>
        ))
      ) : nothingLost ? (
        <span className="light"> · {nothingLost}</span>
      ) : null}
    </Banner>
  )
}
