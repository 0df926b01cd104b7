import { type ComponentType, lazy } from 'react'
import { somethingKept } from './sealed/kept.ts'

/**
 * What rooms put into the shell around every page; each is one line here, loaded lazily:
 * `urgent: lazy(() => import('./urgent/banners.tsx'))`.
 */
export const places: {
  /** The fixed place of urgent pathways, under the bar. Renders Banners, or nothing. */
  urgent: ComponentType | null
  /** The number beside Due in the bar. Renders `<b>3</b>`, or nothing. */
  dueCount: ComponentType | null
  /** What lies sealed in this browser of who is signed in: sends it, and says what does not open. Renders a Banner, or nothing. */
  kept: ComponentType | null
} = {
  urgent: lazy(() => import('./urgent/urgent-place.tsx').then((module) => ({ default: module.UrgentPlace }))),
  dueCount: lazy(() => import('./floor/due-count.tsx').then((module) => ({ default: module.DueCount }))),
  kept: lazy(async () => ({
    default: (await somethingKept()) ? (await import('./session/kept-place.tsx')).KeptPlace : () => null,
  })),
}
