import type { SignOff, Source } from '../quantity/source.ts'
import type { MonitoringCheck } from './protocol-monitoring.ts'
import { emoryInfusions, hcpSite, local, practice } from './sources.ts'

const intervals = local('The label asks for monitoring for two hours and until stable; these intervals are ours')

const injectionIntervals = local(
  'No schedule is published for these routes; every 15 minutes until the end is proposed',
)

/** How early a reading may be. */
const early: { source: Source; status: SignOff } = {
  source: local('How early a reading may be and still count for a fixed time is our choice'),
  status: 'needs-clinical-sign-off',
}

export const esketamineMonitoring: MonitoringCheck[] = [
  {
    kind: 'blood-pressure',
    label: 'Blood pressure',
    atMinutes: [
      { minute: 40, source: hcpSite },
      { minute: 120, source: practice('REMS monitoring form: blood pressure before completion') },
    ],
    everyMinutes: { observation: 30, source: intervals, status: 'needs-clinical-sign-off' },
    earlyMinutes: 5,
    ...early,
  },
  {
    kind: 'oximetry',
    label: 'SpO₂',
    atMinutes: [],
    everyMinutes: { dosing: 15, observation: 30, source: intervals, status: 'needs-clinical-sign-off' },
    earlyMinutes: 5,
    ...early,
  },
  {
    kind: 'sedation',
    label: 'MOAA/S and breathing',
    atMinutes: [{ minute: 40, source: intervals, status: 'needs-clinical-sign-off' }],
    everyMinutes: { observation: 30, source: intervals, status: 'needs-clinical-sign-off' },
    earlyMinutes: 5,
    ...early,
  },
  {
    kind: 'dissociation',
    label: 'Dissociation, 0–10',
    atMinutes: [{ minute: 40, source: intervals, status: 'needs-clinical-sign-off' }],
    everyMinutes: { observation: 30, source: intervals, status: 'needs-clinical-sign-off' },
    earlyMinutes: 5,
    ...early,
  },
]

export const infusionMonitoring: MonitoringCheck[] = [
  {
    kind: 'blood-pressure',
    label: 'Blood pressure',
    atMinutes: [],
    everyMinutes: { dosing: 10, observation: 15, source: emoryInfusions },
    earlyMinutes: 3,
    ...early,
  },
  {
    kind: 'oximetry',
    label: 'SpO₂',
    atMinutes: [],
    everyMinutes: { dosing: 5, observation: 15, source: intervals, status: 'needs-clinical-sign-off' },
    earlyMinutes: 2,
    ...early,
  },
  {
    kind: 'sedation',
    label: 'MOAA/S and breathing',
    atMinutes: [],
    everyMinutes: { dosing: 10, observation: 15, source: intervals, status: 'needs-clinical-sign-off' },
    earlyMinutes: 3,
    ...early,
  },
  {
    kind: 'dissociation',
    label: 'Dissociation, 0–10',
    atMinutes: [{ minute: 40, source: intervals, status: 'needs-clinical-sign-off' }],
    everyMinutes: { observation: 30, source: intervals, status: 'needs-clinical-sign-off' },
    earlyMinutes: 5,
    ...early,
  },
]

/** Into muscle or under the skin: the whole dose is in at once, so the first hour is watched closely. */
export const injectionMonitoring: MonitoringCheck[] = (
  [
    ['blood-pressure', 'Blood pressure'],
    ['oximetry', 'SpO₂'],
    ['sedation', 'MOAA/S and breathing'],
    ['dissociation', 'Dissociation, 0–10'],
  ] as const
).map(([kind, label]) => ({
  kind,
  label,
  atMinutes: [],
  everyMinutes: { observation: 15, source: injectionIntervals, status: 'needs-clinical-sign-off' },
  earlyMinutes: 3,
  ...early,
}))
