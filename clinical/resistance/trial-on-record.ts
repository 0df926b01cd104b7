import type { DayInterval } from '../quantity/calendar-date.ts'
import type { TrialFact } from '../record/record.ts'

/** A stretch of time with one daily dose, from one prescription or statement. */
export interface DosePeriod {
  start: DayInterval
  /** `ongoing`: no end is known and it is still active. */
  stop: DayInterval | 'ongoing'
  /** Undefined: the record does not let it be computed. */
  doseMgPerDay?: number
  /** Lower end of the adequate range for this product's form; undefined: not known. */
  minimumMgPerDay?: number
}

/** A trial as a person attested it, or as it is proposed from the medicines of the record. */
export interface TrialOnRecord {
  trial: TrialFact
  origin: 'attested' | 'proposed'
  /** Proposed trials only: what was prescribed or taken when, from which the weeks at dose are counted. */
  periods?: DosePeriod[]
  /** The record shows that it ended, but not when. */
  endNotRecorded?: boolean
}
