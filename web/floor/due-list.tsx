import { EmptyState, List, Row } from '../ui/index.ts'
import type { DueToday } from './floor.ts'

/** What is due today beside the chairs, by time. */
export function DueList({ due }: { due: DueToday[] }) {
  if (due.length === 0) return <EmptyState>Nothing else is due today.</EmptyState>
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
