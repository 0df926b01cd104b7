import { useState } from 'react'
import { findInstrument } from '../../clinical/instruments/index.ts'
import { useMayI } from '../me.ts'
import { Button, EmptyState, List, type MarkName, Moment, Panel, Row } from '../ui/index.ts'
import { ContactDialog } from './contact-dialog.tsx'
import type { PatientCourse } from './course.ts'

type Item = PatientCourse['followUps'][number]

const markOf: Record<Item['state'], MarkName> = {
  done: 'done',
  overdue: 'watch',
  due: 'open',
  upcoming: 'open',
  missed: 'not',
}
const wordOf: Record<Item['state'], string> = {
  done: 'done',
  overdue: 'overdue',
  due: 'due now',
  upcoming: 'from',
  missed: 'missed',
}

/** What the protocol asks for after and between sessions: late ones first, then what comes next, then the last done. */
export function FollowUps({ patientId, items }: { patientId: string; items: Item[] }) {
  const mayWrite = useMayI('assessment:write')
  const [recording, setRecording] = useState(false)
  const open = items.filter((item) => item.state === 'overdue' || item.state === 'due')
  const next = items.filter((item) => item.state === 'upcoming').slice(0, 3)
  const past = items.filter((item) => item.state === 'done' || item.state === 'missed').slice(-2)
  const shown = [...open, ...next, ...past]
  return (
    <Panel
      title="Follow-up"
      flush
      footer={mayWrite && <Button onClick={() => setRecording(true)}>Record a call</Button>}
    >
      {shown.length === 0 ? (
        <EmptyState>Nothing is due: no session has been given or booked.</EmptyState>
      ) : (
        <List>
          {shown.map((item) => (
            <Row
              key={item.id}
              mark={markOf[item.state]}
              markSays={wordOf[item.state]}
              title={item.sessionNumber === null ? item.label : `${item.label} · session ${item.sessionNumber}`}
              detail={leftToDo(item)}
              end={
                item.state === 'upcoming' ? (
                  <>
                    from <Moment instant={item.opensAt} />
                  </>
                ) : (
                  <>
                    {item.state === 'done' || item.state === 'missed' ? '' : 'due '}
                    <Moment instant={item.dueAt} />
                  </>
                )
              }
            />
          ))}
        </List>
      )}
      {recording && <ContactDialog patientId={patientId} onClose={() => setRecording(false)} />}
    </Panel>
  )
}

function leftToDo(item: Item): string | undefined {
  if (item.state === 'missed') return 'missed'
  const open = [
    ...(item.contactOutstanding ? ['call'] : []),
    ...item.outstanding.map((id) => findInstrument(id)?.shortTitle ?? id),
  ]
  return open.length > 0 ? open.join(', ') : undefined
}
