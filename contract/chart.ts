import { z } from 'zod'
import { treatment } from './consents.ts'
import { assessedTrial, episodePicture, mghStaging, thaseRush } from './evaluation-shapes.ts'
import { courseOfInstrument } from './outcomes.ts'
import { referral, sex, stage } from './patients.ts'
import { route } from './route.ts'
import { sessionPhase, sessionSummary } from './sessions.ts'
import { calendarDate, id, instant, threeValued } from './shapes.ts'

/** Identity and version of the fact behind a line, for amending it. */
const ofFact = { id, version: z.number().int(), imported: z.boolean() }

const header = z.object({
  id,
  familyName: z.string(),
  givenName: z.string(),
  birthDate: z.string().nullable(),
  ageYears: z.number().int().nullable(),
  sex,
  recordNumber: z.string(),
  deceased: z.boolean(),
  deceasedOn: z.string().nullable(),
  phone: z.string(),
  email: z.string(),
  referral: referral.nullable(),
  version: z.number().int(),
  weight: z.object({ kg: z.number(), at: z.string().nullable() }).nullable(),
  height: z.object({ cm: z.number(), at: z.string().nullable() }).nullable(),
})

export const chartAllergy = z.object({
  ...ofFact,
  text: z.string(),
  reaction: z.string().nullable(),
  clinicalStatus: z.string(),
  verificationStatus: z.string(),
  /** False for refuted and resolved ones. */
  current: z.boolean(),
})

/** The last C-SSRS screen, and the urgent pathway that is open. */
const risk = z.object({
  screen: z
    .object({
      assessmentId: id,
      instrument: z.string(),
      at: z.string(),
      tier: z.enum(['none', 'low', 'moderate', 'high', 'unfinished']),
      /** `High tier`, and what is done on it. */
      label: z.string(),
      response: z.string(),
      because: z.array(z.string()),
    })
    .nullable(),
  pathway: z
    .object({ id, tier: z.enum(['moderate', 'high']), openedAt: instant, owner: z.string().nullable() })
    .nullable(),
})

export const chartProblem = z.object({
  ...ofFact,
  text: z.string(),
  clinicalStatus: z.string(),
  verificationStatus: z.string(),
  onset: z.string().nullable(),
  abatement: z.string().nullable(),
  /** Depression of this episode: what brings the patient here comes first. */
  isDepression: z.boolean(),
})

export const chartMedicine = z.object({
  ...ofFact,
  text: z.string(),
  /** Ingredient of `clinical/medications`; null when it is not in our tables. */
  medication: z.string().nullable(),
  origin: z.enum(['request', 'statement', 'by-hand']),
  status: z.string(),
  inUse: threeValued,
  taken: threeValued,
  dailyDoseMg: z.number().nullable(),
  dosageText: z.string().nullable(),
  asNeeded: z.boolean(),
  start: z.string().nullable(),
  stop: z.string().nullable(),
  /** Ids of `interactions`. */
  interactions: z.array(z.string()),
})

/** Past prescriptions of one medicine together. */
const pastMedicine = z.object({
  text: z.string(),
  medication: z.string().nullable(),
  times: z.number().int(),
  firstStart: z.string().nullable(),
  lastStop: z.string().nullable(),
  highestDailyDoseMg: z.number().nullable(),
  ids: z.array(id),
})

export const chartInteraction = z.object({
  id: z.string(),
  title: z.string(),
  /** What becomes of the patient on ketamine: `more-sedation`, `less-effect`, `none`. */
  direction: z.array(z.string()),
  effect: z.string(),
  consider: z.string(),
  when: z.string(),
  output: z.enum(['info', 'caution', 'hold']),
  source: z.string(),
  evidence: z.string(),
  drugs: z.array(z.enum(['racemic-ketamine', 'esketamine'])),
  /** Medicines that set it off. */
  medicineIds: z.array(id),
})

const chartProcedure = z.object({
  ...ofFact,
  text: z.string(),
  status: z.string(),
  start: z.string().nullable(),
  stop: z.string().nullable(),
})

const chartEpisode = z.object({
  ...ofFact,
  start: z.string(),
  severity: z.string().nullable(),
  /** Null: nobody said when it was judged. */
  severityOn: z.string().nullable(),
})

export const chartTrial = z.object({
  /** Null: proposed from the medicines, not confirmed by anybody. */
  id: id.nullable(),
  version: z.number().int().nullable(),
  medication: z.string(),
  role: z.enum(['antidepressant', 'augmentation']),
  origin: z.enum(['attested', 'proposed']),
  highestDoseMgPerDay: z.number().nullable(),
  start: z.string().nullable(),
  stop: z.string().nullable(),
  outcome: z.string(),
  adherence: z.string(),
  adequate: threeValued,
  failed: threeValued,
  daysAtDose: z.object({ min: z.number(), max: z.number() }).nullable(),
  atDose: assessedTrial.shape.atDose,
  doses: assessedTrial.shape.doses,
  reasons: z.array(z.string()),
})

const story = z.object({
  episode: z.object({ start: z.string(), severity: z.string().nullable(), evidence: z.string() }).nullable(),
  /** The one that the clinic uses. */
  standard: z.object({ id: z.string(), name: z.string(), minimumWeeks: z.number() }),
  trials: z.array(chartTrial),
  adequateFailedTrials: z.object({ definite: z.number().int(), possible: z.number().int() }),
  historyComplete: threeValued,
  maudsley: z.object({
    score: z.number().nullable(),
    severity: z.enum(['mild', 'moderate', 'severe']).nullable(),
    missing: z.array(z.string()),
  }),
  thaseRush: thaseRush.pick({ stage: true }),
  mgh: mghStaging.pick({ score: true }),
  picture: episodePicture,
})

