import type { Source } from '../quantity/source.ts'
import { numberOptions } from './answer-options.ts'
import type { Instrument, Item } from './instrument.ts'

export const bremner: Source = {
  citation: 'Bremner JD et al. Clinician-Administered Dissociative States Scale. J Trauma Stress 1998;11:125-136',
  url: 'https://doi.org/10.1023/A:1024465317902',
  evidence: 'unverified',
}

export const rodrigues: Source = {
  citation:
    'Rodrigues NB et al. A simplified 6-item CADSS. J Affect Disord 2021;282:160-164 (not validated prospectively)',
  evidence: 'verified',
}

/** The six items of the short form, by their number on the full form. */
export const shortFormNumbers = [1, 2, 6, 7, 15, 22]

/** Items carry the numbers of the form: its wording is not ours to ship. */
export const cadssItem = (number: number): Item => ({
  linkId: `item-${number}`,
  label: `Item ${number}`,
  min: 0,
  max: 4,
  options: numberOptions(0, 4),
})

export const cadssLicence: Instrument['licence'] = {
  text: 'labels-only',
  holder: 'J. Douglas Bremner',
  terms: 'Ask the author for the form. Enter the scores from your own copy.',
  source: bremner,
}

/** CADSS: the 23 self-report items used in the ketamine trials, each 0-4, total 0-92. Observer items are not part of it. */
export const cadss: Instrument = {
  id: 'cadss',
  version: '1',
  title: 'Clinician-Administered Dissociative States Scale, 23 self-report items',
  shortTitle: 'CADSS',
  source: bremner,
  licence: cadssLicence,
  recallPeriod: 'now',
  administeredBy: ['clinician', 'trained-staff'],
  direction: 'higher-is-worse',
  prompt: 'Enter the score of each item from your own copy of the 23-item form.',
  items: Array.from({ length: 23 }, (_, index) => cadssItem(index + 1)),
  unscoredItems: [],
  scoring: { kind: 'sum', factor: 1 },
  subscales: [
    {
      id: 'cadss-6',
      label: 'CADSS-6',
      items: shortFormNumbers.map((number) => `item-${number}`),
      source: rodrigues,
    },
  ],
  bands: [],
  missingItems: 'All 23 scores are needed for the total; the six-item part needs its own six.',
  flags: [],
  cutoffs: [
    {
      id: 'cadss-above-4',
      label: 'CADSS > 4: dissociation, as the esketamine trials counted it; expected after a dose',
      atLeast: 5,
      source: { citation: 'TRANSFORM-2 and SUSTAIN-1, post hoc', evidence: 'verified' },
    },
  ],
  remission: [],
  loinc: {},
}
