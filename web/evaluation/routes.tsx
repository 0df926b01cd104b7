import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { treatmentIds } from '../../clinical/eligibility/criterion.ts'
import { signedInRoute } from '../root.tsx'
import type { StandardId, TreatmentId } from './evaluation.ts'

const standards: readonly StandardId[] = ['athf-sf', 'mgh-atrq', 'delphi-2022', 'clinic']

/** Which treatment and standard are looked at stays in the address, so that a link shows the same. */
export interface EvaluationSearch {
  treatment?: TreatmentId
  standard?: StandardId
}

const validateSearch = (search: Record<string, unknown>): EvaluationSearch => ({
  treatment: treatmentIds.find((each) => each === search.treatment),
  standard: standards.find((each) => each === search.standard),
})

export const evaluationRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/patients/$patientId/evaluation',
  validateSearch,
  component: lazyRouteComponent(() => import('./evaluation-page.tsx'), 'EvaluationPage'),
})

export const interviewRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/patients/$patientId/interview',
  validateSearch,
  component: lazyRouteComponent(() => import('./interview-page.tsx'), 'InterviewPage'),
})

export const trialsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/patients/$patientId/trials',
  validateSearch,
  component: lazyRouteComponent(() => import('./trials-page.tsx'), 'TrialsPage'),
})

export const determinationRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/patients/$patientId/determinations/$determinationId',
  component: lazyRouteComponent(() => import('./determination-page.tsx'), 'DeterminationPage'),
})

export const evaluationRoutes = [evaluationRoute, interviewRoute, trialsRoute, determinationRoute] as const
