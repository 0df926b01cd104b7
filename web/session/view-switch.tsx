import { Link } from '@tanstack/react-router'
import { Segmented } from '../ui/index.ts'
import { useConsole, type View } from './console.tsx'

const views: { value: View; label: string }[] = [
  { value: 'check-in', label: 'Check-in' },
  { value: 'dose', label: 'Dose' },
  { value: 'live', label: 'At the chair' },
]

/** The parts of a session; the phase picks one until a person does. */
export function ViewSwitch() {
  const { view, show, state, detail } = useConsole()
  return (
    <nav className="row wrap between view-switch" aria-label="Parts of the session">
      <Segmented label="View" options={views} value={view} onChange={show} />
      {state.phase === 'ended' ? (
        <Link className="button primary" to="/sessions/$sessionId/record" params={{ sessionId: detail.session.id }}>
          Session record
        </Link>
      ) : (
        <Link className="small" to="/sessions/$sessionId/record" params={{ sessionId: detail.session.id }}>
          Session record
        </Link>
      )}
    </nav>
  )
}
