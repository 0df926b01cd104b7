import type { Source } from '../quantity/source.ts'
import { numberOptions } from './answer-options.ts'
import type { Instrument, Item } from './instrument.ts'

const endicott: Source = {
  citation:
    'Endicott J et al. Quality of Life Enjoyment and Satisfaction Questionnaire. Psychopharmacol Bull 1993;29:321-326',
  evidence: 'unverified',
}

const item = (linkId: string, label: string): Item => ({ linkId, label, min: 1, max: 5, options: numberOptions(1, 5) })

const scored: Item[] = [
  item('physical-health', '1 Physical health'),
  item('mood', '2 Mood'),
  item('work', '3 Work'),
  item('household', '4 Household'),
  item('social', '5 Social relationships'),
  item('family', '6 Family relationships'),
  item('leisure', '7 Leisure'),
  item('daily-function', '8 Daily functioning'),
  item('sexual', '9 Sexual life'),
  item('economic', '10 Economic situation'),
  item('living', '11 Living situation'),
  item('getting-around', '12 Getting around'),
  item('vision', '13 Vision for work and hobbies'),
  item('well-being', '14 Overall well-being'),
]

/**
 * Q-LES-Q-SF: fourteen of sixteen items count, each 1-5. The total is per cent of the maximum: (raw - 14) / 56 × 100, to
 * one decimal; the raw sum (14-70) stands beside it. Higher is better.
 */
export const qLesQSf: Instrument = {
  id: 'q-les-q-sf',
  version: '1',
  title: 'Quality of Life Enjoyment and Satisfaction Questionnaire, short form',
  shortTitle: 'Q-LES-Q-SF',
  source: endicott,
  licence: {
    text: 'labels-only',
    holder: 'Jean Endicott',
    terms: 'Ask the holder for the form. Enter the answers from your own copy.',
    source: endicott,
  },
  recallPeriod: 'the last week',
  administeredBy: ['patient'],
  direction: 'higher-is-better',
  prompt: 'Enter the number chosen for each area, 1 for very poor to 5 for very good.',
  items: scored,
  unscoredItems: [item('medication', '15 Medication'), item('overall', '16 Life satisfaction overall')],
  scoring: { kind: 'percent-of-maximum' },
  subscales: [{ id: 'raw', label: 'Raw sum, 14 to 70', items: scored.map(({ linkId }) => linkId), source: endicott }],
  bands: [],
  missingItems: 'The first fourteen answers are needed for a total; missing answers are not filled in.',
  flags: [],
  cutoffs: [],
  remission: [],
  loinc: {},
}
