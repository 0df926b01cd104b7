import { cannulaRemoved, dischargeCriteria } from './discharge-criteria.ts'
import { eventCards, infusionCards } from './event-cards.ts'
import { followUp } from './follow-up.ts'
import { infusionMonitoring } from './monitoring.ts'
import { noticeRules, overdue, plausibility, repeatPressure, sensors } from './notice-rules.ts'
import { preDoseInfusion } from './pre-dose.ts'
import type { Protocol } from './protocol.ts'
import {
  byPrescriber,
  changes,
  emergencyEquipment,
  escort,
  identity,
  order,
  pregnancy,
  spacing,
  suicideScreen,
} from './session-checks.ts'
import { andrade2017, asaFasting, eleKtD, ketalar, local, pennsylvania2020, practice } from './sources.ts'

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
  adjunct: {
    rule: 'not-stated',
    text: 'Off-label: no rule. In the trials the antidepressant of before was usually continued.',
    source: eleKtD,
  },
  dose: {
    kind: 'infusion',
    doseMgPerKg: 0.5,
    infusionMinutes: 40,
    source: eleKtD,
    studiedMgPerKg: { low: 0.1, high: 1, source: andrade2017 },
    secondSignOffAbove: {
      mgPerKg: 0.75,
      mg: 75,
      source: local('Intravenous only: above it a second prescriber signs'),
      status: 'needs-clinical-sign-off',
    },
    hardStopAbove: {
      mgPerKg: 1,
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
  checks: [
    identity,
    {
      id: 'fasting',
      label: 'Food and drink',
      text: 'Last food (6 h or more) and last clear drink (2 h or more).',
      answeredBy: 'fasting',
      fasting: { foodHours: 6, drinkMinutes: 120 },
      override: byPrescriber,
      source: asaFasting,
    },
    escort,
    changes,
    suicideScreen,
    { ...pregnancy, source: practice('Pregnancy is an exclusion of the trials and of consensus statements') },
    spacing,
    order,
    emergencyEquipment,
  ],
  weightOnTheDay: true,
  preDose: preDoseInfusion,
  monitoring: infusionMonitoring,
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
  followUp,
}
