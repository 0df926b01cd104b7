import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedInRoute } from '../root.tsx'

const sheet = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/protocols/$protocolId',
  validateSearch: (search: Record<string, unknown>): { version?: string } => {
    const version = search.version === undefined ? '' : String(search.version)
    return { version: /^\d{1,9}$/.test(version) ? version : undefined }
  },
  component: lazyRouteComponent(() => import('./protocol-sheet-page.tsx'), 'ProtocolSheetPage'),
})

export const evidenceRoutes = [sheet] as const
