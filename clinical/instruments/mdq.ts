import type { Source } from '../quantity/source.ts'
import { yesNoOptions } from './answer-options.ts'
import type { Instrument, Item } from './instrument.ts'

const hirschfeld: Source = {
  citation: 'Hirschfeld RMA et al. The Mood Disorder Questionnaire. Am J Psychiatry 2000;157:1873-1875',
  url: 'https://doi.org/10.1176/appi.ajp.157.11.1873',
  evidence: 'unverified',
}

const item = (linkId: string, label: string): Item => ({ linkId, label, min: 0, max: 1, options: yesNoOptions() })

const symptoms: Item[] = [
  item('hyper', '1a So good or hyper'),
  item('irritable', '1b Irritable'),
  item('confident', '1c Self-confident'),
  item('less-sleep', '1d Less sleep'),
  item('talkative', '1e Talkative'),
  item('racing-thoughts', '1f Racing thoughts'),
  item('distracted', '1g Distracted'),
  item('energy', '1h Energy'),
  item('active', '1i Active'),
  item('social', '1j Social'),
  item('sexual', '1k Interest in sex'),
  item('risks', '1l Unusual or risky'),
  item('spending', '1m Spending'),
]
const symptomIds = symptoms.map(({ linkId }) => linkId)

/** The last two parts are put to who said yes to more than one. */
const askedWhen = { sumOf: symptomIds, atLeast: 2 }

/**
 * MDQ: thirteen symptoms ever, whether they came together, and how much of a problem they were. Positive only when all
 * three parts are: seven symptoms, at one time, a moderate or serious problem. The total counts the symptoms alone.
 */
export const mdq: Instrument = {
  id: 'mdq',
  version: '1',
  title: 'Mood Disorder Questionnaire',
  shortTitle: 'MDQ',
  source: hirschfeld,
  licence: {
    text: 'labels-only',
    holder: 'R. M. A. Hirschfeld',
    terms: 'Said to be free for clinical use. Enter the answers from your own copy.',
    source: hirschfeld,
  },
  recallPeriod: 'ever in life',
  administeredBy: ['patient'],
  direction: 'higher-is-worse',
  prompt:
    'Enter the answers of the published form: thirteen questions, then whether they came together, and how much of a problem they were.',
  items: [
    ...symptoms,
    { ...item('same-time', '2 Several at the same time'), askedWhen },
    {
      linkId: 'problem',
      label: '3 How much of a problem',
      min: 0,
      max: 3,
      options: [
        { value: 0, label: 'None' },
        { value: 1, label: 'Minor' },
        { value: 2, label: 'Moderate' },
        { value: 3, label: 'Serious' },
      ],
      askedWhen,
    },
  ],
  unscoredItems: [],
  scoring: {
    kind: 'screen',
    counted: symptomIds,
    positiveWhen: [
      { items: symptomIds, count: 7, atLeast: 1 },
      { items: ['same-time'], count: 1, atLeast: 1 },
      { items: ['problem'], count: 1, atLeast: 2 },
    ],
  },
  subscales: [],
  bands: [],
  missingItems: 'All thirteen answers are needed, and the last two where more than one of them is yes.',
  flags: [],
  cutoffs: [],
  remission: [],
  loinc: {},
}
