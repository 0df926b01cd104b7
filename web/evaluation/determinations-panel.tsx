import { Link } from '@tanstack/react-router'
import { EmptyState, List, Moment, Panel, Row } from '../ui/index.ts'
import { type DeterminationSummary, outcomeNames, treatmentNames } from './evaluation.ts'

/** Determinations that were kept, newest first, each with who signed it. */
export function DeterminationsPanel({
  patientId,
  determinations,
}: {
  patientId: string
  determinations: readonly DeterminationSummary[]
}) {
  return (
    <Panel title="Determinations" flush>
      {determinations.length === 0 ? (
        <EmptyState>None yet. One that is signed carries a plan for 30 days.</EmptyState>
      ) : (
        <List>
          {determinations.map((one) => (
            <Row
              key={one.id}
              mark={one.signed ? 'done' : 'open'}
              markSays={one.signed ? 'signed' : 'not signed'}
              title={
                <Link
                  to="/patients/$patientId/determinations/$determinationId"
                  params={{ patientId, determinationId: one.id }}
                >
                  {outcomeNames[one.determination]} · {treatmentNames[one.treatment]}
                </Link>
              }
              detail={
                one.signed ? (
                  <>
                    signed by {one.signed.memberName}, <Moment instant={one.signed.at} />
                  </>
                ) : (
                  <>
                    made by {one.author.name}, <Moment instant={one.at} /> ·{' '}
                    {one.superseded ? 'replaced by a newer one' : 'not signed'}
                  </>
                )
              }
              end={
                one.overrides.length > 0 ? <span className="small">{one.overrides.length} overridden</span> : undefined
              }
            />
          ))}
        </List>
      )}
    </Panel>
  )
}
