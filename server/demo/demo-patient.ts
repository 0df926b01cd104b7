import type { z } from 'zod'
import type { TreatmentId } from '../../clinical/eligibility/index.ts'
import type { StopReason } from '../../clinical/journey/index.ts'
import type { PatientIdentity } from '../../clinical/record/record.ts'
import type { referral } from '../../contract/patients.ts'
import type { PlanBody } from '../plans/index.ts'
import type { NewFact } from '../record/index.ts'
import type { StaffKey } from './staff.ts'
import type { SessionStory } from './tell-session.ts'
import type { VitalShape } from './vital-shapes.ts'
import type { When } from './when.ts'

/** One invented patient, told from the moment of the demo's start. */
export interface DemoPatient {
  /** `okoye`: ids are made from it. */
  key: string
  identity: {
    familyName: string
    givenName: string
    ageYears: number
    /** `MM-DD` */
    birthday: string
    sex: PatientIdentity['sex']
    recordNumber: string
    phone?: string
  }
  /** Days before today on which the patient was entered. */
  enteredDaysAgo: number
  diedDaysAgo?: number
  referral?: Omit<z.output<typeof referral>, 'on'> & { daysAgo: number }
  facts?: (when: When) => DemoFact[]
  evaluation?: DemoEvaluation
  consent?: { daysAgo: number; by: StaffKey; teachBack: string }
  plan?: DemoPlan
  /** A screen that started the urgent pathway. */
  urgent?: { instrument: string; answers: Record<string, boolean>; minutesAgo: number; by: StaffKey; owner: StaffKey }
}

export interface DemoFact {
  fact: NewFact
  /** Days before today on which it was written down. */
  daysAgo: number
  by: StaffKey
  reference?: string
}

export interface DemoEvaluation {
  treatment: TreatmentId
  daysAgo: number
  by: StaffKey
  /** Answers of the interview that are not the usual ones, by the link id of the question. */
  answers?: Record<string, { answer: 'yes' | 'no' | 'unknown'; detail?: string }>
  /** Questions that nobody has answered. */
  open?: string[]
  signed: boolean
}

export interface DemoPlan {
  protocolId: string
  daysAgo: number
  by: StaffKey
  body: (when: When) => PlanBody
  shape: VitalShape
  escort: SessionStory['escort']
  heightCm: number
  pregnancyPossible: 'yes' | 'no'
  chair: number
  sessions: DemoSession[]
  /** Sessions to come. */
  bookings: ({ chair?: number } & ({ workdaysAhead: number; time: string } | { minutesAhead: number }))[]
  ended?: { state: 'completed' | 'stopped'; stoppedFor?: StopReason; daysAgo: number; reason: string }
}

export interface DemoSession {
  /** When the dose began: on a working day before today, or so many minutes before now (negative: ahead). */
  dose: { workdaysAgo: number; time: string } | { daysAgo: number; time: string } | { minutesAgo: number }
  doseMg?: number
  weightKg: number
  /** Rise of the blood pressure after the dose, where it was not as usual. */
  rise?: [systolic: number, diastolic: number]
  cadss6: number
  /** Scored when the patient came. */
  phq9: number
  madrs?: number
  who5?: number
  /** Called the day after. */
  called?: boolean
  more?: Partial<
    Pick<
      SessionStory,
      'formDue' | 'moaas' | 'suicideTier' | 'adverseEvents' | 'pressures' | 'unanswered' | 'notes' | 'watcher'
    >
  >
}
