import type { Source } from '../quantity/source.ts'
import type { Instrument, Item, MeasuredVital, PointTable } from './instrument.ts'

const collegeOfPhysicians: Source = {
  citation: 'Royal College of Physicians. National Early Warning Score (NEWS) 2. London, 2017',
  url: 'https://www.rcplondon.ac.uk/projects/outputs/national-early-warning-score-news-2',
  evidence: 'verified',
}

const measured = (
  linkId: string,
  label: string,
  unit: string,
  [min, max]: [min: number, max: number],
  vital: MeasuredVital,
  decimals = 0,
): Item => ({ linkId, label, min, max, options: [], measured: { unit, decimals }, vital })

const choice = (linkId: string, label: string, min: number, labels: string[]): Item => ({
  linkId,
  label,
  min,
  max: min + labels.length - 1,
  options: labels.map((each, step) => ({ value: min + step, label: each })),
})

/** Points from each value upwards; the first pair is for everything below the second. */
const table = (linkId: string, steps: [from: number, points: number][], when?: PointTable['when']): PointTable => ({
  linkId,
  steps: steps.map(([from, points]) => ({ from, points })),
  ...(when ? { when } : {}),
})

const low = Number.NEGATIVE_INFINITY
const supply = { air: 0, oxygen: 1 }

/**
 * NEWS2: six signs and oxygen, points from measured values, total 0-20. Beside the rules of a session, never in their
 * place: it does not see the rise of pressure under ketamine (systolic counts from 220), and expected dissociation
 * counts 3 as new confusion. SpO₂ scale 2 only where a clinician has set a target of 88-92 %.
 */
export const news2: Instrument = {
  id: 'news2',
  version: '2',
  title: 'National Early Warning Score 2',
  shortTitle: 'NEWS2',
  source: collegeOfPhysicians,
  licence: {
    text: 'shippable',
    holder: 'Royal College of Physicians',
    terms: 'No restriction; the College is to be named, and its charts are shown in colour and unchanged.',
    source: { citation: 'Statement of the College on use, docslib 6496013', evidence: 'verified' },
  },
  recallPeriod: 'now',
  administeredBy: ['trained-staff', 'clinician'],
  direction: 'higher-is-worse',
  prompt:
    'Enter what is measured now. It misses the rise of blood pressure under ketamine and counts expected dissociation as new confusion.',
  items: [
    // The range in which a value is taken at all is that of the session's vitals.
    measured('respiratory-rate', 'Respiratory rate', '/min', [2, 60], 'respiratory-rate'),
    choice('spo2-scale', 'SpO₂ scale', 1, ['Scale 1', 'Scale 2: target 88–92 %, set by a clinician']),
    measured('spo2', 'SpO₂', '%', [40, 100], 'spo2'),
    choice('oxygen', 'Air or oxygen', supply.air, ['Air', 'Oxygen']),
    measured('systolic', 'Systolic pressure', 'mmHg', [50, 280], 'systolic'),
    measured('pulse', 'Pulse', '/min', [20, 250], 'heart-rate'),
    choice('consciousness', 'Consciousness', 0, [
      'Alert',
      'New confusion',
      'Responds to voice',
      'Responds to pain',
      'Unresponsive',
    ]),
    measured('temperature', 'Temperature', '°C', [30, 43], 'temperature', 1),
  ],
  unscoredItems: [],
  scoring: {
    kind: 'points',
    tables: [
      table('respiratory-rate', [
        [low, 3],
        [9, 1],
        [12, 0],
        [21, 2],
        [25, 3],
      ]),
      table(
        'spo2',
        [
          [low, 3],
          [92, 2],
          [94, 1],
          [96, 0],
        ],
        { 'spo2-scale': 1 },
      ),
      table(
        'spo2',
        [
          [low, 3],
          [84, 2],
          [86, 1],
          [88, 0],
        ],
        { 'spo2-scale': 2, oxygen: supply.air },
      ),
      table(
        'spo2',
        [
          [low, 3],
          [84, 2],
          [86, 1],
          [88, 0],
          [93, 1],
          [95, 2],
          [97, 3],
        ],
        {
          'spo2-scale': 2,
          oxygen: supply.oxygen,
        },
      ),
      table('oxygen', [
        [supply.air, 0],
        [supply.oxygen, 2],
      ]),
      table('systolic', [
        [low, 3],
        [91, 2],
        [101, 1],
        [111, 0],
        [220, 3],
      ]),
      table('pulse', [
        [low, 3],
        [41, 1],
        [51, 0],
        [91, 1],
        [111, 2],
        [131, 3],
      ]),
      table('consciousness', [
        [0, 0],
        [1, 3],
      ]),
      table('temperature', [
        [low, 3],
        [35.1, 1],
        [36.1, 0],
        [38.1, 1],
        [39.1, 2],
      ]),
    ],
    single: {
      id: 'single-sign-3',
      points: 3,
      meaning: 'One sign alone counts 3: urgent review by a clinician, at least every hour.',
      band: { id: 'low-medium', label: 'low-medium: urgent review, every hour', below: 5 },
      source: collegeOfPhysicians,
    },
  },
  subscales: [],
  bands: [
    { id: 'none', label: 'none: at least every 12 hours', from: 0 },
    { id: 'low', label: 'low: every 4 to 6 hours', from: 1 },
    { id: 'medium', label: 'medium: urgent review, every hour', from: 5 },
    { id: 'high', label: 'high: emergency team, continuous', from: 7 },
  ],
  bandSource: { ...collegeOfPhysicians, citation: `${collegeOfPhysicians.citation}: chart 4` },
  missingItems: 'All signs are needed for a total; none is filled in.',
  flags: [],
  cutoffs: [],
  remission: [],
  loinc: {},
}