/** One assessment as it was given; scores over time are in `scores`. */
const assessment = z.object({
  ...ofFact,
  instrument: z.string(),
  shortTitle: z.string(),
  at: z.string(),
  total: z.number().nullable(),
  /** Of a triage: its tier. */
  band: z.string().nullable(),
  complete: z.boolean(),
  flags: z.array(z.string()),
})

export const chartMeasurement = z.object({
  ...ofFact,
  name: z.string(),
  label: z.string(),
  at: z.string().nullable(),
  value: z.number().nullable(),
  unit: z.string().nullable(),
  systolicMmHg: z.number().nullable(),
  diastolicMmHg: z.number().nullable(),
  text: z.string().nullable(),
  referenceRange: z.object({ low: z.number().optional(), high: z.number().optional() }).nullable(),
  /** Against the range that came with it: `unknown` without one. */
  outOfRange: threeValued,
})

const determination = z.object({
  id,
  treatment,
  determination: z.enum(['eligible', 'eligible-with-cautions', 'needs-information', 'not-eligible']),
  asOf: calendarDate,
  at: instant,
  signed: z.object({ by: z.string(), at: instant }).nullable(),
  /** Newest only: what stands against the treatment. */
  cautions: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      kind: z.string(),
      output: z.string(),
      blocks: z.boolean(),
      finding: z.string(),
    }),
  ),
})

const chartConsent = z.object({
  id,
  treatment,
  documentTitle: z.string(),
  documentVersion: z.number().int(),
  signedAt: instant,
  withdrawnAt: instant.nullable(),
})

const chartPlan = z.object({
  id,
  protocolId: z.string(),
  protocolVersion: z.string(),
  protocolTitle: z.string(),
  /** Blood pressures that its protocol alerts at, mmHg; rises are against the baseline of the session. */
  pressureAlerts: z.array(
    z.object({
      systolicAtLeast: z.number().optional(),
      diastolicAtLeast: z.number().optional(),
      systolicRiseAtLeast: z.number().optional(),
      diastolicRiseAtLeast: z.number().optional(),
    }),
  ),
  treatment,
  state: z.enum(['active', 'completed', 'stopped']),
  createdAt: instant,
  version: z.number().int(),
  /** `racemic ketamine 0.5 mg/kg over 40 min`, `esketamine 56 mg, then 84 mg`. */
  doseText: z.string(),
  antidepressant: z.string(),
  psychotherapy: z.string(),
  goals: z.array(z.string()),
  preferences: z.string(),
  reviewOn: calendarDate.nullable(),
})

/** Given and booked ones in one row, by time. */
const chartSession = z.object({
  id,
  kind: z.enum(['session', 'booking']),
  planId: id,
  number: z.number().int(),
  at: instant,
  phase: sessionPhase.nullable(),
  endedAt: instant.nullable(),
  summary: sessionSummary.nullable(),
})

const chartImport = z.object({
  id,
  fileName: z.string(),
  at: instant,
  authorName: z.string(),
  changed: z.boolean(),
  taken: z.number().int(),
  left: z.number().int(),
})

export const chart = z.object({
  /** Today in the clinic's zone: what "current" means here. */
  asOf: calendarDate,
  patient: header,
  journey: z.object({
    stage,
    steps: z.array(z.object({ name: z.string(), state: z.enum(['done', 'here', 'todo']) })),
    nextStep: z.object({ code: z.string(), text: z.string() }),
  }),
  risk,
  allergies: z.array(chartAllergy),
  noKnownAllergies: z
    .object({
      ...ofFact,
      scope: z.enum(['any', 'medicine']),
      on: z.string().nullable(),
      statedBy: z.string(),
      /** False: an allergy on record outweighs it. */
      stands: z.boolean(),
    })
    .nullable(),
  problems: z.object({ current: z.array(chartProblem), past: z.array(chartProblem), pastTotal: z.number().int() }),
  medicines: z.object({ current: z.array(chartMedicine), past: z.array(pastMedicine) }),
  interactions: z.array(chartInteraction),
  procedures: z.object({ latest: z.array(chartProcedure), total: z.number().int() }),
  /** As they were entered, newest first; which is the current one and why is in `story`. */
  episodes: z.array(chartEpisode),
  story,
  /** One for each instrument with a total that this patient has; answers are left out. */
  scores: z.array(courseOfInstrument),
  /** Newest first, the last fifty. */
  assessments: z.array(assessment),
  /** The latest of each kind. */
  measurements: z.array(chartMeasurement),
  determinations: z.array(determination),
  consents: z.array(chartConsent),
  plans: z.array(chartPlan),
  sessions: z.array(chartSession),
  imports: z.array(chartImport),
  contacts: z.array(
    z.object({ id, at: z.string(), reached: z.boolean(), by: z.string(), note: z.string(), authorName: z.string() }),
  ),
  recordReview: z.object({ id, on: calendarDate, reviewedBy: z.string() }).nullable(),
  encounters: z.object({
    total: z.number().int(),
    lastYear: z.number().int(),
    latest: z.array(z.object({ id, text: z.string(), start: z.string().nullable() })),
  }),
})

export const chartRoutes = {
  read: route({
    method: 'GET',
    path: '/api/patients/:patientId/chart',
    summary: 'Everything that the chart shows of a patient, in one answer',
    permission: 'record:read',
    params: z.object({ patientId: id }),
    response: chart,
  }),
}
