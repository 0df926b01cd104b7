import { conditionGroups } from '../conditions/index.ts'
import { instruments } from '../instruments/index.ts'
import { medications } from '../medications/index.ts'
import { measurementForms } from '../record/measurements.ts'
import type { Concept, Fact } from '../record/record.ts'
import { look } from './evaluate.ts'
import { rulesets } from './index.ts'
import { questionsOf } from './interview-questions.ts'
import { judgeEvery } from './outcome.ts'
import { prepare } from './prepared.ts'
import { answer, asOf, condition, fact, icd10, medication, patient, pressure, trial, words } from './testing.ts'

export const concepts: Concept[] = Object.values<{ icd10: readonly string[]; words?: readonly string[] }>(
  conditionGroups,
).flatMap(({ icd10: [code], words: [text] = [] }) => (code ? [icd10(code)] : text ? [words(text)] : []))
const names = [
  'Electrocardiogram',
  'Urinalysis',
  'Electroconvulsive therapy',
  'Repair of cerebral aneurysm',
  'Ketamine',
]

const questions = [
  ...new Set(
    rulesets.flatMap((ruleset) => {
      const view = look(patient([]), { treatment: ruleset.treatment, asOf })
      const prepared = prepare(ruleset)
      return [
        ...ruleset.criteria.map(({ id }) => id),
        ...questionsOf(prepared, judgeEvery(prepared, view), view).map(({ linkId }) => linkId),
      ]
    }),
  ),
]

/** One fact of each kind that any criterion could read. */
export const catalogue: Fact[] = [
  ...concepts.map((concept) => condition(concept, { recorded: '2026-01-05' })),
  ...concepts.map((concept) => condition(concept, { clinicalStatus: 'resolved', verificationStatus: 'provisional' })),
  ...[...concepts, ...names.map(words)].map((concept) =>
    fact('procedure', { concept, status: 'completed', start: '2026-01-05' }),
  ),
  ...[...concepts, ...names.map(words)].map((concept) =>
    fact('allergy', { concept, clinicalStatus: 'active', verificationStatus: 'confirmed' }),
  ),
  ...medications.map(({ name }, at) => medication(name, at % 2 ? {} : { taken: 'unknown', status: 'on-hold' })),
  medication('Something that nobody knows'),
  ...measurementForms.flatMap(({ name }) =>
    [40, 200].map((value) =>
      fact('measurement', {
        name,
        concept: words('Urinalysis'),
        at: '2026-01-08',
        value,
        unit: name === 'height' ? 'cm' : 'kg',
        text: 'positive',
        referenceRange: { high: 35 },
      }),
    ),
  ),
  fact('measurement', {
    name: 'other',
    concept: { codings: [{ system: 'http://loinc.org', code: '8634-8' }], text: 'QT' },
    at: '2026-01-08',
    value: 400,
  }),
  pressure(165, 99),
  pressure(190, 121),
  ...instruments.flatMap(({ id, items }) => [
    fact('assessment', { instrument: id, at: '2026-01-08', total: 24 }),
    fact('assessment', {
      instrument: id,
      at: '2026-01-08',
      answers: Object.fromEntries(items.map(({ linkId }) => [linkId, true])),
    }),
  ]),
  ...questions.flatMap((question) => (['yes', 'no'] as const).map((value) => answer(question, value))),
  ...questions.map((question) => answer(question, 'no', { on: '2020-01-01' })),
  answer('episode-start', 'yes', { detail: '2025-01' }),
  answer('episode-severity', 'yes', { detail: 'severe-with-psychosis' }),
  fact('episode', { start: '2025-01', severity: 'severe-with-psychosis' }),
  fact('record-review', { on: '2026-01-10', reviewedBy: 'Dr Osei' }),
  fact('trial-history', { complete: true, attestedBy: 'Dr Osei', on: '2026-01-10' }),
  trial('sertraline'),
  trial('mirtazapine', { highestDoseMgPerDay: 30, outcome: 'unknown', adherence: 'unknown' }),
]
