import { Outlet, useLocation, useMatches, useRouter } from '@tanstack/react-router'
import { Suspense, useEffect, useRef } from 'react'
import { useConnection } from '../connection.ts'
import { startLive, useLive } from '../live.ts'
import { useIdleLock, useLocked } from '../lock.ts'
import { useMayI, useMe } from '../me.ts'
import { places } from '../places.ts'
import { refresh } from '../queries.ts'
import { clockTime, Mark } from '../ui/index.ts'
import { listenForKeys } from '../ui/keys.ts'
import { Toasts } from '../ui/toast.tsx'
import { Bar } from './bar.tsx'
import { KeySheet } from './key-sheet.tsx'
import { LockBar, LockPage } from './lock-screen.tsx'

/** What stands around every signed-in page, and what runs beside it: the live stream, the keys, the idle lock. */
export function Shell() {
  const me = useMe()
  const router = useRouter()
  const locked = useLocked()
  const mayListen = useMayI('floor:read')
  const matches = useMatches()
  const bare = matches.some((match) => match.staticData.bare)
  const stays = matches.some((match) => match.staticData.visibleWhenLocked)

  useIdleLock(me.clinic.idleLockMinutes)
  useEffect(() => (mayListen ? startLive() : undefined), [mayListen])
  useEffect(
    () =>
      listenForKeys(() => {
        if (router.history.canGoBack()) router.history.back()
      }),
    [router],
  )
  useFocusOnPage()
  useLive('clinic', () => void refresh('GET /api/me'))

  const synthetic = me.clinic.synthetic && <div className="synthetic">Synthetic patients — demo clinic</div>
  if (bare)
    return (
      <>
        {synthetic}
        <main className="page">{locked ? <LockPage /> : <Outlet />}</main>
      </>
    )
  return (
    <div className="shell">
      <a className="button skip" href="#page">
        To the content
      </a>
      <div className="shell-top">
        {synthetic}
        <Bar locked={locked} />
        <LostLine />
      </div>
      <section className="urgent-place" aria-label="Urgent" inert={locked}>
        {places.urgent && (
          <Suspense>
            <places.urgent />
          </Suspense>
        )}
      </section>
      {!locked && places.kept && (
        <Suspense>
          <places.kept />
        </Suspense>
      )}
      {locked && !stays && (
        <div className="page">
          <LockPage />
        </div>
      )}
      <main className="page" id="page" tabIndex={-1} inert={locked} hidden={locked && !stays}>
        <Outlet />
      </main>
      {locked && stays && <LockBar />}
      {!locked && <KeySheet />}
      <Toasts />
    </div>
  )
}

/** A new page begins at its content: for a keyboard, and for a screen reader, which else says nothing of it. */
function useFocusOnPage() {
  const { pathname } = useLocation()
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    const page = document.getElementById('page')
    // A page may have begun already, at its first question.
    if (!page?.contains(document.activeElement)) page?.focus({ preventScroll: true })
  }, [pathname])
}

/** Says that what is shown is old; in one place, on every page. */
function LostLine() {
  const connection = useConnection()
  const { timeZone } = useMe().clinic
  if (connection.state !== 'lost') return null
  return (
    <div className="lost-line" role="status">
      <Mark name="watch" />
      Connection lost. What you see is as of {clockTime(connection.since ?? Date.now(), timeZone)}; it comes back by
      itself.
    </div>
  )
}
