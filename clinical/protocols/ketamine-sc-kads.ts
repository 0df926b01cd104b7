import { ketamineDoseWeight } from './dose-weight-rules.ts'
import { injection, injectionLimits } from './ketamine-injection.ts'
import type { Protocol } from './protocol.ts'
import { kads, local, practice } from './sources.ts'
import { stopAnyTime } from './stopping-rules.ts'
import { kadsTitration } from './titration-rules.ts'

const escalate = 'When the score fell by less than half on the dose before'

/** Subcutaneous racemic ketamine as in the KADS trial: twice weekly for four weeks, the dose stepped up by response. */
export const ketamineScKads: Protocol = {
  ...injection,
  id: 'ketamine-sc-kads',
  version: '1',
  title: 'Ketamine subcutaneous, stepped from 0.5 to 0.9 mg/kg, twice weekly for 4 weeks (KADS)',
  shortTitle: 'Ketamine 0.5 to 0.9 mg/kg subcutaneous',
  route: 'subcutaneous',
  evidence: {
    text: 'One randomised trial. The arm with a fixed 0.5 mg/kg was not superior to its comparator, the arm with stepped doses was.',
    source: kads,
  },
  dose: {
    kind: 'injection',
    doseMgPerKg: 0.5,
    doseWeight: ketamineDoseWeight,
    steps: [
      { mgPerKg: 0.6, when: escalate, source: kads },
      { mgPerKg: 0.75, when: escalate, source: kads },
      { mgPerKg: 0.9, when: escalate, source: kads },
    ],
    ...injectionLimits,
    source: kads,
  },
  titration: kadsTitration,
  course: {
    phases: [
      {
        id: 'induction',
        label: 'Twice weekly for 4 weeks',
        fromWeek: 1,
        toWeek: 4,
        sessions: 2,
        perWeeks: 1,
        totalSessions: 8,
        source: kads,
      },
    ],
    minDaysBetweenSessions: {
      days: 2,
      source: local('At least a day without treatment between two sessions'),
      status: 'needs-clinical-sign-off',
    },
    review: 'Judge benefit after four weeks at the dose reached.',
    source: kads,
  },
  stopping: [
    {
      id: 'stop-end-of-course',
      text: 'No useful improvement at the end of the four weeks: stop.',
      source: practice('As for other courses of ketamine: not continued without benefit'),
    },
    ...stopAnyTime,
  ],
  approvedBeforeUse: {
    text: 'Doses and schedule are those of one trial; monitoring, observation and limits of subcutaneous ketamine are published by nobody.',
    source: local('Proposed from the infusions and from nasal esketamine'),
    status: 'needs-clinical-sign-off',
  },
}
