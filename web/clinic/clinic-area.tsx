import { Outlet } from '@tanstack/react-router'
import { useMe } from '../me.ts'
import { PageHeader, Tabs } from '../ui/index.ts'

/** The clinic itself: people, roles, chairs, settings, monitors, protocols, evidence, audit trail. Each tab shows what the member may see. */
export function ClinicArea() {
  const { clinic, permissions } = useMe()
  const manages = permissions.includes('clinic:manage')
  const tabs = [
    { to: '/clinic/members', label: 'Members' },
    { to: '/clinic/roles', label: 'Roles' },
    { to: '/clinic/chairs', label: 'Chairs' },
    ...(manages ? [{ to: '/clinic/devices', label: 'Monitors' }] : []),
    { to: '/clinic/wordings', label: 'Wordings' },
    { to: '/clinic/settings', label: 'Settings' },
    { to: '/clinic/protocols', label: 'Protocols' },
    { to: '/clinic/evidence', label: 'Evidence' },
    ...(permissions.includes('audit:read') ? [{ to: '/clinic/audit', label: 'Audit trail' }] : []),
  ]
  return (
    <>
      <PageHeader title={clinic.name} documentTitle="Clinic" about={`All times in ${clinic.timeZone}`} sticky={false} />
      <div className="stack">
        <Tabs label="Clinic" tabs={tabs} />
        <Outlet />
      </div>
    </>
  )
}
