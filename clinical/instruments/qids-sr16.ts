import type { Source } from '../quantity/source.ts'
import { numberOptions } from './answer-options.ts'
import type { Instrument, Item } from './instrument.ts'
import { halfFromBaseline } from './sources.ts'

const rush: Source = {
  citation: 'Rush AJ et al. The 16-item Quick Inventory of Depressive Symptomatology. Biol Psychiatry 2003;54:573-583',
  url: 'https://doi.org/10.1016/S0006-3223(02)01866-8',
  evidence: 'verified',
}

const item = (linkId: string, label: string, alternativeTo?: string): Item => ({
  linkId,
  label,
  min: 0,
  max: 3,
  options: numberOptions(0, 3),
  ...(alternativeTo ? { alternativeTo } : {}),
})

/**
 * QIDS-SR16: sixteen items, nine domains, total 0-27. It is not the sum of its items: sleep, appetite with weight, and
 * movement each count once, by their highest item. The form asks for less or more appetite, and less or more weight.
 */
export const qidsSr16: Instrument = {
  id: 'qids-sr16',
  version: '1',
  title: 'Quick Inventory of Depressive Symptomatology, self-report, sixteen items',
  shortTitle: 'QIDS-SR16',
  source: rush,
  licence: {
    text: 'labels-only',
    holder: 'UT Southwestern Medical Center and A. John Rush',
    terms: 'Wording under copyright; some uses need a licence. Enter the scores from your own licensed copy.',
    source: { citation: 'Distribution through Mapi Research Trust (ePROVIDE)', evidence: 'unverified' },
  },
  recallPeriod: 'the last 7 days',
  administeredBy: ['patient'],
  direction: 'higher-is-worse',
  prompt: 'Enter the number circled on the patient’s own licensed form, item by item.',
  items: [
    item('sleep-onset', '1 Falling asleep'),
    item('sleep-middle', '2 Sleep during the night'),
    item('sleep-early-waking', '3 Waking too early'),
    item('sleep-too-much', '4 Too much sleep'),
    item('sadness', '5 Sadness'),
    item('appetite-less', '6 Less appetite', 'appetite-more'),
    item('appetite-more', '7 More appetite', 'appetite-less'),
    item('weight-less', '8 Less weight', 'weight-more'),
    item('weight-more', '9 More weight', 'weight-less'),
    item('concentration', '10 Concentration and decisions'),
    item('self-view', '11 View of oneself'),
    item('suicidal-thoughts', '12 Thoughts of death or suicide'),
    item('interest', '13 Interest'),
    item('energy', '14 Energy'),
    item('slowed', '15 Slowed'),
    item('restless', '16 Restless'),
  ],
  unscoredItems: [],
  scoring: {
    kind: 'domain-maxima',
    domains: [
      { id: 'sleep', label: 'Sleep', items: ['sleep-onset', 'sleep-middle', 'sleep-early-waking', 'sleep-too-much'] },
      { id: 'sadness', label: 'Sadness', items: ['sadness'] },
      {
        id: 'appetite-weight',
        label: 'Appetite and weight',
        items: ['appetite-less', 'appetite-more', 'weight-less', 'weight-more'],
      },
      { id: 'concentration', label: 'Concentration', items: ['concentration'] },
      { id: 'self-view', label: 'View of oneself', items: ['self-view'] },
      { id: 'suicidal-thoughts', label: 'Thoughts of death or suicide', items: ['suicidal-thoughts'] },
      { id: 'interest', label: 'Interest', items: ['interest'] },
      { id: 'energy', label: 'Energy', items: ['energy'] },
      { id: 'movement', label: 'Slowed or restless', items: ['slowed', 'restless'] },
    ],
  },
  subscales: [],
  bands: [
    { id: 'none', label: 'none', from: 0 },
    { id: 'mild', label: 'mild', from: 6 },
    { id: 'moderate', label: 'moderate', from: 11 },
    { id: 'severe', label: 'severe', from: 16 },
    { id: 'very-severe', label: 'very severe', from: 21 },
  ],
  bandSource: rush,
  missingItems: 'No total while any domain is open. Of items 6 and 7, and of 8 and 9, one answer is enough.',
  flags: [
    {
      id: 'suicidal-ideation',
      linkId: 'suicidal-thoughts',
      atLeast: 1,
      meaning: 'Item 12 is not zero: ask the C-SSRS screener.',
      source: { citation: 'After item 9 of the PHQ-9: any answer above zero is looked at', evidence: 'local' },
      status: 'needs-clinical-sign-off',
    },
  ],
  cutoffs: [],
  response: { percentFall: 50, source: halfFromBaseline },
  remission: [{ id: 'qids-sr16-at-most-5', label: 'QIDS-SR16 ≤ 5', atMost: 5, source: rush }],
  loinc: {},
}
