import type { Source } from '../quantity/source.ts'
import { frequencyItem as item } from './answer-options.ts'
import type { Instrument } from './instrument.ts'
import { pfizerNotice } from './sources.ts'

const spitzer: Source = {
  citation:
    'Spitzer RL et al. A brief measure for assessing generalized anxiety disorder. Arch Intern Med 2006;166:1092-1097',
  url: 'https://doi.org/10.1001/archinte.166.10.1092',
  evidence: 'unverified',
}

/** GAD-7: seven symptoms of anxiety over two weeks, each 0-3, total 0-21. */
export const gad7: Instrument = {
  id: 'gad-7',
  version: '1',
  title: 'Generalized Anxiety Disorder scale, seven items',
  shortTitle: 'GAD-7',
  source: spitzer,
  licence: {
    text: 'shippable',
    holder: 'Pfizer Inc.',
    terms: 'No permission needed to reproduce, translate, display or distribute.',
    source: pfizerNotice,
  },
  recallPeriod: 'the last 2 weeks',
  administeredBy: ['patient', 'trained-staff', 'clinician'],
  direction: 'higher-is-worse',
  prompt: 'Over the last 2 weeks, how often have you been bothered by the following problems?',
  items: [
    item('nervous', '69725-0', 'Nervous', 'Feeling nervous, anxious or on edge'),
    item('control', '68509-9', 'Worry without control', 'Not being able to stop or control worrying'),
    item('worry', '69733-4', 'Too much worry', 'Worrying too much about different things'),
    item('relaxing', '69734-2', 'Relaxing', 'Trouble relaxing'),
    item('restless', '69735-9', 'Restless', 'Being so restless that it is hard to sit still'),
    item('irritable', '69689-8', 'Irritable', 'Becoming easily annoyed or irritable'),
    item('afraid', '69736-7', 'Afraid', 'Feeling afraid as if something awful might happen'),
  ],
  unscoredItems: [],
  scoring: { kind: 'sum', factor: 1 },
  subscales: [],
  bands: [
    { id: 'minimal', label: 'minimal', from: 0 },
    { id: 'mild', label: 'mild', from: 5 },
    { id: 'moderate', label: 'moderate', from: 10 },
    { id: 'severe', label: 'severe', from: 15 },
  ],
  bandSource: spitzer,
  missingItems: 'All seven answers are needed for a total; missing answers are not filled in.',
  flags: [],
  cutoffs: [{ id: 'gad-7-at-least-10', label: 'GAD-7 ≥ 10: look further', atLeast: 10, source: spitzer }],
  remission: [],
  meaningfulChange: {
    points: 4,
    label: 'reliable (NHS Talking Therapies)',
    source: { citation: 'NHS Talking Therapies manual: reliable change on the GAD-7', evidence: 'unverified' },
  },
  loinc: { panel: '69737-5', total: '70274-6' },
}
