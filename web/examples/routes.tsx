import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../root.tsx'

const makeExamples = () =>
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/examples',
    component: lazyRouteComponent(() => import('./examples-page.tsx'), 'ExamplesPage'),
  })

/** The parts of the kit side by side; while developing only, never in what is served. */
export const examplesRoutes = import.meta.env.DEV ? [makeExamples()] : []
