import type { Fact, MedicationFact, PatientRecord, TrialFact } from '../record/record.ts'
import { resistance, type StandardId } from './index.ts'

/** The day on which the records of these tests are judged. */
export const asOf = '2026-01-15'

export const trial = (medication: string, more: Partial<TrialFact> = {}): TrialFact => ({
  id: `trial/${medication}/${more.start ?? ''}`,
  reference: 'entered by hand',
  kind: 'trial',
  medication,
  role: 'antidepressant',
  highestDoseMgPerDay: 150,
  start: '2025-01-01',
  stop: '2025-04-30',
  outcome: 'no-response',
  adherence: 'adherent',
  derivedFrom: [],
  ...more,
})
export const prescription = (text: string, more: Partial<MedicationFact> = {}): MedicationFact => ({
  id: `MedicationRequest/${text}/${more.start ?? ''}`,
  reference: `MedicationRequest/${text}`,
  kind: 'medication',
  origin: 'request',
  concept: { codings: [], text },
  status: 'stopped',
  start: '2025-01-01',
  stop: '2025-06-30',
  dailyDoseMg: 100,
  taken: 'unknown',
  ...more,
})
export const base = { id: 'x', reference: 'interview' } as const
export const episode = (start: string): Fact => ({ ...base, id: `episode/${start}`, kind: 'episode', start })
export const history = (complete: boolean, on = '2026-01-10'): Fact => ({
  ...base,
  id: `history/${on}/${complete}`,
  kind: 'trial-history',
  complete,
  attestedBy: 'Dr Osei',
  on,
})
export const answer = (question: string, value: 'yes' | 'no' | 'unknown', detail?: string): Fact => ({
  ...base,
  id: `answer/${question}/${value}/${detail ?? ''}`,
  kind: 'interview-answer',
  question,
  answer: value,
  on: '2026-01-10',
  ...(detail === undefined ? {} : { detail }),
})

export const record = (...facts: Fact[]): PatientRecord => ({
  patient: { familyName: 'Novák', givenName: 'Petra', sex: 'female', deceased: false },
  facts,
})
export const judge = (facts: Fact[], standard: StandardId = 'athf-sf') => resistance(record(...facts), asOf, standard)
export const only = (fact: Fact, standard: StandardId = 'athf-sf', ...more: Fact[]) => {
  const [first] = judge([fact, ...more], standard).trials
  if (!first) throw new Error('no trial')
  return first
}
