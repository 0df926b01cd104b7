import { Disclosure, EmptyState, List, Row } from '../ui/index.ts'
import type { DueToday } from './floor.ts'

/** What is late or due today beside the chairs, by time. */
export function DueList({ due }: { due: DueToday[] }) {
  if (due.length === 0) return <EmptyState>Nothing else is due today.</EmptyState>
  return <Items due={due} />
}

/** What can be done already and is of a later day, folded away: it is nobody's work of today. */
export function ComingDays({ due, open = false }: { due: DueToday[]; open?: boolean }) {
  const coming = due.filter((item) => item.coming)
  if (coming.length === 0) return null
  return (
    <Disclosure summary="Coming days" turn={String(coming.length)} flush open={open}>
      <Items due={coming} />
    </Disclosure>
  )
}

function Items({ due }: { due: DueToday[] }) {
  return (
    <List>
      {due.map((item) => (
        <Row
          key={`${item.kind} ${item.id} ${item.text}`}
          mark={item.overdue ? 'watch' : 'open'}
          markSays={item.overdue ? 'overdue' : 'due'}
          title={`${item.text} · ${item.patientName}`}
          detail={item.detail}
          to={placeOf(item)}
        />
      ))}
    </List>
  )
}

function placeOf(item: DueToday): string {
  const patient = `/patients/${item.patientId}`
  switch (item.kind) {
    case 'determination':
      return `${patient}/evaluation`
    case 'follow-up':
    case 'review':
      return `${patient}/outcome`
    case 'monitoring-form':
      return `/sessions/${item.id}`
  }
}
