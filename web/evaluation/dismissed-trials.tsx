import { Button, List, Moment, Panel, Row, shortDate, useToday } from '../ui/index.ts'
import type { DismissedTrial } from './trials.ts'

/** What somebody said was no trial, with the reason; those brought back stay here as history. */
export function DismissedTrials({
  dismissed,
  mayWrite,
  onBringBack,
}: {
  dismissed: readonly DismissedTrial[]
  mayWrite: boolean
  onBringBack: (dismissed: DismissedTrial) => void
}) {
  const today = useToday()
  if (dismissed.length === 0) return null
  return (
    <Panel title="Dismissed" flush>
      <List>
        {dismissed.map((each) => (
          <Row
            key={each.id}
            mark={each.broughtBack ? 'open' : 'not'}
            markSays={each.broughtBack ? 'brought back' : 'dismissed'}
            title={
              <>
                {each.medication}
                {each.start && `, from ${shortDate(each.start, today)}`}
              </>
            }
            detail={
              <>
                {each.reason} · {each.dismissedBy}, <Moment instant={each.at} />
                {each.broughtBack && (
                  <>
                    {' '}
                    · brought back: {each.broughtBack.reason} · {each.broughtBack.by},{' '}
                    <Moment instant={each.broughtBack.at} />
                  </>
                )}
              </>
            }
          >
            {mayWrite && !each.broughtBack && <Button onClick={() => onBringBack(each)}>Bring back…</Button>}
          </Row>
        ))}
      </List>
    </Panel>
  )
}
