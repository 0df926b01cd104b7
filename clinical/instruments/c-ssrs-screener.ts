import type { Source } from '../quantity/source.ts'
import { yesNoOptions } from './answer-options.ts'
import type { Instrument, Item } from './instrument.ts'

/** What both forms of the screener share: the ideation levels, who holds it, and how it is triaged. */

export const columbiaTriage: Source = {
  citation: 'Columbia Lighthouse Project: C-SSRS screener and triage guidelines',
  url: 'https://cssrs.columbia.edu',
  evidence: 'verified',
}

export const screenerLicence: Instrument['licence'] = {
  text: 'labels-only',
  holder: 'Research Foundation for Mental Hygiene, Inc. (K. Posner)',
  terms:
    'No cost or licence for health providers to build it into a record, but the questions may not be reworded: read them from the published form and enter the answers.',
  source: columbiaTriage,
}

export const yesNoItem = (linkId: string, label: string, loinc?: string): Item => ({
  linkId,
  label,
  min: 0,
  max: 1,
  options: yesNoOptions(),
  ...(loinc ? { loinc } : {}),
})

/** Levels one to five of ideation; three to five are asked only after a yes to the second. */
export function ideationItems(loinc: readonly string[]): Item[] {
  const askedWhen = { linkId: 'thoughts', atLeast: 1 }
  return [
    yesNoItem('wish-to-be-dead', '1 Wish to be dead', loinc[0]),
    yesNoItem('thoughts', '2 Thoughts of suicide', loinc[1]),
    { ...yesNoItem('method', '3 With a method in mind', loinc[2]), askedWhen },
    { ...yesNoItem('intent', '4 With some intent', loinc[3]), askedWhen },
    { ...yesNoItem('plan', '5 With a plan and intent', loinc[4]), askedWhen },
  ]
}

export const unfinishedScreen =
  'An unanswered question is not a no: an unfinished screen is to be reviewed now, unless it has already reached the highest tier.'

/**
 * C-SSRS screener, recent: ideation in the past month, behaviour ever and in the past three months. A triage by the
 * highest answer and by how recent behaviour was. It is never a sum.
 */
export const cSsrsScreener: Instrument = {
  id: 'c-ssrs-screener',
  version: '1',
  title: 'Columbia-Suicide Severity Rating Scale, screener, recent',
  shortTitle: 'C-SSRS screener',
  source: columbiaTriage,
  licence: screenerLicence,
  recallPeriod: 'thoughts: the past month; behaviour: ever, and the past 3 months',
  administeredBy: ['clinician', 'trained-staff'],
  direction: 'higher-is-worse',
  prompt: 'Ask each question word for word from the published form, and enter yes or no.',
  items: [
    ...ideationItems(['93246-7', '93247-5', '93248-3', '93249-1', '93250-9']),
    yesNoItem('behaviour-ever', '6 Suicidal behaviour, ever', '93267-3'),
    {
      ...yesNoItem('behaviour-recent', '6 Suicidal behaviour, past 3 months', '93269-9'),
      askedWhen: { linkId: 'behaviour-ever', atLeast: 1 },
    },
  ],
  unscoredItems: [],
  scoring: {
    kind: 'triage',
    tiers: [
      { id: 'high', anyOf: ['intent', 'plan', 'behaviour-recent'] },
      { id: 'moderate', anyOf: ['method', 'behaviour-ever'] },
      { id: 'low', anyOf: ['wish-to-be-dead', 'thoughts'] },
    ],
  },
  subscales: [],
  bands: [],
  missingItems: unfinishedScreen,
  flags: [],
  cutoffs: [],
  remission: [],
  loinc: { panel: '93373-9', band: '93374-7' },
}
