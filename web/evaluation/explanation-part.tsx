import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { query } from '../queries.ts'
import { Button, ErrorState } from '../ui/index.ts'
import { type EvaluationResult, outcomeNames } from './evaluation.ts'
import type { EvaluationSearch } from './routes.tsx'

/** What the determination rests on: asked for, because trying it takes a hundred evaluations. */
export function ExplanationPart({
  patientId,
  evaluation,
  standard,
}: {
  patientId: string
  evaluation: EvaluationResult
  standard: EvaluationSearch['standard']
}) {
  const [open, setOpen] = useState(false)
  const { treatment, asOf } = evaluation
  const result = useQuery({
    ...query('GET /api/patients/:patientId/evaluation/explanation', {
      params: { patientId },
      query: { treatment, standard, asOf },
    }),
    enabled: open,
  })
  return (
    <section className="explanation" aria-label="What would change it">
      <Button onClick={() => setOpen(!open)} aria-expanded={open}>
        What would change it
      </Button>
      {open && result.isPending && <p className="quiet">Trying it…</p>}
      {open && result.error && <ErrorState error={result.error} />}
      {open && result.data && (
        <>
          <p>
            {result.data.sentence}{' '}
            {result.data.found > result.data.sets.length && `The first ${result.data.sets.length} are shown.`}
          </p>
          <ul className="evidence">
            {result.data.sets.map(({ changes, becomes }) => (
              <li key={changes.map(nameOf).join()}>
                {changes.map((change, at) => (
                  <span key={nameOf(change)}>
                    {at > 0 && ', and '}
                    {change.kind === 'answered' ? (
                      <>
                        {change.title} answered <b>{change.answer}</b>
                      </>
                    ) : (
                      <>
                        without: {change.text} <span className="small quiet anywhere">{change.reference}</span>
                      </>
                    )}
                  </span>
                ))}
                : <b>{outcomeNames[becomes].toLowerCase()}</b>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

type Named = { kind: 'answered'; linkId: string; answer: string } | { kind: 'without-fact'; reference: string }

const nameOf = (change: Named): string =>
  change.kind === 'answered' ? `${change.linkId}=${change.answer}` : change.reference
