import '@fontsource-variable/atkinson-hyperlegible-next/wght.css'
import './ui/tokens.css'
import './ui/base.css'
import './ui/controls.css'
import './ui/panels.css'
import './ui/marks.css'
import './ui/notices.css'
import './ui/tiles.css'
import './ui/tables.css'
import './ui/dialogs.css'
import './ui/states.css'
import './ui/shell.css'
import './ui/print.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { onRefused } from './api.ts'
import { watchInput } from './input.ts'
import { showLock } from './lock.ts'
import { queryClient } from './queries.ts'
import { router } from './router.tsx'
import { isSigningOut } from './shell/sign-out.ts'
import { watchTheme } from './ui/theme.ts'

// A page that the browser brings back as it was, after a sign-out, would still hold what it held.
window.addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload()
})
watchTheme()
watchInput()
onRefused.locked = showLock
onRefused.notSignedIn = () => {
  // At the start the router itself shows the sign-in page; later the whole page goes, and with it what it held.
  const signedIn = router.state.matches.some((match) => match.routeId === '/signed-in' && match.status === 'success')
  if (signedIn && !isSigningOut()) location.assign(`/sign-in?next=${encodeURIComponent(router.state.location.href)}`)
}

const place = document.getElementById('app')
if (place)
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  )
