import { cadssItem, cadssLicence, rodrigues, shortFormNumbers } from './cadss.ts'
import type { Instrument } from './instrument.ts'

/** CADSS-6: six items of the CADSS, quick enough for the chair; each 0-4, total 0-24. */
export const cadss6: Instrument = {
  id: 'cadss-6',
  version: '1',
  title: 'Clinician-Administered Dissociative States Scale, six items',
  shortTitle: 'CADSS-6',
  source: rodrigues,
  licence: cadssLicence,
  recallPeriod: 'now',
  administeredBy: ['clinician', 'trained-staff'],
  direction: 'higher-is-worse',
  prompt: 'Enter the scores of items 1, 2, 6, 7, 15 and 22 from your own copy of the full form.',
  items: shortFormNumbers.map(cadssItem),
  unscoredItems: [],
  scoring: { kind: 'sum', factor: 1 },
  subscales: [],
  bands: [],
  missingItems: 'All six scores are needed for the total.',
  flags: [],
  cutoffs: [
    {
      id: 'cadss-6-at-least-12',
      label: 'CADSS-6 ≥ 12: marked dissociation, stay with the patient',
      atLeast: 12,
      source: { citation: 'No published cut-off', evidence: 'local' },
      status: 'needs-clinical-sign-off',
    },
  ],
  remission: [],
  loinc: {},
}
