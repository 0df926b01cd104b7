import type { Source } from '../quantity/source.ts'
import { numberOptions } from './answer-options.ts'
import type { Instrument, Item } from './instrument.ts'

const altman: Source = {
  citation: 'Altman EG et al. The Altman Self-Rating Mania Scale. Biol Psychiatry 1997;42:948-955',
  url: 'https://doi.org/10.1016/S0006-3223(96)00548-3',
  evidence: 'unverified',
}

const cutoffSource: Source = {
  citation: 'Altman 1997 as reported at mhscales.com: 6 or more, sensitivity 85.5 %, specificity 87.3 %',
  url: 'https://mhscales.com/asrm',
  evidence: 'verified',
}

const item = (linkId: string, label: string): Item => ({ linkId, label, min: 0, max: 4, options: numberOptions(0, 4) })

/**
 * ASRM: five statements on mania over a week, each 0-4, total 0-20. Some web forms number the answers 1-5 and keep the
 * cut-off of 6, so that nobody is below it: only 0-4 is taken here.
 */
export const asrm: Instrument = {
  id: 'asrm',
  version: '1',
  title: 'Altman Self-Rating Mania Scale',
  shortTitle: 'ASRM',
  source: altman,
  licence: {
    text: 'labels-only',
    holder: 'Edward Altman',
    terms: 'Clinicians may reproduce it for their own patients. Enter the numbers from your own copy.',
    source: { citation: 'mhscales.com/asrm', url: 'https://mhscales.com/asrm', evidence: 'verified' },
  },
  recallPeriod: 'the last week',
  administeredBy: ['patient'],
  direction: 'higher-is-worse',
  prompt: 'Enter the number chosen in each group, 0 to 4. On a form numbered 1 to 5 it is one less.',
  items: [
    item('cheerful', '1 Cheerfulness'),
    item('confidence', '2 Self-confidence'),
    item('sleep', '3 Need for sleep'),
    item('talking', '4 Talking'),
    item('activity', '5 Activity'),
  ],
  unscoredItems: [],
  scoring: { kind: 'sum', factor: 1 },
  subscales: [],
  bands: [
    { id: 'below-cut-off', label: 'below the cut-off', from: 0 },
    { id: 'mania-possible', label: 'mania or hypomania possible', from: 6 },
  ],
  bandSource: cutoffSource,
  missingItems: 'All five answers are needed for a total; missing answers are not filled in.',
  flags: [],
  cutoffs: [{ id: 'asrm-at-least-6', label: 'ASRM ≥ 6: look for mania', atLeast: 6, source: cutoffSource }],
  remission: [],
  loinc: {},
}
