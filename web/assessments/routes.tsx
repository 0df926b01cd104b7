import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedInRoute } from '../root.tsx'

export const newAssessmentRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/patients/$patientId/assessments/new',
  validateSearch: (search: Record<string, unknown>): { instrument?: string } =>
    typeof search.instrument === 'string' ? { instrument: search.instrument } : {},
  component: lazyRouteComponent(() => import('./new-assessment-page.tsx'), 'NewAssessmentPage'),
})

export const assessmentRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/patients/$patientId/assessments/$assessmentId',
  component: lazyRouteComponent(() => import('./assessment-page.tsx'), 'AssessmentPage'),
})

export const assessmentRoutes = [newAssessmentRoute, assessmentRoute] as const
