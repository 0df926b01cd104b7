import type { DueItem } from '../../clinical/session/index.ts'
import { clockTime } from '../ui/index.ts'

/** When something is due, for the end of its line, and how pressing it is. */
export interface DueWords {
  when: string
  tone: 'act' | 'watch' | undefined
}

/** Counted in seconds when it is nearer than this: the rest between two devices. */
const countdownMs = 5 * 60_000

/** `11:06`, `in 3:12 · 11:06`, `now`, `overdue 2 min`, `from 12:08`. */
export function dueWords(item: DueItem, nowMs: number, timeZone: string): DueWords {
  const time = clockTime(item.dueAt, timeZone)
  const restMs = Date.parse(item.dueAt) - nowMs
  if (item.action === 'ask-symptoms') return { when: 'now', tone: 'act' }
  // Before a dose nothing is overdue: it waits for the patient, and the booking says since when.
  if (item.id.startsWith('check:') || item.kind === 'preparation') {
    if (restMs > 0 && restMs <= countdownMs) return { when: `in ${countdown(restMs)} · ${time}`, tone: undefined }
    return restMs > 0 ? { when: `before ${time}`, tone: undefined } : { when: 'now', tone: undefined }
  }
  if (item.action === 'start-discharge' && restMs > 0) return { when: `from ${time}`, tone: undefined }
  if (restMs <= -60_000) return { when: `overdue ${item.overdueMinutes} min`, tone: 'watch' }
  if (restMs <= 0) return { when: 'now', tone: undefined }
  if (restMs <= countdownMs) return { when: `in ${countdown(restMs)} · ${time}`, tone: undefined }
  return { when: time, tone: undefined }
}

/** `4:07`: minutes and seconds left; the last second is `0:01`, so that zero is the moment itself. */
export function countdown(restMs: number): string {
  const seconds = Math.max(0, Math.ceil(restMs / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** What the primary action is called for the next due item. */
export function primaryLabel(item: DueItem, nowMs: number): string {
  switch (item.action) {
    case 'change-rate': {
      // The largest button of the screen: what must not be done early says when.
      const restMs = Date.parse(item.dueAt) - nowMs
      return restMs > 0 ? `In ${countdown(restMs)}: ${item.label.replace(/^Set/, 'set')}` : item.label
    }
    case 'record-vitals':
      return item.kind === 'oximetry' ? 'Record SpO₂' : 'Record blood pressure'
    case 'record-sedation':
      return 'Record MOAA/S and breathing'
    case 'record-dissociation':
      return 'Record dissociation'
    case 'give-device':
      return `Give device ${item.subject ?? ''}`.trim()
    case 'start-discharge':
      return 'Begin the discharge check'
    case 'end-session':
      return 'Discharge'
    default:
      return item.label
  }
}
