import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedInRoute } from '../root.tsx'

export const consentRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/patients/$patientId/consent',
  component: lazyRouteComponent(() => import('./consent-page.tsx'), 'ConsentPage'),
})

export const consentRoutes = [consentRoute] as const
