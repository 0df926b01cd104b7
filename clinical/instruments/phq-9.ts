import type { Source } from '../quantity/source.ts'
import { frequencyItem as item } from './answer-options.ts'
import type { Instrument } from './instrument.ts'
import { halfFromBaseline, pfizerNotice, turkozMeaningfulChange } from './sources.ts'

const kroenke: Source = {
  citation: 'Kroenke K, Spitzer RL, Williams JBW. The PHQ-9. J Gen Intern Med 2001;16:606-613',
  url: 'https://doi.org/10.1046/j.1525-1497.2001.016009606.x',
  evidence: 'verified',
}

/** PHQ-9: nine symptoms over two weeks, each 0-3, total 0-27. The question on difficulty is never scored. */
export const phq9: Instrument = {
  id: 'phq-9',
  version: '1',
  title: 'Patient Health Questionnaire, nine items',
  shortTitle: 'PHQ-9',
  source: kroenke,
  licence: {
    text: 'shippable',
    holder: 'Pfizer Inc.',
    terms: 'No permission needed to reproduce, translate, display or distribute.',
    source: pfizerNotice,
  },
  recallPeriod: 'the last 2 weeks',
  administeredBy: ['patient', 'trained-staff', 'clinician'],
  direction: 'higher-is-worse',
  prompt: 'Over the last 2 weeks, how often have you been bothered by any of the following problems?',
  items: [
    item('interest', '44250-9', 'Interest or pleasure', 'Little interest or pleasure in doing things'),
    item('mood', '44255-8', 'Depressed mood', 'Feeling down, depressed, or hopeless'),
    item('sleep', '44259-0', 'Sleep', 'Trouble falling or staying asleep, or sleeping too much'),
    item('energy', '44254-1', 'Energy', 'Feeling tired or having little energy'),
    item('appetite', '44251-7', 'Appetite', 'Poor appetite or overeating'),
    item(
      'self-worth',
      '44258-2',
      'Self-worth',
      'Feeling bad about yourself — or that you are a failure or have let yourself or your family down',
    ),
    item(
      'concentration',
      '44252-5',
      'Concentration',
      'Trouble concentrating on things, such as reading the newspaper or watching television',
    ),
    item(
      'psychomotor',
      '44253-3',
      'Slowed or restless',
      'Moving or speaking so slowly that other people could have noticed? Or the opposite — being so fidgety or restless that you have been moving around a lot more than usual',
    ),
    item(
      'self-harm',
      '44260-8',
      'Thoughts of death or self-harm',
      'Thoughts that you would be better off dead or of hurting yourself in some way',
    ),
  ],
  unscoredItems: [
    {
      linkId: 'difficulty',
      label: 'Difficulty in daily life',
      text: 'If you checked off any problems, how difficult have these problems made it for you to do your work, take care of things at home, or get along with other people?',
      min: 0,
      max: 3,
      // The codes of the last two do not rise with the answers.
      options: [
        { value: 0, label: 'Not difficult at all', loinc: 'LA6572-7' },
        { value: 1, label: 'Somewhat difficult', loinc: 'LA6573-5' },
        { value: 2, label: 'Very difficult', loinc: 'LA6575-0' },
        { value: 3, label: 'Extremely difficult', loinc: 'LA6574-3' },
      ],
      loinc: '69722-7',
    },
  ],
  scoring: { kind: 'sum', factor: 1 },
  subscales: [],
  bands: [
    { id: 'minimal', label: 'minimal', from: 0 },
    { id: 'mild', label: 'mild', from: 5 },
    { id: 'moderate', label: 'moderate', from: 10 },
    { id: 'moderately-severe', label: 'moderately severe', from: 15 },
    { id: 'severe', label: 'severe', from: 20 },
  ],
  bandSource: kroenke,
  missingItems: 'All nine answers are needed for a total; missing answers are not filled in.',
  flags: [
    {
      id: 'suicidal-ideation',
      linkId: 'self-harm',
      atLeast: 1,
      meaning: 'Item 9 is not zero: ask the C-SSRS screener.',
      source: {
        citation: 'Field practice: any answer but “not at all” on item 9 is followed up',
        evidence: 'unverified',
      },
    },
  ],
  cutoffs: [],
  response: { percentFall: 50, source: halfFromBaseline },
  remission: [{ id: 'phq-9-below-5', label: 'PHQ-9 < 5', atMost: 4, source: kroenke }],
  meaningfulChange: { points: 3, label: 'meaningful (Turkoz 2021)', source: turkozMeaningfulChange },
  substantialChange: { points: 6, label: 'substantial (Turkoz 2021)', source: turkozMeaningfulChange },
  loinc: { panel: '44249-1', total: '44261-6' },
}
