import type { Source } from '../quantity/source.ts'
import type { AnswerOption, Instrument } from './instrument.ts'

const moaasTable: Source = {
  citation: 'MOAA/S scale, BMC Anesthesiol 2022, s12871-022-01788-1, table 2',
  url: 'https://doi.org/10.1186/s12871-022-01788-1',
  evidence: 'verified',
}

const levels: (AnswerOption & { band: string })[] = [
  { value: 0, band: 'unresponsive', label: 'No response to a painful trapezius squeeze' },
  { value: 1, band: 'responds-to-pain', label: 'Responds only to a painful trapezius squeeze' },
  { value: 2, band: 'responds-to-shaking', label: 'Responds only to mild prodding or shaking' },
  { value: 3, band: 'responds-to-loud-name', label: 'Responds only when the name is called loudly or repeatedly' },
  { value: 4, band: 'lethargic', label: 'Lethargic response to the name in a normal tone' },
  { value: 5, band: 'alert', label: 'Responds readily to the name in a normal tone (alert)' },
]

/** MOAA/S: one rating of sedation, 5 (alert) to 0 (no response to pain). Older 1-5 forms differ: do not mix them. */
export const moaaS: Instrument = {
  id: 'moaa-s',
  version: '1',
  title: 'Modified Observer’s Assessment of Alertness/Sedation',
  shortTitle: 'MOAA/S',
  source: moaasTable,
  licence: { text: 'shippable', holder: 'none', terms: 'Free to use.', source: moaasTable },
  recallPeriod: 'now',
  administeredBy: ['trained-staff', 'clinician'],
  direction: 'higher-is-better',
  prompt: 'Observe the patient’s response.',
  items: [
    {
      linkId: 'alertness',
      label: 'Alertness',
      min: 0,
      max: 5,
      options: levels.map(({ value, label }) => ({ value, label })),
    },
  ],
  unscoredItems: [],
  scoring: { kind: 'sum', factor: 1 },
  subscales: [],
  bands: levels.map(({ value, band, label }) => ({ id: band, label, from: value })),
  bandSource: moaasTable,
  missingItems: 'One rating, which is the score.',
  flags: [],
  cutoffs: [
    {
      id: 'moaa-s-at-most-3',
      label: 'MOAA/S ≤ 3: escalate',
      atMost: 3,
      source: {
        citation: 'No published threshold for the clinic; MOAA/S 0 is loss of consciousness in the US label',
        evidence: 'local',
      },
      status: 'needs-clinical-sign-off',
    },
  ],
  remission: [],
  loinc: {},
}
