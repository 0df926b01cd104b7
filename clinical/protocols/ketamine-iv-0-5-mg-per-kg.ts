import { cannulaRemoved, dischargeCriteria } from './discharge-criteria.ts'
import { ketamineDoseWeight } from './dose-weight-rules.ts'
import { eventCards, infusionCards } from './event-cards.ts'
import { followUpOfKetamine } from './follow-up.ts'
import { ketamineMaintenance } from './maintenance-rules.ts'
import { infusionMonitoring } from './monitoring.ts'
import { noticeRules, overdue, plausibility, repeatPressure, sensors } from './notice-rules.ts'
import { preDoseInfusion } from './pre-dose.ts'
import { infusionPreparation } from './preparation.ts'
import type { Protocol } from './protocol.ts'
import { safetyCalendar } from './safety-calendar.ts'
import {
  byTwo,
  changes,
  emergencyEquipment,
  escort,
  identity,
  infusionFasting,
  order,
  pregnancyOffLabel,
  spacing,
  suicideScreen,
} from './session-checks.ts'
import { canmat2021, eleKtD, emoryInfusions, fava2020, ketalar, local, pennsylvania2020, practice } from './sources.ts'
import { missedSessions, stopAnyTime } from './stopping-rules.ts'

/** Racemic ketamine 0.5 mg/kg over 40 minutes into a vein, twice weekly for three weeks. Off-label everywhere. */
export const ketamineIv: Protocol = {
  id: 'ketamine-iv-0.5-mg-per-kg',
  version: '1',
  title: 'Ketamine 0.5 mg/kg intravenous over 40 min, twice weekly for 3 weeks',
  shortTitle: 'Ketamine 0.5 mg/kg intravenous over 40 min',
  drug: 'racemic-ketamine',
  route: 'intravenous',
  jurisdictions: [],
  standing: 'off-label',
  treatmentId: 'ketamine-iv',
  evidence: {
    text: 'Single infusions on evidence of the highest level, repeated ones on evidence of level 3; third line. Six infusions gave 55 % response against 41 % with ECT in non-psychotic outpatients (ELEKT-D).',
    source: { ...canmat2021, citation: `${canmat2021.citation}; ELEKT-D, N Engl J Med 2023;388:2315-2325` },
  },
  adjunct: {
    rule: 'not-stated',
    text: 'Off-label: no rule. In the trials the antidepressant of before was usually continued.',
    source: eleKtD,
  },
  dose: {
    kind: 'infusion',
    doseMgPerKg: 0.5,
    doseWeight: ketamineDoseWeight,
    infusionMinutes: 40,
    steps: [],
    source: eleKtD,
    studiedMgPerKg: { low: 0.1, high: 1, source: fava2020 },
    secondSignOffAbove: {
      mgPerKg: 0.75,
      mg: 75,
      source: local('Intravenous only: above it a second prescriber signs'),
      status: 'needs-clinical-sign-off',
    },
    hardStopAbove: {
      mgPerKg: 1,
      override: byTwo,
      source: local('Intravenous only: above the highest dose that was studied'),
      status: 'needs-clinical-sign-off',
    },
    rateGuide: { mgPerKgPerHour: 1, source: pennsylvania2020 },
    mustDiluteFromMgPerMl: { mgPerMl: 100, source: ketalar('section 2: the 100 mg/mL vial is diluted before use') },
    usualBagMl: 100,
  },
  course: {
    phases: [
      {
        id: 'induction',
        label: 'Twice weekly for 3 weeks',
        fromWeek: 1,
        toWeek: 3,
        sessions: 2,
        perWeeks: 1,
        totalSessions: 6,
        source: eleKtD,
      },
    ],
    minDaysBetweenSessions: {
      days: 2,
      source: local('At least a day without treatment between two sessions'),
      status: 'needs-clinical-sign-off',
    },
    review: 'Judge benefit after the second to fourth infusion; without useful improvement by the sixth, stop.',
    source: practice('Sanacora 2017 and CANMAT 2021 in tone; ELEKT-D gave six'),
  },
  titration: null,
  fromAge: { years: 18, source: { ...canmat2021, citation: `${canmat2021.citation}: for adults` } },
  preparation: infusionPreparation,
  checks: [
    identity,
    infusionFasting,
    escort,
    changes,
    suicideScreen,
    pregnancyOffLabel,
    spacing,
    order,
    emergencyEquipment,
  ],
  weightOnTheDay: true,
  preDose: preDoseInfusion,
  monitoring: infusionMonitoring,
  longestGap: { minutes: 15, source: emoryInfusions },
  overdue,
  repeatPressure,
  sensors,
  plausibility,
  notices: noticeRules,
  observation: {
    minimumMinutes: 60,
    anchor: 'last-dose',
    source: local('Trials and clinics kept patients from 30 to 120 min after the infusion (NCT06488586: 30 min)'),
    status: 'needs-clinical-sign-off',
  },
  discharge: [...dischargeCriteria, cannulaRemoved],
  eventCards: [...eventCards, ...infusionCards],
  reportingForm: null,
  followUp: followUpOfKetamine,
  stopping: [
    {
      id: 'stop-by-sixth',
      text: 'No useful improvement by the sixth infusion: stop.',
      source: practice('Sanacora 2017 and CANMAT 2021 in tone; ELEKT-D gave six'),
    },
    ...stopAnyTime,
  ],
  maintenance: ketamineMaintenance,
  missedSessions,
  safetyCalendar,
}
