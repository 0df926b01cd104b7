import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedInRoute } from '../root.tsx'

export const urgentHistoryRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/patients/$patientId/urgent',
  component: lazyRouteComponent(() => import('./history-page.tsx'), 'UrgentHistoryPage'),
})

export const urgentRoutes = [urgentHistoryRoute] as const
