import { answerRule, judgeCondition } from '../condition-evidence.ts'
import type { CriterionQuestion, Judgement } from '../criterion.ts'
import type { PatientView } from '../patient-view.ts'
import { onlyItsQuestion } from '../woken-by.ts'
import { answerCounts, byTreatment, type CriterionGroup, criterion, from } from './define.ts'

/**
 * Whether somebody can come to treatment at all. Escort and driving of one day are asked at check-in; here only whether
 * it can be arranged, so that it never decides the determination and is known before the first appointment.
 */

/** A record never says it: only an answer counts, and not knowing holds nothing up. */
const askedOnly = (id: string, text: string, help: string) => {
  const question: CriterionQuestion = { text, help, answerType: 'yes-no', validForDays: answerCounts.present }
  const rule = answerRule({ id, need: 'must-ask', question })
  return {
    id,
    question,
    wokenBy: onlyItsQuestion,
    judge: (view: PatientView): Judgement => judgeCondition(view, rule),
  }
}

const cannotAttend = criterion({
  ...askedOnly(
    'cannot-attend-as-needed',
    'Would anything keep the patient from staying for the observation, going home with an escort, or leaving the car until the next day?',
    'Work, care of others, distance, nobody to fetch them. Asked again at each session.',
  ),
  title: 'Staying, escort, driving',
  statement: 'The patient cannot stay for the observation, has nobody as escort, or would drive before the next day.',
  kind: 'caution',
  output: 'caution',
  need: 'advisory',
  action: {
    met: 'Arrange transport, an escort and the time before the first appointment; without them no dose is given.',
  },
})

const hardToReach = criterion({
  ...askedOnly(
    'hard-to-reach',
    'Is the patient hard to reach between sessions?',
    'No telephone, no fixed address, nobody else who could be called. Follow-up needs a way to reach them.',
  ),
  title: 'Hard to reach',
  statement: 'There is no reliable way to reach the patient between sessions.',
  kind: 'caution',
  output: 'caution',
  need: 'advisory',
  action: { met: 'Agree on a way of contact, and on a second person who may be called.' },
  source: from('general', '', 'Safety after a dose needs somebody who can be reached.'),
  evidenceMark: 'unverified',
  signOff: 'needs-clinical-sign-off',
})

export const attendance: CriterionGroup = {
  title: 'Coming to treatment',
  criteria: [
    ...byTreatment(cannotAttend, {
      'esketamine-us': {
        source: from(
          'uspi',
          'sections 2 and 5',
          'Observed for at least two hours; no driving until the next day after restful sleep.',
        ),
        evidenceMark: 'verified',
      },
      'esketamine-eu': {
        source: from('smpc', 'section 4.2', 'Observed until stable; the label names no hours.'),
        evidenceMark: 'verified',
      },
      'ketamine-iv': {
        source: from(
          'ketamine-label',
          'section 5',
          'Not released until recovery is complete, and then with a responsible adult.',
        ),
        evidenceMark: 'verified',
      },
    }),
    hardToReach,
  ],
}
