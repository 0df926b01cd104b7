import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { useCall } from '../queries.ts'
import { SignDialog, unbroken } from '../ui/index.ts'
import type { Entry } from './filter.ts'

const says = {
  approved: { title: 'Approve for this clinic', button: 'Approve', hint: 'Why, and after which discussion' },
  revoked: { title: 'Take the approval back', button: 'Take back', hint: 'Why' },
} as const

/** Signs an approval of rules, or its taking back, with note and password. */
export function DecideDialog({
  entries,
  decision,
  onDone,
  onClose,
}: {
  entries: readonly Entry[]
  decision: 'approved' | 'revoked'
  onDone: () => void
  onClose: () => void
}) {
  const [id] = useState(uuidv7)
  const decide = useCall('POST /api/sign-offs', {
    refreshes: ['GET /api/evidence', 'GET /api/sign-offs', 'GET /api/sign-offs/history'],
    onSuccess: onDone,
  })
  const { title, button, hint } = says[decision]
  return (
    <SignDialog
      wide
      title={title}
      reason={{ label: 'Note', hint, maxLength: 2000 }}
      confirm={button}
      keep="Cancel"
      busy={decide.isPending}
      error={decide.error}
      onSign={({ reason: note, password }) =>
        decide.mutate({ body: { id, ruleIds: entries.map((entry) => entry.id), decision, note, password } })
      }
      onClose={onClose}
    >
      <ul className="evidence-chosen">
        {entries.map((entry) => (
          <li key={entry.id}>
            <b>{entry.title}</b>: {unbroken(entry.text)}{' '}
            <span className="small quiet">{unbroken(entry.source.citation)}</span>
          </li>
        ))}
      </ul>
      <p className="small quiet">
        It stands with your name and the date beside the rule. When the rule changes, the approval does not carry over.
      </p>
    </SignDialog>
  )
}
