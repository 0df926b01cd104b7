import type { SignOff } from '../quantity/source.ts'
import type { NoticeRule, OverdueRule, Plausibility, SensorRule } from './protocol-monitoring.ts'
import { local, news2, practice, uspi } from './sources.ts'

const signOff: SignOff = 'needs-clinical-sign-off'
const afterLabelBand = local('Proposed by us for a patient who is being watched in a chair')
const debounce = local(
  'How long a value must last before it is said is our choice: movement makes a probe jump for seconds',
)

/** Asked when blood pressure is high. */
const hypertensiveSymptoms = ['headache', 'chest-pain', 'vision', 'weakness', 'breathless']

export const symptomLabels: Readonly<Record<string, string>> = {
  headache: 'headache',
  'chest-pain': 'chest pain',
  vision: 'changed vision',
  weakness: 'weakness or numbness',
  breathless: 'short of breath',
  faint: 'faint or dizzy',
  palpitations: 'palpitations',
  drowsy: 'hard to rouse',
  frightened: 'frightened',
}

/** Thresholds in a session. The bedside monitor keeps the alarms; these remind and record. */
export const noticeRules: NoticeRule[] = [
  {
    id: 'blood-pressure-rise-20-percent',
    version: '1',
    signal: 'blood-pressure',
    tier: 'watch',
    limits: { systolicRisePercentAtLeast: 20 },
    asksSymptoms: [],
    eventCard: 'hypertension',
    source: afterLabelBand,
    status: signOff,
  },
  {
    id: 'blood-pressure-rise-40-25',
    version: '1',
    signal: 'blood-pressure',
    tier: 'alert',
    limits: { systolicRiseAtLeast: 40, diastolicRiseAtLeast: 25 },
    asksSymptoms: hypertensiveSymptoms,
    eventCard: 'hypertension',
    source: uspi('section 5: increases of 40 mmHg systolic or 25 mmHg diastolic in the first 1.5 hours'),
  },
  {
    id: 'blood-pressure-180-110',
    version: '1',
    signal: 'blood-pressure',
    tier: 'alert',
    limits: { systolicAtLeast: 180, diastolicAtLeast: 110 },
    asksSymptoms: hypertensiveSymptoms,
    eventCard: 'hypertension',
    source: {
      citation:
        'Doherty T et al. Cardiac safety of esketamine nasal spray: values of 180 systolic or 110 diastolic and above. 2020',
      url: 'https://pubmed.ncbi.nlm.nih.gov/31994024',
      evidence: 'verified',
    },
  },
  {
    id: 'blood-pressure-200-120',
    version: '1',
    signal: 'blood-pressure',
    tier: 'act',
    limits: { systolicAtLeast: 200, diastolicAtLeast: 120 },
    asksSymptoms: hypertensiveSymptoms,
    eventCard: 'hypertension',
    source: local('Said to be a discontinuation value of trials; not found in a source'),
    status: signOff,
  },
  {
    id: 'spo2-below-94',
    version: '1',
    signal: 'spo2',
    tier: 'watch',
    limit: { below: 94 },
    forSeconds: 30,
    clearSeconds: 15,
    asksSymptoms: [],
    eventCard: 'respiratory-depression',
    source: debounce,
    status: signOff,
  },
  {
    id: 'spo2-at-most-92',
    version: '1',
    signal: 'spo2',
    tier: 'alert',
    limit: { atMost: 92 },
    forSeconds: 20,
    clearSeconds: 15,
    asksSymptoms: ['drowsy', 'breathless'],
    eventCard: 'respiratory-depression',
    source: { ...news2, citation: `${news2.citation} (91 % and below scores 3); 92 % and the duration are ours` },
    status: signOff,
  },
  {
    id: 'spo2-below-90',
    version: '1',
    signal: 'spo2',
    tier: 'act',
    limit: { below: 90 },
    forSeconds: 15,
    clearSeconds: 15,
    asksSymptoms: ['drowsy', 'breathless'],
    eventCard: 'respiratory-depression',
    source: debounce,
    status: signOff,
  },
  {
    id: 'breathing-below-12',
    version: '1',
    signal: 'respiratory-rate',
    tier: 'watch',
    limit: { below: 12 },
    forSeconds: 30,
    clearSeconds: 15,
    asksSymptoms: [],
    eventCard: 'respiratory-depression',
    source: { ...news2, citation: `${news2.citation} (12 to 20 scores 0); the duration is ours` },
    status: signOff,
  },
  {
    id: 'breathing-below-10',
    version: '1',
    signal: 'respiratory-rate',
    tier: 'alert',
    limit: { below: 10 },
    forSeconds: 20,
    clearSeconds: 15,
    asksSymptoms: ['drowsy'],
    eventCard: 'respiratory-depression',
    source: debounce,
    status: signOff,
  },
  {
    id: 'breathing-at-most-8',
    version: '1',
    signal: 'respiratory-rate',
    tier: 'act',
    limit: { atMost: 8 },
    forSeconds: 15,
    clearSeconds: 15,
    asksSymptoms: ['drowsy'],
    eventCard: 'respiratory-depression',
    source: { ...news2, citation: `${news2.citation} (8 and below scores 3); the duration is ours` },
    status: signOff,
  },
  ...heartRate('above', 110, 'watch'),
  ...heartRate('below', 50, 'watch'),
  ...heartRate('above', 130, 'alert'),
  ...heartRate('below', 45, 'alert'),
  {
    id: 'moaa-s-4',
    version: '1',
    signal: 'moaa-s',
    tier: 'watch',
    limit: { atMost: 4 },
    asksSymptoms: [],
    eventCard: 'deep-sedation',
    source: afterLabelBand,
    status: signOff,
  },
  {
    id: 'moaa-s-3',
    version: '1',
    signal: 'moaa-s',
    tier: 'alert',
    limit: { atMost: 3 },
    asksSymptoms: [],
    eventCard: 'deep-sedation',
    source: afterLabelBand,
    status: signOff,
  },
  {
    id: 'moaa-s-2',
    version: '1',
    signal: 'moaa-s',
    tier: 'act',
    limit: { atMost: 2 },
    asksSymptoms: [],
    eventCard: 'deep-sedation',
    source: afterLabelBand,
    status: signOff,
  },
  {
    id: 'cadss-6-12',
    version: '1',
    signal: 'cadss-6',
    tier: 'alert',
    limit: { atLeast: 12 },
    asksSymptoms: ['frightened'],
    eventCard: 'distress',
    source: local('No published cut-off for the six-item form'),
    status: signOff,
  },
  {
    id: 'distress',
    version: '1',
    signal: 'distress',
    tier: 'alert',
    limit: { atLeast: 1 },
    asksSymptoms: [],
    eventCard: 'distress',
    source: practice('Distress, not dissociation itself, is what needs a person'),
    status: signOff,
  },
]

