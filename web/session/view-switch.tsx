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
  const { view, show } = useConsole()
  return <Segmented label="Parts of the session" options={views} value={view} onChange={show} />
}

/** To the sheet that is printed; the primary action once the session has ended. */
export function RecordLink() {
  const { state, detail } = useConsole()
  return (
    <Link
      className={state.phase === 'ended' ? 'button primary' : 'button'}
      to="/sessions/$sessionId/record"
      params={{ sessionId: detail.session.id }}
    >
      Session record
    </Link>
  )
}
