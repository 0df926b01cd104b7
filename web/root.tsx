import { createRootRouteWithContext, createRoute, Outlet, redirect } from '@tanstack/react-router'
import { showLock } from './lock.ts'
import { type Me, meQuery } from './me.ts'
import { Problem } from './problem.ts'
import { queryClient } from './queries.ts'
import { Shell } from './shell/shell.tsx'
import { ErrorState } from './ui/index.ts'

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** What keeps a patient safe stays in view behind the lock: vitals, notices, due items. The page shows no names. */
    visibleWhenLocked?: boolean
    /** A sheet for the printer: no bar around it. */
    bare?: boolean
  }
}

/** Pages for anybody hang on this: sign-in, set-up, invitation. */
export const rootRoute = createRootRouteWithContext()({
  component: Outlet,
  notFoundComponent: () => (
    <div className="state page">
      <h2>There is nothing at this address</h2>
      <a href="/">To the start</a>
    </div>
  ),
  errorComponent: ({ error, reset }) => <ErrorState error={asError(error)} onRetry={reset} page />,
})

/** Everything behind the sign-in hangs on this. */
export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  component: Shell,
  errorComponent: ({ error }) => <ErrorState error={asError(error)} onRetry={() => location.reload()} page />,
  beforeLoad: async ({ location }) => {
    const me = await readMe(location.href)
    if (me.locked) showLock()
    // An administrator or auditor has no floor to come home to.
    if (location.pathname === '/' && !me.permissions.includes('floor:read')) throw redirect({ to: '/clinic' })
  },
})

async function readMe(next: string): Promise<Me> {
  try {
    return await queryClient.ensureQueryData(meQuery())
  } catch (error) {
    if (error instanceof Problem && error.status === 401) throw redirect({ to: '/sign-in', search: { next } })
    throw error
  }
}

const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)))
