import type { Source } from '../quantity/source.ts'
import { numberOptions } from './answer-options.ts'
import type { Instrument, Item } from './instrument.ts'

const rickels: Source = {
  citation: 'Rickels K et al. Physician Withdrawal Checklist (PWC-20). J Clin Psychopharmacol 2008;28:447-451',
  evidence: 'unverified',
}

const item = (linkId: string, label: string): Item => ({ linkId, label, min: 0, max: 3, options: numberOptions(0, 3) })

/** PWC-20: twenty symptoms of withdrawal rated 0-3, total 0-60; asked after esketamine is stopped. No bands are published. */
export const pwc20: Instrument = {
  id: 'pwc-20',
  version: '1',
  title: 'Physician Withdrawal Checklist, twenty items',
  shortTitle: 'PWC-20',
  source: rickels,
  licence: {
    text: 'labels-only',
    holder: 'University of Pennsylvania',
    terms: 'Ask the holder for the form. Enter the ratings from your own copy.',
    source: rickels,
  },
  recallPeriod: 'the period that stands on your copy',
  administeredBy: ['clinician', 'trained-staff'],
  direction: 'higher-is-worse',
  prompt: 'Enter the rating of each symptom, 0 for not there to 3 for severe.',
  items: [
    item('appetite', '1 Appetite'),
    item('nausea', '2 Nausea or vomiting'),
    item('diarrhoea', '3 Diarrhoea'),
    item('anxiety', '4 Anxiety'),
    item('irritability', '5 Irritability'),
    item('mood', '6 Low mood'),
    item('insomnia', '7 Insomnia'),
    item('fatigue', '8 Fatigue'),
    item('coordination', '9 Coordination'),
    item('restlessness', '10 Restlessness'),
    item('sweating', '11 Sweating'),
    item('tremor', '12 Tremor'),
    item('dizziness', '13 Dizziness'),
    item('headache', '14 Headache'),
    item('muscles', '15 Aching or stiff muscles'),
    item('weakness', '16 Weakness'),
    item('senses', '17 Sharpened senses'),
    item('tingling', '18 Tingling'),
    item('concentration', '19 Concentration'),
    item('detachment', '20 Detachment'),
  ],
  unscoredItems: [],
  scoring: { kind: 'sum', factor: 1 },
  subscales: [],
  bands: [],
  missingItems: 'All twenty ratings are needed for a total; none is filled in.',
  flags: [],
  cutoffs: [],
  remission: [],
  loinc: {},
}
