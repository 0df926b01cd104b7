import type { CallResponse } from '../api.ts'
import { Day, Disclosure, List, Mark, Panel, Row } from '../ui/index.ts'
import { leftByType } from './import-words.ts'

type Summary = CallResponse<'POST /api/imports'>['summary']

/** What an import took, what it left and why, and what stands here against the source. */
export function ImportSummary({ summary }: { summary: Summary }) {
  return (
    <>
      {summary.urgent && (
        <p>
          <Mark name="watch" says="" /> The C-SSRS of <Day date={summary.urgent.on} /> in it, {summary.urgent.tier}{' '}
          tier, started the urgent pathway.
        </p>
      )}
      <div className="columns halves">
        <Panel title="Taken" flush>
          <List dense>
            {summary.taken.map(({ type, count }) => (
              <Row key={type} title={type} end={count} />
            ))}
          </List>
          <p className="small quiet panel-line">
            {summary.facts.recorded} facts new, {summary.facts.changed} changed, {summary.facts.retracted} taken out,{' '}
            {summary.facts.unchanged} the same as before.
          </p>
        </Panel>
        <Panel title="Left" flush>
          {summary.left.length === 0 ? (
            <p className="panel-line">
              <Mark name="done" says="" /> Nothing was left.
            </p>
          ) : (
            <List>
              {leftByType(summary.left).map((group) => (
                <LeftGroup key={group.type} {...group} />
              ))}
            </List>
          )}
        </Panel>
      </div>
      {summary.kept.length > 0 && (
        <Panel title="Amended here, and changed by the source" aside="what was amended here stands" flush>
          <List>
            {summary.kept.map((kept) => (
              <Row
                key={`${kept.factId} ${kept.reference}`}
                mark="watch"
                title={kept.text}
                detail={`${kept.reference} now says: ${kept.sourceSays}`}
              />
            ))}
          </List>
        </Panel>
      )}
    </>
  )
}

function LeftGroup({ type, count, reasons }: ReturnType<typeof leftByType>[number]) {
  const [first] = reasons
  if (reasons.length === 1 && first)
    return <Row title={type} detail={<span title={first.reference}>{first.reason}</span>} end={count} />
  return (
    <li>
      <Disclosure
        summary={
          <span className="grow">
            {type}
            <span className="small quiet block">{reasons.length} reasons</span>
          </span>
        }
        turn={count}
        flush
      >
        <List dense>
          {reasons.map((left) => (
            <Row
              key={`${left.reference} ${left.reason}`}
              title={<span title={left.reference}>{left.reason}</span>}
              end={left.count}
            />
          ))}
        </List>
      </Disclosure>
    </li>
  )
}
