import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMayI } from '../me.ts'
import { query } from '../queries.ts'
import { Button, Disclosure, EmptyState, Facts, List, Loaded, Moment, Panel, Row } from '../ui/index.ts'
import { ChooseStandard } from './choose-standard.tsx'
import { doseTables, type StandardInUse } from './standard.ts'

/** By which standard this clinic calls a trial adequate and failed; a medical lead chooses it. */
export function StandardPanel() {
  const mayApprove = useMayI('rules:approve')
  const standard = useQuery(query('GET /api/adequacy-standard'))
  const [choosing, setChoosing] = useState(false)
  return (
    <Loaded query={standard}>
      {({ current, history }) => (
        <Panel
          title="When a trial is adequate and failed"
          aside="counts in evaluations, determinations and on the chart, unless another is asked for"
          flush
          footer={
            mayApprove ? (
              <Button onClick={() => setChoosing(true)}>Choose a standard…</Button>
            ) : (
              <span className="small quiet">A medical lead chooses the standard.</span>
            )
          }
        >
          <Facts
            facts={[
              ['Standard', current.name],
              ['Duration', `${current.minimumWeeks} weeks or more at or above the minimum dose`],
              ['Failed', current.failureRule],
              ...(current.own ? ownFacts(current.own) : []),
              [
                'Approved',
                current.at ? <Approved key="approved" choice={current} /> : 'nobody has chosen: the default',
              ],
            ]}
          />
          <div className="panel-form">
            <Disclosure summary="What was used before" turn={String(Math.max(0, history.length - 1))} flush>
              {history.length < 2 ? (
                <EmptyState>Nothing else yet.</EmptyState>
              ) : (
                <List dense label="Standards used before">
                  {history.slice(1).map((choice) => (
                    <Row
                      key={choice.version}
                      title={`${choice.name}, ${choice.minimumWeeks} weeks`}
                      detail={<Approved choice={choice} />}
                    />
                  ))}
                </List>
              )}
            </Disclosure>
          </div>
          {choosing && <ChooseStandard current={current} onClose={() => setChoosing(false)} />}
        </Panel>
      )}
    </Loaded>
  )
}

const ownFacts = ({ augmentationWeeks, doses }: NonNullable<StandardInUse['own']>) =>
  [
    ['Augmentation', `${augmentationWeeks} weeks or more beside an adequate antidepressant`],
    ['Minimum doses', doseTables[doses]],
  ] as const

const Approved = ({ choice: { by, at, reason } }: { choice: StandardInUse }) => (
  <>
    {by}
    {at && (
      <>
        , <Moment instant={at} />
      </>
    )}
    : {reason}
  </>
)
