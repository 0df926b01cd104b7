import type { Source } from '../quantity/source.ts'
import { numberOptions } from './answer-options.ts'
import type { Instrument, Item } from './instrument.ts'

const young: Source = {
  citation: 'Young RC et al. A rating scale for mania. Br J Psychiatry 1978;133:429-435',
  url: 'https://doi.org/10.1192/bjp.133.5.429',
  evidence: 'unverified',
}

const bandsOf: Source = {
  citation: 'Protocol text on pubcompare.ai: ≤ 12 remission, 13-19 minimal, 20-25 mild, 26-37 moderate, 38-60 severe',
  evidence: 'verified',
}

const item = (linkId: string, label: string, max: 4 | 8): Item => ({
  linkId,
  label,
  min: 0,
  max,
  options: numberOptions(0, max),
})

/** YMRS: eleven items on mania rated by a clinician, seven 0-4 and four 0-8, total 0-60. */
export const ymrs: Instrument = {
  id: 'ymrs',
  version: '1',
  title: 'Young Mania Rating Scale',
  shortTitle: 'YMRS',
  source: young,
  licence: {
    text: 'labels-only',
    holder: 'R. C. Young and co-authors',
    terms: 'Commonly said to be free to use; not confirmed. Enter the ratings from your own copy.',
    source: young,
  },
  recallPeriod: 'the last 48 hours',
  administeredBy: ['clinician'],
  direction: 'higher-is-worse',
  prompt: 'Enter the clinician’s rating, item by item. Items 5, 6, 8 and 9 go to 8.',
  items: [
    item('mood', '1 Elevated mood', 4),
    item('energy', '2 Activity and energy', 4),
    item('sexual', '3 Sexual interest', 4),
    item('sleep', '4 Sleep', 4),
    item('irritability', '5 Irritability', 8),
    item('speech', '6 Speech', 8),
    item('thought', '7 Language and thought', 4),
    item('content', '8 Content', 8),
    item('aggression', '9 Disruptive or aggressive', 8),
    item('appearance', '10 Appearance', 4),
    item('insight', '11 Insight', 4),
  ],
  unscoredItems: [],
  scoring: { kind: 'sum', factor: 1 },
  subscales: [],
  bands: [
    { id: 'remission', label: 'no mania, or in remission', from: 0 },
    { id: 'minimal', label: 'minimal', from: 13 },
    { id: 'mild', label: 'mild', from: 20 },
    { id: 'moderate', label: 'moderate', from: 26 },
    { id: 'severe', label: 'severe', from: 38 },
  ],
  bandSource: bandsOf,
  missingItems: 'All eleven ratings are needed for a total; none is filled in.',
  flags: [],
  cutoffs: [
    {
      id: 'ymrs-at-least-13',
      label: 'YMRS ≥ 13: review before the next dose',
      atLeast: 13,
      source: { citation: 'No published threshold for holding a dose; above the band of remission', evidence: 'local' },
      status: 'needs-clinical-sign-off',
    },
  ],
  remission: [{ id: 'ymrs-at-most-12', label: 'YMRS ≤ 12 (mania)', atMost: 12, source: bandsOf }],
  loinc: {},
}
