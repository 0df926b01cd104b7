import { Link } from '@tanstack/react-router'
import { List, Moment, Panel, Row } from '../ui/index.ts'
import type { Determination } from './evaluation.ts'

/** Who signed it and what that meant; each override with its reason and second signature. */
export function SignaturesPanel({ patientId, data }: { patientId: string; data: Determination }) {
  const titleOf = (criterionId: string) =>
    data.result.criteria.find((criterion) => criterion.id === criterionId)?.title ?? criterionId
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
            markSays="overridden"
            title={
              <>
                {titleOf(override.criterionId)}: overridden by {override.by}
              </>
            }
            detail={
              <>
                {override.reason} · <Moment instant={override.at} />
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
