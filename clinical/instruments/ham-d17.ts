import type { Source } from '../quantity/source.ts'
import { numberOptions } from './answer-options.ts'
import type { Instrument, Item } from './instrument.ts'
import { halfFromBaseline } from './sources.ts'

const hamilton: Source = {
  citation: 'Hamilton M. A rating scale for depression. J Neurol Neurosurg Psychiatry 1960;23:56-62',
  url: 'https://doi.org/10.1136/jnnp.23.1.56',
  evidence: 'unverified',
}

const item = (linkId: string, label: string, max: 2 | 4): Item => ({
  linkId,
  label,
  min: 0,
  max,
  options: numberOptions(0, max),
})

/** HAM-D17: nine items rated 0-4 and eight rated 0-2 by a clinician, total 0-52. Sources band it differently. */
export const hamD17: Instrument = {
  id: 'ham-d17',
  version: '1',
  title: 'Hamilton Depression Rating Scale, seventeen items',
  shortTitle: 'HAM-D17',
  source: hamilton,
  licence: {
    text: 'labels-only',
    holder: 'none (public domain)',
    terms: 'Public domain. The anchors differ between editions: rate by the edition that your clinic uses.',
    source: { citation: 'Commonly listed as public domain', evidence: 'unverified' },
  },
  recallPeriod: 'the last 7 days',
  administeredBy: ['clinician'],
  direction: 'higher-is-worse',
  prompt: 'Enter the clinician’s rating by the anchors of your edition, item by item.',
  items: [
    item('mood', '1 Depressed mood', 4),
    item('guilt', '2 Guilt', 4),
    item('suicidal-thoughts', '3 Suicide', 4),
    item('insomnia-early', '4 Insomnia, early', 2),
    item('insomnia-middle', '5 Insomnia, middle', 2),
    item('insomnia-late', '6 Insomnia, late', 2),
    item('work', '7 Work and activities', 4),
    item('slowed', '8 Slowed', 4),
    item('agitation', '9 Agitation', 4),
    item('anxiety-psychic', '10 Anxiety, psychic', 4),
    item('anxiety-somatic', '11 Anxiety, somatic', 4),
    item('somatic-gastrointestinal', '12 Bodily symptoms, gastrointestinal', 2),
    item('somatic-general', '13 Bodily symptoms, general', 2),
    item('genital', '14 Genital symptoms', 2),
    item('hypochondriasis', '15 Hypochondriasis', 4),
    item('weight', '16 Loss of weight', 2),
    item('insight', '17 Insight', 2),
  ],
  unscoredItems: [],
  scoring: { kind: 'sum', factor: 1 },
  subscales: [],
  bands: [
    { id: 'normal', label: 'normal', from: 0 },
    { id: 'mild', label: 'mild', from: 8 },
    { id: 'moderate', label: 'moderate', from: 17 },
    { id: 'severe', label: 'severe', from: 24 },
  ],
  bandSource: {
    citation:
      'Zimmerman M et al. J Affect Disord 2013;150:384-388: 17 and 24; 8 by convention (the crosswalk of the QIDS puts moderate at 14 and severe at 20)',
    url: 'https://doi.org/10.1016/j.jad.2013.04.028',
    evidence: 'verified',
  },
  missingItems: 'All seventeen ratings are needed for a total; none is filled in.',
  flags: [
    {
      id: 'suicidal-ideation',
      linkId: 'suicidal-thoughts',
      atLeast: 1,
      meaning: 'Item 3 is not zero: ask the C-SSRS screener.',
      source: { citation: 'After item 9 of the PHQ-9: any answer above zero is looked at', evidence: 'local' },
      status: 'needs-clinical-sign-off',
    },
  ],
  cutoffs: [],
  response: { percentFall: 50, source: halfFromBaseline },
  remission: [
    {
      id: 'ham-d17-at-most-7',
      label: 'HAM-D17 ≤ 7',
      atMost: 7,
      source: { citation: 'Field convention; one review writes “below 7”', evidence: 'unverified' },
    },
  ],
  loinc: {},
}
