import type { SignOff, Source } from '../quantity/source.ts'

/** One kind of follow-up that a protocol asks for; a protocol lists several. */
export interface FollowUp {
  /** Unique in its protocol: `day-after`, `week-after`, `before-session`, `end-of-course`. */
  id: string
  label: string
  /** What it hangs on: each completed session, each planned session, or the course's end. */
  after: 'session' | 'before-session' | 'end-of-course'
  /** Instruments to be answered, by id. Empty for a call without an instrument. */
  instruments: string[]
  /** Also a conversation with the patient, to be recorded as a contact. */
  contact: boolean
  /** Hours from the anchor to the due time; not used for `before-session`, which is due when the session starts. */
  dueAfterHours?: number
  /** How long before the due time it may already be done (`before-session`: before the session's start). */
  opensHoursBefore?: number
  /** How many hours after the due time it still counts; later it is a missed window. */
  windowHours: number
  source: Source
  status?: SignOff
}

/** What a protocol says about follow-up. */
export type FollowUpSchedule = readonly FollowUp[]
