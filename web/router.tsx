import { createRouter } from '@tanstack/react-router'
import { assessmentRoutes } from './assessments/routes.tsx'
import { clinicRoutes } from './clinic/routes.tsx'
import { consentRoutes } from './consents/routes.tsx'
import { evaluationRoutes } from './evaluation/routes.tsx'
import { evidenceRoutes } from './evidence/routes.tsx'
import { examplesRoutes } from './examples/routes.tsx'
import { floorRoutes } from './floor/routes.tsx'
import { identityRoutes } from './identity/routes.tsx'
import { outcomeRoutes } from './outcomes/routes.tsx'
import { patientRoutes } from './patients/routes.tsx'
import { planRoutes } from './plans/routes.tsx'
import { recordRoutes } from './record/routes.tsx'
import { rootRoute, signedInRoute } from './root.tsx'
import { sessionRoutes } from './session/routes.tsx'
import { LoadingState } from './ui/index.ts'
import { urgentRoutes } from './urgent/routes.tsx'

/** A room is added with one line here; its `routes.tsx` names the addresses and loads the pages when they are opened. */
const signedInRooms = [
  ...floorRoutes,
  ...clinicRoutes,
  ...patientRoutes,
  ...recordRoutes,
  ...assessmentRoutes,
  ...evaluationRoutes,
  ...urgentRoutes,
  ...consentRoutes,
  ...planRoutes,
  ...evidenceRoutes,
  ...outcomeRoutes,
  ...sessionRoutes,
  ...identityRoutes.signedIn,
]

const routeTree = rootRoute.addChildren([
  ...identityRoutes.anybody,
  ...examplesRoutes,
  signedInRoute.addChildren(signedInRooms),
])

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPendingMs: 200,
  defaultPendingComponent: () => <LoadingState />,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
