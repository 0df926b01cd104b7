import { Link } from '@tanstack/react-router'
import { Suspense } from 'react'
import type { Permission } from '../../contract/roles.ts'
import { useConnection } from '../connection.ts'
import { useMe } from '../me.ts'
import { places } from '../places.ts'
import { Boat } from '../ui/index.ts'
import { FindPatient } from './find-patient.tsx'
import { MemberMenu } from './member-menu.tsx'

const areas: { to: string; label: string; permission: Permission }[] = [
  { to: '/', label: 'Floor', permission: 'floor:read' },
  { to: '/patients', label: 'Patients', permission: 'patients:read' },
  { to: '/due', label: 'Due', permission: 'floor:read' },
  { to: '/clinic', label: 'Clinic', permission: 'clinic:read' },
]

export function Bar({ locked }: { locked: boolean }) {
  const { permissions } = useMe()
  return (
    <div className="bar">
      <Link className="brand" to="/" aria-label="Evenkeel, to the start">
        <Boat />
        <span className="word">Evenkeel</span>
      </Link>
      <nav aria-label="Areas">
        {areas
          .filter((area) => permissions.includes(area.permission))
          .map((area) => (
            <Link
              key={area.to}
              to={area.to}
              activeOptions={{ exact: area.to === '/' }}
              activeProps={{ 'aria-current': 'page' }}
            >
              {area.label}
              {area.to === '/due' && places.dueCount && (
                <Suspense>
                  {' '}
                  <places.dueCount />
                </Suspense>
              )}
            </Link>
          ))}
      </nav>
      <span className="end" />
      {!locked && permissions.includes('patients:read') && <FindPatient />}
      <ConnectionChip />
      {!locked && <MemberMenu />}
    </div>
  )
}

function ConnectionChip() {
  const { state } = useConnection()
  const [word, tone] = {
    live: ['live', 'good'],
    reached: ['connected', 'good'],
    connecting: ['connecting', 'quiet'],
    lost: ['lost', 'watch'],
  }[state] as [string, string]
  return (
    <span className={`chip connection ${tone} ${state}`} role="status">
      <span className="dot" />
      {word}
    </span>
  )
}
