import type { SignOff, Source } from '../quantity/source.ts'

/** One kind of follow-up that a protocol asks for; a protocol lists several. */
export interface FollowUp {
  /** Unique in its protocol: `day-after`, `week-after`, `before-session`, `end-of-course`. */
  id: string
  label: string
  /**
   * What it hangs on: `session`, each session with a dose, counted from its first dose; `before-session`, each planned
   * session, due when it starts; `end-of-course`, the last session that the protocol plans for the induction;
   * `first-dose`, the first dose of the plan, while it goes on; `last-dose`, the last dose of a plan that is over.
   */
  after: 'session' | 'before-session' | 'end-of-course' | 'first-dose' | 'last-dose'
  /** Days after a first or last dose, lowest first: each is due once. */
  onDays?: readonly number[]
  /** After the last of `onDays`, again every so many days. */
  thenEveryDays?: number
  /** Instruments to be answered, by id. Empty for a call alone. */
  instruments: readonly string[]
  /** Asked only while the plan names a therapist. */
  withTherapist?: true
  /** The patient is also talked to, recorded as a contact. */
  contact?: boolean
  /** Hours from what it hangs on to the due time; 0 when absent, and not used for `before-session` or with `onDays`. */
  dueAfterHours?: number
  /**
   * It counts this many hours before the due time and as many after it; then it is missed. Before a session it counts
   * from so many hours before its start until its first dose.
   */
  windowHours: number
  /** Falls away when another session starts before it is due: that session's own assessment takes its place. */
  unlessNextSession?: boolean
  source: Source
  status?: SignOff
}

/** What is due later than so many hours after a session is not reminded of: lists look back no longer. */
export const longestFollowUpHours = 720

/** What a protocol says about follow-up. */
export type FollowUpSchedule = readonly FollowUp[]
