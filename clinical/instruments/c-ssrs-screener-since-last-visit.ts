import { columbiaTriage, ideationItems, screenerLicence, unfinishedScreen, yesNoItem } from './c-ssrs-screener.ts'
import type { Instrument } from './instrument.ts'

/**
 * C-SSRS screener, since last visit: asked at every session. Behaviour since the last visit is always recent, so it is
 * in the highest tier, as behaviour within three months is on the other form. No LOINC codes are confirmed for it.
 */
export const cSsrsScreenerSinceLastVisit: Instrument = {
  id: 'c-ssrs-screener-since-last-visit',
  version: '1',
  title: 'Columbia-Suicide Severity Rating Scale, screener, since last visit',
  shortTitle: 'C-SSRS since last visit',
  source: columbiaTriage,
  licence: screenerLicence,
  recallPeriod: 'since the last visit',
  administeredBy: ['clinician', 'trained-staff'],
  direction: 'higher-is-worse',
  prompt: 'Ask each question word for word from the published since-last-visit form, and enter yes or no.',
  items: [...ideationItems([]), yesNoItem('behaviour-recent', '6 Suicidal behaviour since the last visit')],
  unscoredItems: [],
  scoring: {
    kind: 'triage',
    tiers: [
      { id: 'high', anyOf: ['intent', 'plan', 'behaviour-recent'] },
      { id: 'moderate', anyOf: ['method'] },
      { id: 'low', anyOf: ['wish-to-be-dead', 'thoughts'] },
    ],
  },
  subscales: [],
  bands: [],
  missingItems: unfinishedScreen,
  flags: [],
  cutoffs: [],
  remission: [],
  loinc: {},
}
