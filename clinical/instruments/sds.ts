import type { Source } from '../quantity/source.ts'
import { numberOptions } from './answer-options.ts'
import type { FlagRule, Instrument, Item } from './instrument.ts'
import { turkozMeaningfulChange } from './sources.ts'

const sheehan: Source = {
  citation:
    'Sheehan DV, Harnett-Sheehan K, Raj BA. The measurement of disability. Int Clin Psychopharmacol 1996;11 Suppl 3:89-95',
  url: 'https://doi.org/10.1097/00004850-199606003-00015',
  evidence: 'unverified',
}

const areas = [
  ['work', 'Work or school'],
  ['social', 'Social life'],
  ['family', 'Family and home'],
] as const

const item = (linkId: string, label: string): Item => ({
  linkId,
  label,
  min: 0,
  max: 10,
  options: numberOptions(0, 10),
})

const impaired = (linkId: string, label: string): FlagRule => ({
  id: `impaired-${linkId}`,
  linkId,
  atLeast: 5,
  meaning: `${label}: 5 or more, impaired.`,
  source: sheehan,
})

/** SDS: how much symptoms disturb three areas of life, each 0-10, total 0-30. */
export const sds: Instrument = {
  id: 'sds',
  version: '1',
  title: 'Sheehan Disability Scale',
  shortTitle: 'SDS',
  source: sheehan,
  licence: {
    text: 'labels-only',
    holder: 'David V. Sheehan',
    terms: 'Use needs a licence. Enter the numbers from your own licensed copy.',
    source: sheehan,
  },
  recallPeriod: 'the period that stands on your copy, commonly the last 7 days',
  administeredBy: ['patient'],
  direction: 'higher-is-worse',
  prompt: 'Enter the number marked for each area of life.',
  items: areas.map(([linkId, label], index) => item(linkId, `${index + 1} ${label}`)),
  unscoredItems: [],
  scoring: { kind: 'sum', factor: 1 },
  subscales: [],
  bands: [],
  missingItems:
    'All three areas are needed for a total: of a patient who does not work for other reasons there is none.',
  flags: areas.map(([linkId, label]) => impaired(linkId, label)),
  cutoffs: [],
  remission: [],
  meaningfulChange: { points: 4, label: 'meaningful (Turkoz 2021)', source: turkozMeaningfulChange },
  substantialChange: { points: 8, label: 'substantial (Turkoz 2021)', source: turkozMeaningfulChange },
  loinc: {},
}
