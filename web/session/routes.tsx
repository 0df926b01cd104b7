import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedInRoute } from '../root.tsx'

export const sessionRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/sessions/$sessionId',
  staticData: { visibleWhenLocked: true },
  component: lazyRouteComponent(() => import('./session-page.tsx'), 'SessionPage'),
})

export const sessionRecordRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/sessions/$sessionId/record',
  staticData: { bare: true },
  component: lazyRouteComponent(() => import('./record-page.tsx'), 'RecordPage'),
})

export const sessionRoutes = [sessionRoute, sessionRecordRoute] as const
