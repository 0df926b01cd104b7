import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedInRoute } from '../root.tsx'

export const outcomeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/patients/$patientId/outcome',
  component: lazyRouteComponent(() => import('./outcome-page.tsx'), 'OutcomePage'),
})

export const outcomeRoutes = [outcomeRoute] as const
