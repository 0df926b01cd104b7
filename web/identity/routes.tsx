import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute, signedInRoute } from '../root.tsx'

/** Where to go after signing in; only ever a path of our own. */
const nextOf = (search: Record<string, unknown>): { next?: string } => {
  const { next } = search
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? { next } : {}
}

const tokenOf = (search: Record<string, unknown>): { token?: string } =>
  typeof search.token === 'string' ? { token: search.token } : {}

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: nextOf,
  component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
})

const setUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/set-up',
  validateSearch: tokenOf,
  component: lazyRouteComponent(() => import('./set-up-page.tsx'), 'SetUpPage'),
})

const inviteRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invite/$token',
  component: lazyRouteComponent(() => import('./invite-page.tsx'), 'InvitePage'),
})

const accountRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/me',
  component: lazyRouteComponent(() => import('./account-page.tsx'), 'AccountPage'),
})

export const identityRoutes = {
  anybody: [signInRoute, setUpRoute, inviteRoute] as const,
  signedIn: [accountRoute] as const,
}
