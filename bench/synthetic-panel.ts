import { interview } from '../clinical/eligibility/index.ts'
import type { Fact, PatientRecord } from '../clinical/record/record.ts'

/**
 * A panel of patients as a clinic for depression sees it: made from a seed, the same each time. Some were asked everything,
 * some a little, some nothing.
 */
export const panelDay = '2026-01-15'

/** Mulberry32: small, fast, and the same on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const icd10 = 'http://hl7.org/fhir/sid/icd-10-cm'
const illnesses: [code: string, text: string, share: number][] = [
  ['I10', 'Essential hypertension', 0.3],
  ['E11.9', 'Type 2 diabetes mellitus', 0.12],
  ['E78.5', 'Hyperlipidaemia', 0.2],
  ['J45.909', 'Asthma', 0.1],
  ['F41.1', 'Generalised anxiety disorder', 0.35],
  ['F43.10', 'Post-traumatic stress disorder', 0.1],
  ['G47.33', 'Obstructive sleep apnoea', 0.08],
  ['F10.20', 'Alcohol dependence', 0.05],
  ['F31.9', 'Bipolar disorder', 0.03],
  ['F20.9', 'Schizophrenia', 0.01],
  ['I71.4', 'Abdominal aortic aneurysm', 0.01],
  ['I61.9', 'Intracerebral haemorrhage', 0.005],
  ['Q28.2', 'Arteriovenous malformation of cerebral vessels', 0.002],
  ['K72.10', 'Chronic hepatic failure', 0.005],
]
const antidepressants: [id: string, product: string, dose: number][] = [
  ['sertraline', 'Sertraline 100 MG Oral Tablet', 150],
  ['venlafaxine', 'Venlafaxine 75 MG Extended Release Oral Capsule', 225],
  ['escitalopram', 'Escitalopram 10 MG Oral Tablet', 20],
  ['bupropion', 'Bupropion 150 MG Extended Release Oral Tablet', 300],
  ['mirtazapine', 'Mirtazapine 30 MG Oral Tablet', 30],
  ['duloxetine', 'Duloxetine 60 MG Delayed Release Oral Capsule', 60],
]
const others = [
  'Lorazepam 1 MG Oral Tablet',
  'Lisinopril 10 MG Oral Tablet',
  'Metformin 500 MG Oral Tablet',
  'Levothyroxine 50 MCG Oral Tablet',
]
const outcomes = ['no-response', 'partial-response', 'response', 'intolerance', 'unknown'] as const
const day = (year: number, month: number, of: number) =>
  `${year}-${String(month).padStart(2, '0')}-${String(of).padStart(2, '0')}`

/** What the interview asks with yes and no; the panel answers it as most patients do. */
const questions = interview(
  { patient: { familyName: '', givenName: '', sex: 'female', birthDate: '1984-05-12', deceased: false }, facts: [] },
  { treatment: 'esketamine-us', asOf: panelDay },
)
  .filter(({ answerType }) => answerType === 'yes-no')
  .map(({ linkId }) => linkId)
const yesIsUsual = new Set(['record-reviewed', 'medicines-complete', 'trial-history-complete', 'major-depression'])

export function syntheticPatient(random: () => number, index: number): PatientRecord {
  const facts: Fact[] = []
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const named = (kind: string, at: number) => ({ id: `${kind}/${index}-${at}`, reference: `${kind}/${index}-${at}` })
  const condition = (code: string, text: string) =>
    facts.push({
      ...named('Condition', facts.length),
      kind: 'condition',
      concept: { codings: [{ system: icd10, code }], text },
      clinicalStatus: 'active',
      verificationStatus: 'confirmed',
      recorded: day(2015 + Math.floor(random() * 10), 1 + Math.floor(random() * 12), 1 + Math.floor(random() * 28)),
    })
  if (random() < 0.9) condition(pick(['F33.2', 'F33.1', 'F32.2']), 'Major depressive disorder')
  for (const [code, text, share] of illnesses) if (random() < share) condition(code, text)

  const tried = 1 + Math.floor(random() * 4)
  for (let at = 0; at < tried; at++) {
    const [medication, product, highestDoseMgPerDay] = antidepressants[(index + at) % antidepressants.length] as [
      string,
      string,
      number,
    ]
    const start = day(2025, 1 + at * 2, 1 + Math.floor(random() * 28))
    const stop = day(2025, 2 + at * 2 + Math.floor(random() * 2), 1 + Math.floor(random() * 28))
    facts.push({
      ...named('Trial', facts.length),
      kind: 'trial',
      medication,
      role: 'antidepressant',
      highestDoseMgPerDay,
      start,
      stop,
      outcome: pick(outcomes),
      adherence: random() < 0.7 ? 'adherent' : 'unknown',
      derivedFrom: [],
    })
    if (at === tried - 1) prescribe(product)
  }
  for (const product of others) if (random() < 0.2) prescribe(product)
  if (random() < 0.8)
    facts.push({
      ...named('Episode', facts.length),
      kind: 'episode',
      start: day(2024, 1 + Math.floor(random() * 12), 1),
    })
  if (random() < 0.7)
    facts.push({
      ...named('Observation', facts.length),
      kind: 'measurement',
      name: 'blood-pressure',
      concept: { codings: [], text: 'Blood pressure' },
      at: day(2026, 1, 1 + Math.floor(random() * 14)),
      systolicMmHg: 105 + Math.floor(random() * 60),
      diastolicMmHg: 60 + Math.floor(random() * 40),
    })
  if (random() < 0.6)
    facts.push({
      ...named('Assessment', facts.length),
      kind: 'assessment',
      instrument: 'phq-9',
      at: day(2026, 1, 10),
      total: Math.floor(random() * 28),
    })

  // Three in ten were asked all of it, four in ten a quarter, the others nothing.
  const [asking, share] = [random(), 0.25]
  for (const question of asking < 0.7 ? questions : []) {
    if (asking > 0.3 && random() > share) continue
    const usual = random() < 0.97
    facts.push({
      ...named('Answer', facts.length),
      kind: 'interview-answer',
      question,
      answer: yesIsUsual.has(question) === usual ? 'yes' : 'no',
      on: '2026-01-10',
      answeredBy: 'Dr Bench',
    })
  }
  return {
    patient: {
      familyName: `Family ${index}`,
      givenName: 'Given',
      birthDate: day(1940 + Math.floor(random() * 66), 5, 12),
      sex: random() < 0.6 ? 'female' : 'male',
      deceased: false,
    },
    facts,
  }

  function prescribe(text: string) {
    facts.push({
      ...named('MedicationRequest', facts.length),
      kind: 'medication',
      origin: 'request',
      concept: { codings: [], text },
      status: 'active',
      start: '2025-11-01',
      taken: random() < 0.5 ? 'yes' : 'unknown',
    })
  }
}
