import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedInRoute } from '../root.tsx'

export const planRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/patients/$patientId/plan',
  component: lazyRouteComponent(() => import('./plan-page.tsx'), 'PlanPage'),
})

export const planRoutes = [planRoute] as const
