import type { Source } from '../quantity/source.ts'
import type { Instrument, Item } from './instrument.ts'

const aldrete: Source = {
  citation: 'Aldrete JA. The post-anesthesia recovery score revisited. J Clin Anesth 1995;7:89-91',
  url: 'https://doi.org/10.1016/0952-8180(94)00001-K',
  evidence: 'unverified',
}

const cells: Source = {
  citation:
    'Modified Aldrete score of 1995 as in World J Gastroenterol 2015;21(12):3671, table 2: 9 of 10. Circulation is by per cent of the value before; others print mmHg',
  evidence: 'verified',
}

/** Worst first: 0, 1, 2. */
const item = (
  linkId: string,
  label: string,
  cellsOfItem: [string, string, string],
  besideVital?: Item['besideVital'],
): Item => ({
  linkId,
  label,
  min: 0,
  max: 2,
  options: cellsOfItem.map((each, value) => ({ value, label: each })),
  ...(besideVital ? { besideVital } : {}),
})

/** Modified Aldrete: five signs of recovery, each 0-2, total 0-10; 9 is asked for. Higher is better. */
export const modifiedAldrete: Instrument = {
  id: 'modified-aldrete',
  version: '1',
  title: 'Modified Aldrete score of recovery',
  shortTitle: 'Modified Aldrete',
  source: aldrete,
  licence: {
    text: 'labels-only',
    holder: 'J. A. Aldrete',
    terms: 'The signs are named in words of ours.',
    source: aldrete,
  },
  recallPeriod: 'now',
  administeredBy: ['trained-staff', 'clinician'],
  direction: 'higher-is-better',
  prompt: 'Observe the patient now. One criterion of several for going home.',
  items: [
    item('activity', 'Activity', ['Moves no limb', 'Moves two limbs', 'Moves four limbs']),
    item(
      'respiration',
      'Respiration',
      ['Apnoea', 'Short of breath, or shallow', 'Breathes deeply and coughs'],
      'respiratory-rate',
    ),
    item(
      'circulation',
      'Circulation: pressure against the value before',
      ['Differs by more than 50 %', 'Differs by 20 to 50 %', 'Within 20 %'],
      'blood-pressure',
    ),
    item('consciousness', 'Consciousness', ['Does not respond', 'Wakes when called', 'Fully awake']),
    item(
      'spo2',
      'SpO₂',
      ['Below 90 % even with oxygen', 'Needs oxygen to stay above 90 %', 'Above 92 % on air'],
      'spo2',
    ),
  ],
  unscoredItems: [],
  scoring: { kind: 'sum', factor: 1 },
  subscales: [],
  bands: [
    { id: 'not-recovered', label: 'not recovered yet', from: 0 },
    { id: 'recovered', label: 'recovered by this score', from: 9 },
  ],
  bandSource: cells,
  missingItems: 'All five signs are needed for a total; none is filled in.',
  flags: [],
  cutoffs: [{ id: 'modified-aldrete-at-least-9', label: 'Modified Aldrete ≥ 9 of 10', atLeast: 9, source: cells }],
  remission: [],
  loinc: {},
}
