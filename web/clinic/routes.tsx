import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { signedInRoute } from '../root.tsx'

const area = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/clinic',
  component: lazyRouteComponent(() => import('./clinic-area.tsx'), 'ClinicArea'),
})

const start = createRoute({
  getParentRoute: () => area,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/clinic/members', replace: true })
  },
})

const members = createRoute({
  getParentRoute: () => area,
  path: 'members',
  component: lazyRouteComponent(() => import('./members-page.tsx'), 'MembersPage'),
})

const roles = createRoute({
  getParentRoute: () => area,
  path: 'roles',
  component: lazyRouteComponent(() => import('./roles-page.tsx'), 'RolesPage'),
})

const chairs = createRoute({
  getParentRoute: () => area,
  path: 'chairs',
  component: lazyRouteComponent(() => import('./chairs-page.tsx'), 'ChairsPage'),
})

const settings = createRoute({
  getParentRoute: () => area,
  path: 'settings',
  component: lazyRouteComponent(() => import('./settings-page.tsx'), 'SettingsPage'),
})

const wordings = createRoute({
  getParentRoute: () => area,
  path: 'wordings',
  component: lazyRouteComponent(() => import('./wordings-page.tsx'), 'WordingsPage'),
})

const devices = createRoute({
  getParentRoute: () => area,
  path: 'devices',
  component: lazyRouteComponent(() => import('./devices-page.tsx'), 'DevicesPage'),
})

const audit = createRoute({
  getParentRoute: () => area,
  path: 'audit',
  component: lazyRouteComponent(() => import('./audit-page.tsx'), 'AuditPage'),
})

const evidence = createRoute({
  getParentRoute: () => area,
  path: 'evidence',
  component: lazyRouteComponent(() => import('../evidence/evidence-page.tsx'), 'EvidencePage'),
})

const protocols = createRoute({
  getParentRoute: () => area,
  path: 'protocols',
  component: lazyRouteComponent(() => import('../protocols/protocols-page.tsx'), 'ProtocolsPage'),
})

const makeVariant = createRoute({
  getParentRoute: () => area,
  path: 'protocols/new',
  validateSearch: (search: Record<string, unknown>): { parent?: string; from?: string } => ({
    parent: typeof search.parent === 'string' ? search.parent : undefined,
    from: typeof search.from === 'string' ? search.from : undefined,
  }),
  component: lazyRouteComponent(() => import('../protocols/make-variant-page.tsx'), 'MakeVariantPage'),
})

export const clinicRoutes = [
  area.addChildren([
    start,
    members,
    roles,
    chairs,
    settings,
    wordings,
    devices,
    protocols,
    makeVariant,
    evidence,
    audit,
  ]),
] as const
