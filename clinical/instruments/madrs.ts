import type { Source } from '../quantity/source.ts'
import { numberOptions } from './answer-options.ts'
import type { Instrument, Item } from './instrument.ts'
import { halfFromBaseline, turkozMeaningfulChange } from './sources.ts'

const montgomery: Source = {
  citation:
    'Montgomery SA, Åsberg M. A new depression scale designed to be sensitive to change. Br J Psychiatry 1979;134:382-389',
  url: 'https://doi.org/10.1192/bjp.134.4.382',
  evidence: 'unverified',
}

const item = (linkId: string, label: string): Item => ({
  linkId,
  label,
  min: 0,
  max: 6,
  options: numberOptions(0, 6),
})

/** MADRS: ten items rated by a clinician, each 0-6, total 0-60. Sources define remission differently: each has its name. */
export const madrs: Instrument = {
  id: 'madrs',
  version: '1',
  title: 'Montgomery-Åsberg Depression Rating Scale',
  shortTitle: 'MADRS',
  source: montgomery,
  licence: {
    text: 'labels-only',
    holder: 'Stuart Montgomery and Marie Åsberg',
    terms: 'Not in the public domain; use needs permission. Enter the ratings from your own licensed copy.',
    source: { citation: 'Listed as needing a licence in a German FHIR project', evidence: 'verified' },
  },
  recallPeriod: 'the last 7 days (a 24-hour form is used the day after a dose; sleep and appetite fit it less well)',
  administeredBy: ['clinician'],
  direction: 'higher-is-worse',
  prompt: 'Enter the clinician’s rating from your own licensed copy, item by item.',
  items: [
    item('sadness-seen', '1 Sadness, as seen'),
    item('sadness-reported', '2 Sadness, as told'),
    item('tension', '3 Inner tension'),
    item('sleep', '4 Less sleep'),
    item('appetite', '5 Less appetite'),
    item('concentration', '6 Concentration'),
    item('lassitude', '7 Getting started'),
    item('loss-of-feeling', '8 Loss of feeling'),
    item('pessimism', '9 Pessimism'),
    item('suicidal-thoughts', '10 Thoughts of suicide'),
  ],
  unscoredItems: [],
  scoring: { kind: 'sum', factor: 1 },
  subscales: [],
  bands: [
    { id: 'symptom-free', label: 'symptom-free', from: 0 },
    { id: 'mild', label: 'mild', from: 7 },
    { id: 'moderate', label: 'moderate', from: 20 },
    { id: 'severe', label: 'severe', from: 35 },
  ],
  bandSource: {
    citation: 'Snaith RP et al. Grade scores of the MADRS. Br J Psychiatry 1986;148:599-601 (others put severe at 31)',
    evidence: 'verified',
  },
  missingItems: 'All ten ratings are needed for a total; none is filled in.',
  flags: [
    {
      id: 'suicidal-ideation',
      linkId: 'suicidal-thoughts',
      atLeast: 2,
      meaning: 'Item 10 is 2 or more: ask the C-SSRS screener.',
      source: {
        citation: 'After item 9 of the PHQ-9: suicidal thoughts, even fleeting, are looked at',
        evidence: 'local',
      },
      status: 'needs-clinical-sign-off',
    },
  ],
  cutoffs: [],
  response: { percentFall: 50, source: halfFromBaseline },
  remission: [
    {
      id: 'madrs-at-most-12',
      label: 'MADRS ≤ 12 (esketamine programme)',
      atMost: 12,
      source: { citation: 'Nijs M et al. 2020 (SUSTAIN-2)', evidence: 'verified' },
    },
    {
      id: 'madrs-at-most-10',
      label: 'MADRS ≤ 10 (KetECT, ESCAPE-TRD)',
      atMost: 10,
      source: {
        citation: 'ESCAPE-TRD (Reif A et al. N Engl J Med 2023;389:1298-1309): MADRS ≤ 10 at week 8; KetECT likewise',
        evidence: 'verified',
      },
    },
    {
      id: 'madrs-below-10',
      label: 'MADRS < 10 (KADS)',
      atMost: 9,
      source: { citation: 'KADS trial, registry text', evidence: 'verified' },
    },
  ],
  meaningfulChange: { points: 6, label: 'meaningful (Turkoz 2021)', source: turkozMeaningfulChange },
  substantialChange: { points: 12, label: 'substantial (Turkoz 2021)', source: turkozMeaningfulChange },
  loinc: {},
}
