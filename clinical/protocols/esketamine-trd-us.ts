import { dischargeCriteria } from './discharge-criteria.ts'
import { eventCards } from './event-cards.ts'
import { followUpOfEsketamine } from './follow-up.ts'
import { esketamineMaintenance } from './maintenance-rules.ts'
import { esketamineMonitoring } from './monitoring.ts'
import { noticeRules, overdue, plausibility, repeatPressure, sensors } from './notice-rules.ts'
import { preDoseUs } from './pre-dose.ts'
import { nasalPreparation } from './preparation.ts'
import type { Protocol } from './protocol.ts'
import { safetyCalendar } from './safety-calendar.ts'
import {
  changes,
  emergencyEquipment,
  escort,
  identity,
  nasalFasting,
  order,
  oximeterOnSite,
  pregnancy,
  prescriberOnSite,
  remsEnrolment,
  spacing,
  suicideScreen,
} from './session-checks.ts'
import { hcpSite, local, rems, uspi } from './sources.ts'
import { missedSessions, stopAnyTime } from './stopping-rules.ts'
import { esketamineTitrationUs } from './titration-rules.ts'

const schedule = uspi('section 2: dosing schedule for treatment-resistant depression')

/** Nasal esketamine for treatment-resistant depression as the US label and the REMS say. */
export const esketamineTrdUs: Protocol = {
  id: 'esketamine-trd-us',
  version: '1',
  title: 'Esketamine nasal spray for treatment-resistant depression, US label',
  shortTitle: 'Esketamine intranasal',
  drug: 'esketamine',
  route: 'intranasal',
  jurisdictions: ['US'],
  standing: 'label',
  treatmentId: 'esketamine-us',
  evidence: {
    text: 'Approved on short-term and relapse-prevention trials; schedule III, only within the REMS.',
    source: uspi('section 1 and 14, and the REMS'),
  },
  adjunct: {
    rule: 'allowed-alone',
    text: 'Alone (since January 2025) or with an oral antidepressant.',
    source: uspi('section 1, supplement of January 2025'),
  },
  dose: {
    kind: 'devices',
    mgPerDevice: 28,
    minutesBetweenDevices: 5,
    allowedMg: [56, 84],
    firstSession: [{ allowedMg: [56], source: schedule }],
    ceilingMg: 84,
    source: hcpSite,
  },
  course: {
    phases: [
      {
        id: 'induction',
        label: 'Weeks 1 to 4, twice weekly',
        fromWeek: 1,
        toWeek: 4,
        sessions: 2,
        perWeeks: 1,
        totalSessions: 8,
        source: schedule,
      },
      {
        id: 'optimisation',
        label: 'Weeks 5 to 8, once weekly',
        fromWeek: 5,
        toWeek: 8,
        sessions: 1,
        perWeeks: 1,
        totalSessions: 4,
        source: schedule,
      },
      {
        id: 'maintenance',
        label: 'From week 9, every 2 weeks or once weekly',
        fromWeek: 9,
        toWeek: null,
        sessions: 1,
        perWeeks: 2,
        totalSessions: null,
        mostPerWeek: 1,
        note: 'The least frequent dosing that keeps the response.',
        source: schedule,
      },
    ],
    minDaysBetweenSessions: {
      days: 2,
      source: local('At least a day without treatment between two sessions'),
      status: 'needs-clinical-sign-off',
    },
    review: 'Judge benefit at the end of week 4 and decide whether to go on.',
    source: schedule,
  },
  titration: esketamineTitrationUs,
  fromAge: { years: 18, source: uspi('section 1: for adults') },
  preparation: nasalPreparation,
  checks: [
    identity,
    nasalFasting,
    escort,
    changes,
    suicideScreen,
    pregnancy,
    spacing,
    order,
    prescriberOnSite,
    oximeterOnSite,
    remsEnrolment,
    emergencyEquipment,
  ],
  weightOnTheDay: false,
  preDose: preDoseUs,
  monitoring: esketamineMonitoring,
  longestGap: {
    minutes: 40,
    source: { ...hcpSite, citation: `${hcpSite.citation}: blood pressure at 40 minutes, then until consistently safe` },
  },
  overdue,
  repeatPressure,
  sensors,
  plausibility,
  notices: noticeRules,
  observation: { minimumMinutes: 120, anchor: 'last-dose', source: rems },
  discharge: dischargeCriteria,
  eventCards,
  reportingForm: {
    id: 'rems-monitoring-form',
    label: 'REMS monitoring form',
    withinDays: 7,
    source: { ...rems, citation: `${rems.citation}: patient monitoring form within 7 days after each session` },
  },
  followUp: followUpOfEsketamine,
  stopping: [
    {
      id: 'stop-end-of-induction',
      text: 'No evidence of benefit at the end of the four weeks of induction: do not go on.',
      source: schedule,
    },
    ...stopAnyTime,
  ],
  maintenance: esketamineMaintenance,
  missedSessions,
  safetyCalendar,
}
