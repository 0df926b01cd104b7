import type { Source } from '../quantity/source.ts'
import { yesNoOptions } from './answer-options.ts'
import type { Instrument, Item } from './instrument.ts'

const skinner: Source = {
  citation: 'Skinner HA. The Drug Abuse Screening Test. Addict Behav 1982;7:363-371',
  url: 'https://doi.org/10.1016/0306-4603(82)90005-3',
  evidence: 'unverified',
}

const handout: Source = {
  citation: 'DAST-10 handout, comorbidityguidelines.org.au (the bands are the handout’s, not of the paper of 1982)',
  url: 'https://comorbidityguidelines.org.au',
  evidence: 'verified',
}

const item = (linkId: string, label: string): Item => ({ linkId, label, min: 0, max: 1, options: yesNoOptions() })

/** DAST-10: ten yes-no questions on drugs, total 0-10. Item 3 is put the other way round: there no counts. */
export const dast10: Instrument = {
  id: 'dast-10',
  version: '1',
  title: 'Drug Abuse Screening Test, ten items',
  shortTitle: 'DAST-10',
  source: skinner,
  licence: {
    text: 'labels-only',
    holder: 'Harvey A. Skinner',
    terms: 'Ask the holder for commercial use. Enter the answers from your own copy.',
    source: skinner,
  },
  recallPeriod: 'the past 12 months',
  administeredBy: ['patient', 'trained-staff', 'clinician'],
  direction: 'higher-is-worse',
  prompt: 'Enter yes or no as answered on the published form. Alcohol and tobacco are left aside.',
  items: [
    item('use', '1 Use other than medical'),
    item('several', '2 Several at once'),
    { ...item('able-to-stop', '3 Able to stop (no counts)'), reversed: true },
    item('blackouts', '4 Blackouts or flashbacks'),
    item('guilt', '5 Guilt'),
    item('complaints', '6 Complaints of those close'),
    item('neglect', '7 Family neglected'),
    item('illegal', '8 Illegal acts for drugs'),
    item('withdrawal', '9 Withdrawal'),
    item('medical', '10 Medical problems'),
  ],
  unscoredItems: [],
  scoring: { kind: 'sum', factor: 1 },
  subscales: [],
  bands: [
    { id: 'none', label: 'none reported', from: 0 },
    { id: 'low', label: 'low', from: 1 },
    { id: 'moderate', label: 'moderate', from: 3 },
    { id: 'substantial', label: 'substantial', from: 6 },
    { id: 'severe', label: 'severe', from: 9 },
  ],
  bandSource: handout,
  missingItems: 'All ten answers are needed for a total; missing answers are not filled in.',
  flags: [],
  cutoffs: [{ id: 'dast-10-at-least-3', label: 'DAST-10 ≥ 3: look further', atLeast: 3, source: handout }],
  remission: [],
  loinc: { panel: '82666-9', total: '82667-7' },
}