function heartRate(side: 'above' | 'below', limit: number, tier: 'watch' | 'alert'): NoticeRule[] {
  return [
    {
      id: `heart-rate-${side}-${limit}`,
      version: '1',
      signal: 'heart-rate',
      tier,
      limit: { [side]: limit },
      forSeconds: 30,
      clearSeconds: 15,
      asksSymptoms: tier === 'alert' ? ['palpitations', 'faint', 'chest-pain'] : [],
      eventCard: 'heart-rate',
      source: debounce,
      status: signOff,
    },
  ]
}

export const overdue: OverdueRule = {
  minutes: 10,
  source: local('When an overdue check is said as a notice'),
  status: signOff,
}

export const repeatPressure = {
  minutes: 5,
  source: practice('A raised blood pressure is measured again after 5 to 10 minutes of rest'),
}

export const sensors: SensorRule = {
  silentSeconds: { spo2: 60, 'heart-rate': 60 },
  source: local('How long a stream may be silent before it is said'),
  status: signOff,
}

export const plausibility: Plausibility = {
  range: {
    spo2: { low: 40, high: 100 },
    'heart-rate': { low: 20, high: 250 },
    'respiratory-rate': { low: 2, high: 60 },
    systolic: { low: 50, high: 280 },
    diastolic: { low: 20, high: 180 },
    'mean-pressure': { low: 30, high: 220 },
    temperature: { low: 30, high: 43 },
  },
  pulsePressure: { low: 8, high: 150 },
  source: local('Beyond these a reading is taken for an artefact or a slip of the keys and is asked for again'),
  status: signOff,
}
