import { readDepression } from '../conditions/index.ts'
import { hopedFor } from '../record/interview-answers.ts'
import type { Concept, Fact, PatientIdentity, PatientRecord, TrialFact } from '../record/record.ts'
import type { CriterionOutcome, TreatmentId } from './criterion.ts'
import { evaluate } from './evaluate.ts'
import { interview } from './interview.ts'

/** The day on which the patients of these tests are evaluated. */
export const asOf = '2026-01-15'
/** The day before the evaluation, on which everything was asked. */
export const askedOn = '2026-01-10'

export const icd10 = (code: string, text = code): Concept => ({
  codings: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code }],
  text,
})
export const words = (text: string): Concept => ({ codings: [], text })

let made = 0
/** A fact with an id and a reference of its own. */
export function fact<K extends Fact['kind']>(
  kind: K,
  content: Omit<Extract<Fact, { kind: K }>, 'id' | 'reference' | 'kind'>,
): Extract<Fact, { kind: K }> {
  made++
  return { id: `${kind}/${made}`, reference: `${kind}/${made}`, kind, ...content } as unknown as Extract<
    Fact,
    { kind: K }
  >
}

type Condition = Extract<Fact, { kind: 'condition' }>
export const condition = (concept: Concept, more: Partial<Condition> = {}): Condition =>
  fact('condition', {
    concept,
    clinicalStatus: 'active',
    verificationStatus: 'confirmed',
    recorded: '2025-06-01',
    ...more,
  })

type Medication = Extract<Fact, { kind: 'medication' }>
export const medication = (text: string, more: Partial<Medication> = {}): Medication =>
  fact('medication', {
    origin: 'statement',
    concept: words(text),
    status: 'active',
    start: '2025-11-01',
    taken: 'yes',
    ...more,
  })

type Answer = Extract<Fact, { kind: 'interview-answer' }>
export const answer = (question: string, value: Answer['answer'], more: Partial<Answer> = {}): Answer =>
  fact('interview-answer', { question, answer: value, on: askedOn, answeredBy: 'Dr Osei', ...more })

export const trial = (medicine: string, more: Partial<TrialFact> = {}): TrialFact =>
  fact('trial', {
    medication: medicine,
    role: 'antidepressant',
    highestDoseMgPerDay: 150,
    start: '2025-01-01',
    stop: '2025-04-30',
    outcome: 'no-response',
    adherence: 'adherent',
    derivedFrom: [],
    ...more,
  })

export const pressure = (systolicMmHg: number, diastolicMmHg: number, at = '2026-01-12') =>
  fact('measurement', { name: 'blood-pressure', concept: words('Blood pressure'), at, systolicMmHg, diastolicMmHg })

export const depression = condition(icd10('F33.2', 'Major depressive disorder, recurrent, severe'))

/** What a referral brings: the diagnosis, the episode, two trials that failed for certain. */
export const referral: Fact[] = [
  depression,
  fact('episode', { start: '2024-12', severity: 'severe-without-psychosis' }),
  trial('sertraline'),
  trial('venlafaxine', { highestDoseMgPerDay: 225, start: '2025-05-15', stop: '2025-10-01' }),
]

const woman: PatientIdentity = {
  familyName: 'Novák',
  givenName: 'Petra',
  birthDate: '1984-05-12',
  sex: 'female',
  deceased: false,
}

export const patient = (facts: Fact[], identity: Partial<PatientIdentity> = {}): PatientRecord => ({
  patient: { ...woman, ...identity },
  facts,
})

/** Attestations, of which a yes is what is hoped for. */
const attestations = [
  'trial-history-complete',
  'medicines-complete',
  'record-reviewed',
  'antidepressant-beside',
  'oral-antidepressant-beside',
  'acute-suicidal-depression',
]

/** Everything that can be asked of the patient, answered so that nothing stands against the treatment. */
export function asked(record: PatientRecord, treatment: TreatmentId): PatientRecord {
  const answers = interview(record, { treatment, asOf })
    .filter((question) => question.answerType === 'yes-no' && question.open)
    .map(({ linkId }) => answer(linkId, attestations.includes(linkId) ? 'yes' : 'no'))
  return { ...record, facts: [...record.facts, ...answers] }
}

const laboratory = (
  [
    ['alanine-aminotransferase', 24, 35],
    ['aspartate-aminotransferase', 21, 35],
    ['alkaline-phosphatase', 70, 105],
    ['gamma-glutamyl-transferase', 19, 40],
    ['bilirubin', 0.6, 1.2],
    ['weight', 70, undefined],
  ] as const
).map(([name, value, high]) =>
  fact('measurement', {
    name,
    concept: words(name),
    at: '2026-01-08',
    value,
    unit: name === 'weight' ? 'kg' : name === 'bilirubin' ? 'mg/dL' : 'U/L',
    ...(high === undefined ? {} : { referenceRange: { high } }),
  }),
)

export const workUp: Fact[] = [
  pressure(122, 78),
  ...laboratory,
  fact('measurement', { name: 'pregnancy-test', concept: words('Pregnancy test'), at: '2026-01-08', text: 'negative' }),
  fact('assessment', { instrument: 'madrs', at: '2026-01-08', total: 34 }),
  fact('assessment', {
    instrument: 'c-ssrs-screener',
    at: '2026-01-08',
    answers: { 'wish-to-be-dead': false, thoughts: false, 'behaviour-ever': false },
  }),
]

/** Referred, examined, and asked everything: eligible without a caution. */
export const clear = (treatment: TreatmentId, more: Fact[] = [], identity: Partial<PatientIdentity> = {}) => {
  const record = asked(patient([...referral, ...workUp], identity), treatment)
  return { ...record, facts: [...record.facts, ...more] }
}

export const judged = (record: PatientRecord, treatment: TreatmentId = 'esketamine-us') =>
  evaluate(record, { treatment, asOf })

/** The outcome of one criterion. */
export function outcome(record: PatientRecord, id: string, treatment: TreatmentId = 'esketamine-us') {
  const found = judged(record, treatment).criteria.find((criterion) => criterion.id === id)
  if (!found) throw new Error(`There is no criterion ${id} for ${treatment}.`)
  return found
}

/** Says that something which speaks for treatment is no longer certain: without it, that stands again. */
export const isDoubt = (gone: Fact): boolean =>
  gone.kind === 'interview-answer'
    ? gone.answer === 'unknown'
    : gone.kind === 'condition' &&
      (gone.clinicalStatus === 'remission' || readDepression(gone.concept)?.remission === 'full')

/** Does it speak for treatment that the statement is true? */
export const speaksFor = ({ id, kind }: Pick<CriterionOutcome, 'id' | 'kind'>): boolean =>
  kind === 'inclusion' || kind === 'work-up' || hopedFor(id) === 'yes'
