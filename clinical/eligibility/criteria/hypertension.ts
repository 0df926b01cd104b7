import type { Criterion } from '../criterion.ts'
import { judgeRaisedPressure, judgeUncontrolledPressure, uncontrolledPressure } from './blood-pressure.ts'
import { aboutCondition, answerCounts, byTreatment, criterion, from, readsConditions } from './define.ts'

const euHazard = 'Conditions in which a rise of blood pressure or intracranial pressure is a serious risk.'
export const labelHazard = 'Patients in whom a significant rise of blood pressure would be a serious hazard.'

const pressureRiseHazard = aboutCondition({
  id: 'pressure-rise-hazard',
  version: 2,
  title: 'Rise of pressure a serious hazard',
  statement: 'There is a condition in which a rise of blood pressure would be a serious hazard.',
  kind: 'exclusion',
  output: 'block',
  need: 'must-ask',
  question: {
    text: 'Is there any other condition in which a rise of blood pressure would be a serious hazard?',
    help: 'The pressure may rise by 40 mmHg for one to four hours. Pre-eclampsia is an example.',
    answerType: 'yes-no',
    validForDays: answerCounts.present,
  },
  rule: { when: 'now', groups: [], toClarify: ['hypertensive-crisis', 'pre-eclampsia'] },
  action: { met: 'Do not give it; consider the alternatives.' },
  secondSignature: true,
  alternatives: 'vascular',
})

const uncontrolledHypertension = criterion({
  id: 'uncontrolled-hypertension',
  version: 3,
  title: 'Uncontrolled hypertension',
  statement: 'High blood pressure is untreated or not under control.',
  kind: 'exclusion',
  output: 'hold',
  need: 'must-ask',
  question: {
    text: 'Is there high blood pressure that is untreated or not under control?',
    help: 'Treated and mostly below the target is a no. One high reading is not enough for a yes.',
    answerType: 'yes-no',
    validForDays: answerCounts.present,
  },
  wokenBy: { ...readsConditions(uncontrolledPressure), measurements: ['blood-pressure'] },
  judge: judgeUncontrolledPressure,
  action: { met: 'Treat the blood pressure first, then evaluate again.' },
  source: from('phase-3-exclusions', '', 'Uncontrolled hypertension; McIntyre 2021 and CANMAT 2021 agree.'),
  evidenceMark: 'verified',
  alternatives: 'vascular',
})

const raisedPressure = criterion({
  id: 'raised-pressure',
  title: 'Raised blood pressure',
  statement: 'The last blood pressure is above the guide value of the label.',
  kind: 'caution',
  output: 'caution',
  need: 'advisory',
  question: {
    text: 'Is the blood pressure at rest above 140/90 mmHg (EU, from 65 years: above 150/90)?',
    help: 'Better: enter a reading. It is weighed and does not forbid the treatment.',
    answerType: 'yes-no',
    validForDays: 30,
  },
  wokenBy: { measurements: ['blood-pressure'] },
  judge: judgeRaisedPressure,
  action: {
    met: 'Repeat after five to ten minutes of rest; weigh benefit against risk, consider treating it first.',
    unknown: 'Measure the blood pressure.',
  },
})

const hypertensiveEncephalopathy = aboutCondition({
  id: 'hypertensive-encephalopathy',
  title: 'Hypertensive encephalopathy in the past',
  statement: 'There was a hypertensive encephalopathy at some time.',
  kind: 'caution',
  output: 'caution',
  need: 'advisory',
  question: {
    text: 'Has there ever been a hypertensive encephalopathy?',
    help: 'A crisis of pressure with confusion.',
    answerType: 'yes-no',
    validForDays: answerCounts.history,
  },
  rule: { when: 'ever', groups: ['hypertensive-encephalopathy'] },
  action: { met: 'Monitor more closely: blood pressure more often, and ask for symptoms.' },
  source: from('uspi', 'section 5', 'More intensive monitoring of blood pressure and symptoms.'),
  evidenceMark: 'verified',
})

/** What the pressure itself, or its rise, says against treatment. */
export const hypertension: Criterion[] = [
  ...byTreatment(pressureRiseHazard, {
    'esketamine-us': {
      source: from(
        'uspi',
        'section 5',
        'Not where a rise of blood pressure or intracranial pressure is a serious risk.',
      ),
      evidenceMark: 'verified',
    },
    'esketamine-eu': { source: from('smpc', 'section 4.3', euHazard), evidenceMark: 'verified' },
    'ketamine-iv': { source: from('ketamine-label', 'section 4', labelHazard), evidenceMark: 'verified' },
  }),
  uncontrolledHypertension,
  ...byTreatment(raisedPressure, {
    'esketamine-us': {
      source: from('uspi', 'section 5', 'Above 140/90 before dosing: weigh benefit and risk, consider delaying.'),
      evidenceMark: 'verified',
    },
    'esketamine-eu': {
      source: from('smpc', 'section 4.4', 'Above 140/90 (from 65 years 150/90): treat it before starting.'),
      evidenceMark: 'verified',
      action: { met: 'Treat it before the course starts.', unknown: 'Measure the blood pressure.' },
    },
    'ketamine-iv': {
      source: from('clinic', '', 'The guide value of the esketamine label, for want of one for ketamine.'),
      evidenceMark: 'local',
      signOff: 'needs-clinical-sign-off',
    },
  }),
  hypertensiveEncephalopathy,
]
