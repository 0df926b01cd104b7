import { ketamineDoseWeight } from './dose-weight-rules.ts'
import { injection, injectionLimits } from './ketamine-injection.ts'
import type { Protocol } from './protocol.ts'
import { local, practice } from './sources.ts'
import { stopAnyTime } from './stopping-rules.ts'
import { intramuscularTitration } from './titration-rules.ts'

const usual = practice('Usual range of intramuscular ketamine for depression; bioavailability about 93 %')

/** Intramuscular racemic ketamine: a bolus of 0.25 to 0.5 mg/kg. Little is published; the schedule is ours to be approved. */
export const ketamineIm: Protocol = {
  ...injection,
  id: 'ketamine-im',
  version: '1',
  title: 'Ketamine intramuscular, 0.25 to 0.5 mg/kg',
  shortTitle: 'Ketamine 0.25 to 0.5 mg/kg intramuscular',
  route: 'intramuscular',
  evidence: {
    text: 'Small and uncontrolled: CANMAT 2021 places ways other than the intravenous one at level 3 to 4.',
    source: practice('CANMAT 2021, level 3 to 4 for non-intravenous ketamine'),
  },
  dose: {
    kind: 'injection',
    doseMgPerKg: 0.25,
    doseWeight: ketamineDoseWeight,
    steps: [{ mgPerKg: 0.5, when: 'When the dose before was tolerated and helped too little', source: usual }],
    ...injectionLimits,
    source: usual,
  },
  titration: intramuscularTitration,
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
        source: local('No schedule is published for this way; that of the infusions is proposed'),
        status: 'needs-clinical-sign-off',
      },
    ],
    minDaysBetweenSessions: {
      days: 2,
      source: local('At least a day without treatment between two sessions'),
      status: 'needs-clinical-sign-off',
    },
    review: 'Judge benefit by the sixth injection.',
    source: local('No schedule is published for this way; that of the infusions is proposed'),
    status: 'needs-clinical-sign-off',
  },
  stopping: [
    {
      id: 'stop-by-sixth',
      text: 'No useful improvement by the sixth injection: stop.',
      source: local('Taken over from the infusions'),
      status: 'needs-clinical-sign-off',
    },
    ...stopAnyTime,
  ],
  approvedBeforeUse: {
    text: 'Schedule, monitoring, observation and limits of intramuscular ketamine for depression are published by nobody.',
    source: local('Proposed from the infusions and from nasal esketamine'),
    status: 'needs-clinical-sign-off',
  },
}
