import type { ProductForm } from '../medications/index.ts'
import type { DayInterval } from '../quantity/calendar-date.ts'
import type { TrialFact } from '../record/record.ts'

/** A stretch of time with one daily dose, from one prescription or statement. */
export interface DosePeriod {
  start: DayInterval
  /** `ongoing`: no end is known and it is still active. */
  stop: DayInterval | 'ongoing'
  /** Undefined: the record does not let it be computed. */
  doseMgPerDay?: number
  /** What was prescribed, in its form: extended release and patches have minimum doses of their own. */
  product: ProductForm
}

/** A trial as a person attested it, or as it is proposed from the medicines of the record. */
export interface TrialOnRecord {
  trial: TrialFact
  origin: 'attested' | 'proposed'
  /**
   * What was prescribed or taken when, from which the weeks at dose are counted. Of an attested trial only where the
   * person left dose and dates as the prescriptions have them.
   */
  periods?: DosePeriod[]
  /** While two prescriptions of different doses ran at once: what they come to, had both been taken. */
  together?: DosePeriod[]
  /** The record shows that it ended, but not when. */
  endNotRecorded?: boolean
}
