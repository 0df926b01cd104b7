import { useState } from 'react'
import { ruleId } from '../../../clinical/evidence/rule-id.ts'
import type { Notice } from '../../../clinical/session/index.ts'
import { SignOff } from '../../evidence/sign-off.tsx'
import { Button, Dialog, TextField } from '../../ui/index.ts'
import { useConsole } from '../console.tsx'
import { filedUnder } from '../filed-under.ts'
import { ruleOfNotice, thresholdRule } from '../rule-of.ts'

/** What to do when this happens, and the entry that it was done. Seen is not done. */
export function StepsDialog({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  const { record, mayWrite } = useConsole()
  const [action, setAction] = useState('')
  const card = notice.eventCard
  const handle = () => {
    record({ type: 'notice-handled', ...filedUnder(notice), action: action.trim() })
    onClose()
  }
  return (
    <Dialog
      title={card?.title ?? notice.text}
      wide
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Close</Button>
          {mayWrite && (
            <Button kind="primary" disabled={!action.trim()} onClick={handle}>
              It is handled
            </Button>
          )}
        </>
      }
    >
      <p className="quiet">{notice.text}</p>
      {card && (
        <>
          <ol className="event-steps">
            {card.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <p className="small quiet">
            The clinic’s own emergency plan stands above these. {card.source.citation}{' '}
            {card.status && <SignOff ruleId={ruleId(`protocols/eventCards/${card.id}`, card)} />}
          </p>
        </>
      )}
      <LimitsCrossed notice={notice} />
      {mayWrite && (
        <TextField
          label="What was done"
          hint="Prescriber told, repeated on the other arm, 174/98"
          value={action}
          maxLength={1000}
          onChange={(event) => setAction(event.target.value)}
        />
      )}
    </Dialog>
  )
}

/** Each rule by itself: a fixed limit and a rise are two statements with two sources. */
function LimitsCrossed({ notice }: { notice: Notice }) {
  const { protocol } = useConsole().state
  if (notice.rules.length === 0) {
    return (
      notice.source && (
        <p className="small quiet">
          The limit: {notice.source.citation} {notice.status && <SignOff ruleId={ruleOfNotice(protocol, notice)} />}
        </p>
      )
    )
  }
  return (
    <>
      <h3>{notice.rules.length === 1 ? 'Limit crossed' : 'Limits crossed'}</h3>
      <ul className="small limits-crossed">
        {notice.rules.map((rule) => (
          <li key={rule.id}>
            {rule.text}{' '}
            <span className="quiet">
              · {rule.source.citation} · rule {rule.id}, version {rule.version}
            </span>{' '}
            {rule.status && <SignOff ruleId={thresholdRule(protocol, rule.id)} />}
          </li>
        ))}
      </ul>
    </>
  )
}
