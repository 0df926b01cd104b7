import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedInRoute } from '../root.tsx'
import { isStage, type Stage } from './stages.ts'

interface ListSearch {
  search?: string
  stage?: Stage
  page?: number
}

export const listRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/patients',
  component: lazyRouteComponent(() => import('./list-page.tsx'), 'ListPage'),
  validateSearch: ({ search, stage, page }: Record<string, unknown>): ListSearch => ({
    search: search === undefined || search === '' ? undefined : String(search),
    stage: isStage(stage) ? stage : undefined,
    page: Number.isInteger(page) && Number(page) > 1 ? Number(page) : undefined,
  }),
})

export const newRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/patients/new',
  component: lazyRouteComponent(() => import('./new-page.tsx'), 'NewPage'),
})

export const historyRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/patients/$patientId/history',
  component: lazyRouteComponent(() => import('./history-page.tsx'), 'HistoryPage'),
})

export const careRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/patients/$patientId/care',
  component: lazyRouteComponent(() => import('./care-page.tsx'), 'CarePage'),
})

export const patientRoutes = [listRoute, newRoute, historyRoute, careRoute] as const
