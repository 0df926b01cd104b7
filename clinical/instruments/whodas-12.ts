import type { Source } from '../quantity/source.ts'
import { numberOptions } from './answer-options.ts'
import type { Instrument, Item } from './instrument.ts'

const ustun: Source = {
  citation:
    'Üstün TB et al. Developing the WHO Disability Assessment Schedule 2.0. Bull World Health Organ 2010;88:815-823',
  url: 'https://doi.org/10.2471/BLT.09.067231',
  evidence: 'unverified',
}

const item = (linkId: string, label: string): Item => ({ linkId, label, min: 0, max: 4, options: numberOptions(0, 4) })

/**
 * WHODAS 2.0, twelve items, simple scoring: each 0-4, total 0-48. The weighted scoring (0-100) needs WHO's tables, which
 * are not here; the two must not be mixed. WHO's form numbers the answers 1-5: here they are one less.
 */
export const whodas12: Instrument = {
  id: 'whodas-12',
  version: '1',
  title: 'WHO Disability Assessment Schedule 2.0, twelve items, simple scoring',
  shortTitle: 'WHODAS 2.0 (12)',
  source: ustun,
  licence: {
    text: 'labels-only',
    holder: 'World Health Organization',
    terms: 'Ask WHO before use. Enter the answers from your own copy.',
    source: { citation: 'WHO asks users to register; not read again', evidence: 'unverified' },
  },
  recallPeriod: 'the last 30 days',
  administeredBy: ['patient', 'trained-staff', 'clinician'],
  direction: 'higher-is-worse',
  prompt: 'Enter 0 for no difficulty to 4 for extreme or cannot do: one less than the number on WHO’s form (1 to 5).',
  items: [
    item('standing', '1 Standing for long'),
    item('household', '2 Household'),
    item('learning', '3 Learning something new'),
    item('community', '4 Taking part in the community'),
    item('emotional', '5 Affected emotionally'),
    item('concentrating', '6 Concentrating'),
    item('walking', '7 Walking far'),
    item('washing', '8 Washing'),
    item('dressing', '9 Dressing'),
    item('strangers', '10 Dealing with strangers'),
    item('friendship', '11 Keeping a friendship'),
    item('work', '12 Day-to-day work'),
  ],
  unscoredItems: [],
  scoring: { kind: 'sum', factor: 1 },
  subscales: [],
  bands: [],
  missingItems: 'All twelve answers are needed for a total; missing answers are not filled in.',
  flags: [],
  cutoffs: [],
  remission: [],
  loinc: {},
}
