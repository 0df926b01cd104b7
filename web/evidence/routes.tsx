import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedInRoute } from '../root.tsx'

const sheet = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/protocols/$protocolId',
  component: lazyRouteComponent(() => import('./protocol-sheet-page.tsx'), 'ProtocolSheetPage'),
})

export const evidenceRoutes = [sheet] as const
