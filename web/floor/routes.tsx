import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedInRoute } from '../root.tsx'

export const floorRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/',
  staticData: { visibleWhenLocked: true },
  component: lazyRouteComponent(() => import('./floor-page.tsx'), 'FloorPage'),
})

export const dueRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/due',
  component: lazyRouteComponent(() => import('./due-page.tsx'), 'DuePage'),
})

export const downtimeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/downtime',
  staticData: { bare: true },
  component: lazyRouteComponent(() => import('./downtime-page.tsx'), 'DowntimePage'),
})

export const floorRoutes = [floorRoute, dueRoute, downtimeRoute] as const
