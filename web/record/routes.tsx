import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedInRoute } from '../root.tsx'

export const importRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/patients/import',
  component: lazyRouteComponent(() => import('./import-page.tsx'), 'ImportPage'),
})

export const chartRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/patients/$patientId',
  component: lazyRouteComponent(() => import('./chart-page.tsx'), 'ChartPage'),
})

export const importsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/patients/$patientId/imports',
  component: lazyRouteComponent(() => import('./imports-page.tsx'), 'ImportsPage'),
})

export const recordRoutes = [importRoute, chartRoute, importsRoute] as const
