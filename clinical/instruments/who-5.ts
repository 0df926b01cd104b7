import type { Source } from '../quantity/source.ts'
import { numberOptions } from './answer-options.ts'
import type { Instrument, Item } from './instrument.ts'

const topp: Source = {
  citation: 'Topp CW et al. The WHO-5 Well-Being Index. Psychother Psychosom 2015;84:167-176',
  url: 'https://doi.org/10.1159/000376585',
  evidence: 'unverified',
}

const item = (linkId: string, label: string): Item => ({ linkId, label, min: 0, max: 5, options: numberOptions(0, 5) })

/** WHO-5: five statements on well-being, each 0-5. The total is the percentage: raw sum (0-25) times four. Higher is better. */
export const who5: Instrument = {
  id: 'who-5',
  version: '1',
  title: 'World Health Organization Well-Being Index, five items',
  shortTitle: 'WHO-5',
  source: topp,
  licence: {
    text: 'labels-only',
    holder: 'World Health Organization',
    terms: 'Free for non-commercial use under its licence. Enter the numbers from the published form.',
    source: { citation: 'WHO 2024, CC BY-NC-SA 3.0 IGO; not read again', evidence: 'unverified' },
  },
  recallPeriod: 'the last 2 weeks',
  administeredBy: ['patient'],
  direction: 'higher-is-better',
  prompt: 'Enter the number chosen on the published form; 0 is never, 5 is always.',
  items: [
    item('cheerful', '1 Cheerful'),
    item('calm', '2 Calm'),
    item('active', '3 Active'),
    item('rested', '4 Rested'),
    item('interested', '5 Interested'),
  ],
  unscoredItems: [],
  scoring: { kind: 'sum', factor: 4 },
  subscales: [
    { id: 'raw', label: 'Raw sum', items: ['cheerful', 'calm', 'active', 'rested', 'interested'], source: topp },
  ],
  bands: [
    { id: 'depression-likely', label: 'depression likely', from: 0 },
    { id: 'low-well-being', label: 'low well-being', from: 29 },
    { id: 'well-being', label: 'well-being', from: 51 },
  ],
  bandSource: { ...topp, citation: `${topp.citation}: ≤ 50 look for depression, ≤ 28 depression likely` },
  missingItems: 'All five answers are needed for a total; missing answers are not filled in.',
  flags: [],
  cutoffs: [{ id: 'who-5-at-most-50', label: 'WHO-5 ≤ 50: look for depression', atMost: 50, source: topp }],
  remission: [],
  meaningfulChange: { points: 10, label: 'meaningful (Topp 2015)', source: topp },
  loinc: {},
}
