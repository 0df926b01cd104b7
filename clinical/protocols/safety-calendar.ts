import type { SignOff } from '../quantity/source.ts'
import type { SafetyReview } from './protocol-guidance.ts'
import { ketalar, local, practice, uspi } from './sources.ts'

const signOff: SignOff = 'needs-clinical-sign-off'
const ours = local('Labels ask for it in long-term use and name no interval; this one is proposed')

/** What is looked at over months and years, for every protocol here. */
export const safetyCalendar: SafetyReview[] = [
  {
    id: 'bladder-each-session',
    label: 'Urinary symptoms: frequency, urgency, pain, blood',
    when: { kind: 'each-session' },
    whenRaised: 'New symptoms: urinalysis and urology.',
    instruments: ['luts-screen'],
    source: uspi('section 5: monitor for urinary tract and bladder symptoms during treatment'),
  },
  {
    id: 'bladder-quarterly',
    label: 'Bladder questionnaire and urinalysis',
    when: { kind: 'every-months', months: 3, orAfterSessions: 8 },
    instruments: [],
    source: ours,
    status: signOff,
  },
  {
    id: 'liver-baseline',
    label: 'Liver tests with ALP and GGT',
    when: { kind: 'baseline' },
    instruments: [],
    source: ketalar('section 5.6: before any plan of recurrent dosing'),
  },
  {
    id: 'liver-periodic',
    label: 'Liver tests with ALP and GGT',
    when: { kind: 'every-months', months: 3, atMostMonths: 6 },
    instruments: [],
    source: local('The label says periodically (ketamine, section 5.6); the interval is proposed'),
    status: signOff,
  },
  {
    id: 'blood-pressure-trend',
    label: 'Blood pressure over the sessions',
    when: { kind: 'each-session' },
    instruments: [],
    source: uspi('section 5: blood pressure at each session'),
  },
  {
    id: 'weight',
    label: 'Body weight',
    when: { kind: 'by-policy' },
    instruments: [],
    source: ours,
    status: signOff,
  },
  {
    id: 'cognition',
    label: 'Cognition',
    when: { kind: 'every-months', months: 6 },
    instruments: [],
    source: ours,
    status: signOff,
  },
  {
    id: 'misuse',
    label: 'Craving and misuse; prescription monitoring programme where there is one',
    when: { kind: 'every-months', months: 1 },
    instruments: [],
    source: ours,
    status: signOff,
  },
  {
    id: 'urine-drug-screen',
    label: 'Urine drug screen, at random',
    when: { kind: 'by-policy' },
    instruments: [],
    source: ours,
    status: signOff,
  },
  {
    id: 'pregnancy-test',
    label: 'Pregnancy test',
    when: { kind: 'by-policy' },
    instruments: [],
    source: ours,
    status: signOff,
  },
  {
    id: 'mania',
    label: 'Signs of mania',
    when: { kind: 'every-months', months: 1 },
    instruments: ['asrm'],
    source: ours,
    status: signOff,
  },
  {
    id: 'withdrawal',
    label: 'Withdrawal symptoms after the last dose',
    when: { kind: 'after-the-end', weeks: [1, 2] },
    instruments: ['pwc-20'],
    source: practice('Physician withdrawal checklist after stopping esketamine, as in its programme'),
    status: signOff,
  },
  {
    id: 'review-gate',
    label: 'Consent again, a longer interval tried, another treatment considered',
    when: { kind: 'at-months', months: [6, 12], thenEveryMonths: 12 },
    instruments: [],
    source: local('When long-term treatment is questioned anew'),
    status: signOff,
  },
]
