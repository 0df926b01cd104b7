import type { ReactNode } from 'react'
import { type DeterminationOutcome, outcomeNames, outcomeTones } from './evaluation.ts'

/** The determination in one sentence. */
export function DeterminationHead({
  determination,
  sentence,
  under,
  side,
}: {
  determination: DeterminationOutcome
  sentence: string
  under?: ReactNode
  side?: ReactNode
}) {
  return (
    <div className="determination-head">
      <div className="row between">
        <span className={`phase ${outcomeTones[determination]}`}>{outcomeNames[determination]}</span>
        {side}
      </div>
      <h2 id="determination">{sentence}</h2>
      {under && <p className="quiet">{under}</p>}
    </div>
  )
}
