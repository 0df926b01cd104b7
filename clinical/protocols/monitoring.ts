import type { MonitoringCheck } from './protocol-monitoring.ts'
import { emoryInfusions, hcpSite, local, practice } from './sources.ts'

const intervals = local('The label asks for monitoring for two hours and until stable; these intervals are ours')

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
  },
  {
    kind: 'oximetry',
    label: 'SpO₂',
    atMinutes: [],
    everyMinutes: { dosing: 15, observation: 30, source: intervals, status: 'needs-clinical-sign-off' },
    earlyMinutes: 5,
  },
  {
    kind: 'sedation',
    label: 'MOAA/S and breathing',
    atMinutes: [{ minute: 40, source: intervals, status: 'needs-clinical-sign-off' }],
    everyMinutes: { observation: 30, source: intervals, status: 'needs-clinical-sign-off' },
    earlyMinutes: 5,
  },
  {
    kind: 'dissociation',
    label: 'Dissociation, 0–10',
    atMinutes: [{ minute: 40, source: intervals, status: 'needs-clinical-sign-off' }],
    everyMinutes: { observation: 30, source: intervals, status: 'needs-clinical-sign-off' },
    earlyMinutes: 5,
  },
]

export const infusionMonitoring: MonitoringCheck[] = [
  {
    kind: 'blood-pressure',
    label: 'Blood pressure',
    atMinutes: [],
    everyMinutes: { dosing: 10, observation: 15, source: emoryInfusions },
    earlyMinutes: 3,
  },
  {
    kind: 'oximetry',
    label: 'SpO₂',
    atMinutes: [],
    everyMinutes: { dosing: 5, observation: 15, source: intervals, status: 'needs-clinical-sign-off' },
    earlyMinutes: 2,
  },
  {
    kind: 'sedation',
    label: 'MOAA/S and breathing',
    atMinutes: [],
    everyMinutes: { dosing: 10, observation: 15, source: intervals, status: 'needs-clinical-sign-off' },
    earlyMinutes: 3,
  },
  {
    kind: 'dissociation',
    label: 'Dissociation, 0–10',
    atMinutes: [{ minute: 40, source: intervals, status: 'needs-clinical-sign-off' }],
    everyMinutes: { observation: 30, source: intervals, status: 'needs-clinical-sign-off' },
    earlyMinutes: 5,
  },
]
