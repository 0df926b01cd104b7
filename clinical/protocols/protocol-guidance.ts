import type { SignOff, Source } from '../quantity/source.ts'

/** One sentence of a protocol that people act by, with where it comes from. */
export interface GuidanceRule {
  id: string
  text: string
  source: Source
  status?: SignOff
}

/** Something that is looked at over months and years of treatment, besides what each session asks. */
export interface SafetyReview {
  id: string
  /** `Liver tests with ALP and GGT`. */
  label: string
  when: SafetyReviewTime
  /** What to do when it is not as it should be. */
  whenRaised?: string
  /** Instruments that answer it, by id; empty where it is no instrument, or one that Evenkeel does not have. */
  instruments: readonly string[]
  source: Source
  status?: SignOff
}

export type SafetyReviewTime =
  | { kind: 'baseline' }
  | { kind: 'each-session' }
  /** Every so many months; sooner after so many sessions, where a number is given. */
  | { kind: 'every-months'; months: number; atMostMonths?: number; orAfterSessions?: number }
  | { kind: 'at-months'; months: number[]; thenEveryMonths?: number }
  | { kind: 'by-policy' }
  | { kind: 'after-the-end'; weeks: number[] }

/** `every 3 to 6 months`, `in month 6 and every 12 months from then`. */
export function safetyReviewTimeText(when: SafetyReviewTime): string {
  switch (when.kind) {
    case 'baseline':
      return 'before the course'
    case 'each-session':
      return 'at each session'
    case 'every-months': {
      const months = when.atMostMonths ? `${when.months} to ${when.atMostMonths} months` : monthsText(when.months)
      return `every ${months}${when.orAfterSessions ? `, or after ${when.orAfterSessions} sessions` : ''}`
    }
    case 'at-months':
      return `in month ${when.months.join(', ')}${when.thenEveryMonths ? `, then every ${monthsText(when.thenEveryMonths)}` : ''}`
    case 'by-policy':
      return 'by the clinic’s rule'
    case 'after-the-end':
      return `in week ${when.weeks.join(' and ')} after the last dose`
  }
}

const monthsText = (months: number) => (months === 1 ? 'month' : `${months} months`)
