import type { Source } from '../quantity/source.ts'
import { numberOptions } from './answer-options.ts'
import type { Instrument, Subscale } from './instrument.ts'

const hatcher: Source = {
  citation:
    'Hatcher RL, Gillaspy JA. A revised short version of the Working Alliance Inventory. Psychother Res 2006;16:12-25',
  url: 'https://doi.org/10.1080/10503300500352500',
  evidence: 'unverified',
}

const aspects = [
  { id: 'task', label: 'Task', numbers: [1, 2, 10, 12] },
  { id: 'bond', label: 'Bond', numbers: [3, 5, 7, 9] },
  { id: 'goal', label: 'Goal', numbers: [4, 6, 8, 11] },
]

const aspectOf = (number: number): string =>
  aspects.find(({ numbers }) => numbers.includes(number))?.label.toLowerCase() ?? ''

const subscale = ({ id, label, numbers }: (typeof aspects)[number]): Subscale => ({
  id,
  label,
  items: numbers.map((number) => `item-${number}`),
  source: { citation: 'Assignment of items at getrivet.com and blueprint-health.com', evidence: 'verified' },
})

/**
 * WAI-SR: twelve items on the alliance with the therapist, each 1-5, total 12-60. The WAI-S of 1989 has twelve items
 * too, rated 1-7: another form, not to be mixed. No official bands.
 */
export const waiSr: Instrument = {
  id: 'wai-sr',
  version: '1',
  title: 'Working Alliance Inventory, short form, revised',
  shortTitle: 'WAI-SR',
  source: hatcher,
  licence: {
    text: 'labels-only',
    holder: 'Society for Psychotherapy Research and A. O. Horvath',
    terms: 'Use needs permission. Enter the answers from your own copy.',
    source: { citation: 'legalclarity.org on the copyright of the WAI', evidence: 'verified' },
  },
  recallPeriod: 'the work with this therapist as it is now',
  administeredBy: ['patient'],
  direction: 'higher-is-better',
  prompt: 'Enter the number chosen for each item, 1 to 5.',
  items: Array.from({ length: 12 }, (_, index) => ({
    linkId: `item-${index + 1}`,
    label: `Item ${index + 1}, ${aspectOf(index + 1)}`,
    min: 1,
    max: 5,
    options: numberOptions(1, 5),
  })),
  unscoredItems: [],
  scoring: { kind: 'sum', factor: 1 },
  subscales: aspects.map(subscale),
  bands: [],
  missingItems: 'All twelve answers are needed for the total; each part needs its own four.',
  flags: [],
  cutoffs: [],
  remission: [],
  loinc: {},
}
