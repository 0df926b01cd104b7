import { Link } from '@tanstack/react-router'
import { List, Moment, Panel, Row } from '../ui/index.ts'
import type { Determination } from './evaluation.ts'

/** Who signed it and what that meant; each override with its reason and second signature. */
export function SignaturesPanel({ patientId, data }: { patientId: string; data: Determination }) {
  const titleOf = (criterionId: string) =>
    data.result.criteria.find((criterion) => criterion.id === criterionId)?.title ?? criterionId
  const waits = (criterionId: string) =>
    data.result.criteria.some((criterion) => criterion.id === criterionId && criterion.awaitsSecondSignature)
  return (
    <Panel title="Standing" flush>
      <List>
        {data.signed ? (
          <Row
            mark="done"
            markSays=""
            title={
              <>
                Signed by {data.signed.memberName}, <Moment instant={data.signed.at} />
              </>
            }
            detail={data.signed.reason}
          />
        ) : data.superseded ? (
          <Row
            mark="open"
            markSays=""
            title="Replaced by a newer determination"
            detail="It can no longer be signed."
            end={
              <Link to="/patients/$patientId/evaluation" params={{ patientId }}>
                Evaluation ›
              </Link>
            }
          />
        ) : (
          <Row mark="unknown" markSays="" title="Not signed" detail="Nothing can be planned on it before it is." />
        )}
        {data.overrides.map((override) => (
          <Row
            key={override.criterionId}
            mark="caution"
            markSays=""
            title={
              <>
                {titleOf(override.criterionId)}: {waits(override.criterionId) ? 'override asked for' : 'overridden'} by{' '}
                {override.by}
              </>
            }
            detail={
              <>
                {override.reason} · <Moment instant={override.at} />
                {waits(override.criterionId) && ' · waits for a second signature'}
                {override.secondBy && override.secondAt && (
                  <>
                    {' '}
                    · second signature {override.secondBy}, <Moment instant={override.secondAt} />
                  </>
                )}
              </>
            }
          />
        ))}
        {data.supersedes && (
          <Row
            mark="open"
            markSays=""
            title={
              <Link
                to="/patients/$patientId/determinations/$determinationId"
                params={{ patientId, determinationId: data.supersedes }}
              >
                The determination before the override
              </Link>
            }
          />
        )}
      </List>
    </Panel>
  )
}
