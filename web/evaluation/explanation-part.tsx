import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CallResponse } from '../api.ts'
import { query } from '../queries.ts'
import { Button, ErrorState, Words } from '../ui/index.ts'
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
    <section className="explanation" aria-label="What would change it" aria-live="polite">
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
            {answeredAlike(result.data.sets).map(({ answer, becomes, titles }) => (
              <li key={`${answer} ${becomes}`}>
                <b>{outcomeNames[becomes]}</b> with <b>{answer}</b> to {titles.length > 1 ? 'any of ' : ''}
                {titles.join(' · ')}
              </li>
            ))}
            {result.data.sets
              .filter((set) => !aloneAnswered(set))
              .map(({ changes, becomes }) => (
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
                          without: <Words of={change.text} />{' '}
                          <span className="small quiet anywhere">{change.reference}</span>
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

type DecisiveSet = CallResponse<'GET /api/patients/:patientId/evaluation/explanation'>['sets'][number]

/** The one answer that it is made of. */
function aloneAnswered({ changes }: DecisiveSet): { answer: string; title: string } | undefined {
  const [change] = changes
  return changes.length === 1 && change?.kind === 'answered' ? change : undefined
}

/** Single answers that lead to the same are one line: a dozen of them read alike. */
function answeredAlike(sets: readonly DecisiveSet[]) {
  const lines = new Map<string, { answer: string; becomes: DecisiveSet['becomes']; titles: string[] }>()
  for (const set of sets) {
    const change = aloneAnswered(set)
    if (!change) continue
    const { answer, title } = change
    const key = `${answer} ${set.becomes}`
    const line = lines.get(key) ?? { answer, becomes: set.becomes, titles: [] }
    line.titles.push(title)
    lines.set(key, line)
  }
  return [...lines.values()]
}

type Named =
  | { kind: 'answered'; linkId: string; answer: string }
  | { kind: 'without-fact'; reference: string; text: string }

const nameOf = (change: Named): string =>
  change.kind === 'answered' ? `${change.linkId}=${change.answer}` : `${change.reference} ${change.text}`
