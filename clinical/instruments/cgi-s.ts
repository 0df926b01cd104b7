import type { Source } from '../quantity/source.ts'
import type { AnswerOption, Instrument } from './instrument.ts'

const guy: Source = {
  citation: 'Guy W. Clinical Global Impressions. ECDEU Assessment Manual for Psychopharmacology, NIMH, 1976',
  evidence: 'unverified',
}

const levels: (AnswerOption & { band: string })[] = [
  { value: 1, band: 'not-ill', label: 'Normal, not at all ill' },
  { value: 2, band: 'borderline-ill', label: 'Borderline mentally ill' },
  { value: 3, band: 'mildly-ill', label: 'Mildly ill' },
  { value: 4, band: 'moderately-ill', label: 'Moderately ill' },
  { value: 5, band: 'markedly-ill', label: 'Markedly ill' },
  { value: 6, band: 'severely-ill', label: 'Severely ill' },
  { value: 7, band: 'extremely-ill', label: 'Among the most extremely ill patients' },
]

/** CGI-S: one clinician's rating of how ill the patient is, 1-7. Used by the maintenance rule of SUSTAIN-3 (≤ 3). */
export const cgiS: Instrument = {
  id: 'cgi-s',
  version: '1',
  title: 'Clinical Global Impression, severity',
  shortTitle: 'CGI-S',
  source: guy,
  licence: { text: 'shippable', holder: 'none (US public domain)', terms: 'Public domain.', source: guy },
  recallPeriod: 'now, with the past 7 days in mind',
  administeredBy: ['clinician'],
  direction: 'higher-is-worse',
  prompt:
    'Considering your total clinical experience with this particular population, how mentally ill is the patient at this time?',
  items: [
    {
      linkId: 'severity',
      label: 'Severity of illness',
      min: 1,
      max: 7,
      options: levels.map(({ value, label }) => ({ value, label })),
    },
  ],
  unscoredItems: [],
  scoring: { kind: 'sum', factor: 1 },
  subscales: [],
  bands: levels.map(({ value, band, label }) => ({ id: band, label, from: value })),
  bandSource: guy,
  missingItems: 'One rating, which is the score.',
  flags: [],
  cutoffs: [
    {
      id: 'cgi-s-at-most-3',
      label: 'CGI-S ≤ 3: the interval may grow (SUSTAIN-3)',
      atMost: 3,
      source: { citation: 'SUSTAIN-3 dosing rule, jnjmedicalconnect.com', evidence: 'verified' },
    },
  ],
  remission: [],
  loinc: {},
}
