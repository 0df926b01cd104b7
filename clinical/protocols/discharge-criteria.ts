import type { SignOff } from '../quantity/source.ts'
import type { DischargeCriterion } from './protocol-discharge.ts'
import { byPrescriber, byTwo, never } from './session-checks.ts'
import { columbiaTriage, local, practice, rems, uspi } from './sources.ts'

const signOff: SignOff = 'needs-clinical-sign-off'
const freshness = 'How long a reading stays fresh at discharge is our choice'

/** Ready to leave: everything met by a fresh reading, or overridden with a reason. */
export const dischargeCriteria: DischargeCriterion[] = [
  {
    id: 'minimum-observation',
    kind: 'minimum-observation',
    label: 'Minimum observation over',
    override: byTwo,
    source: practice('The protocol’s observation time'),
  },
  {
    id: 'blood-pressure',
    kind: 'blood-pressure',
    label: 'Blood pressure acceptable and falling',
    freshMinutes: 15,
    systolicBelow: 160,
    diastolicBelow: 100,
    withinPercentOfBaseline: 20,
    override: byPrescriber,
    source: {
      ...uspi('section 5: until the values decline'),
      citation: `${uspi('section 5').citation}: until the values decline. The cut and the 15 minutes are ours`,
    },
    status: signOff,
  },
  {
    id: 'spo2',
    kind: 'spo2',
    label: 'SpO₂ 94 % or more on room air',
    freshMinutes: 15,
    atLeast: 94,
    override: byPrescriber,
    source: local(freshness),
    status: signOff,
  },
  {
    id: 'breathing',
    kind: 'respiratory-rate',
    label: 'Breathing 12 /min or more',
    freshMinutes: 30,
    atLeast: 12,
    override: byPrescriber,
    source: { ...rems, citation: `${rems.citation}: until respiratory depression has resolved. The number is ours` },
    status: signOff,
  },
  {
    id: 'alert',
    kind: 'moaa-s',
    label: 'MOAA/S 5, awake',
    freshMinutes: 15,
    atLeast: 5,
    override: byTwo,
    source: { ...rems, citation: `${rems.citation}: until sedation has resolved. ${freshness}` },
    status: signOff,
  },
  {
    id: 'dissociation',
    kind: 'dissociation',
    label: 'Dissociation gone',
    freshMinutes: 30,
    cadss6AtMost: 1,
    ratingAtMost: 1,
    override: byPrescriber,
    source: { ...rems, citation: `${rems.citation}: until dissociation has resolved. The numbers are ours` },
    status: signOff,
  },
  answer('oriented', 'Oriented', 'Does the patient know their name, the place, the day and what was done?', 30),
  answer('walks', 'Walks safely', 'Stood up, waited, walked to the door and back without help?', 30),
  answer('nausea', 'Nausea controlled', 'Is nausea absent or bearable, and is drinking kept down?', 30),
  {
    id: 'suicide-screen',
    kind: 'suicide-screen',
    label: 'Suicidality asked again',
    freshMinutes: 60,
    override: never,
    source: columbiaTriage,
    status: signOff,
  },
  {
    id: 'no-open-notice',
    kind: 'no-open-notice',
    label: 'No notice left open',
    override: byPrescriber,
    source: practice('Nobody goes home with something unanswered'),
  },
  {
    ...answer('escort-here', 'Escort is here', 'Is the escort here and told what to look for?', 60),
    source: uspi('section 5 and patient counselling; REMS: arrangements to leave safely'),
  },
  {
    id: 'instructions',
    kind: 'instructions-given',
    label: 'Discharge instructions given',
    override: byPrescriber,
    source: uspi('patient counselling: no driving until the next day after restful sleep'),
  },
]

export const cannulaRemoved: DischargeCriterion = {
  id: 'cannula',
  kind: 'cannula-removed',
  label: 'Cannula out',
  override: never,
  source: practice('Nobody goes home with a cannula'),
}

function answer(id: string, label: string, question: string, freshMinutes: number): DischargeCriterion {
  return {
    id,
    kind: 'answer',
    label,
    question,
    freshMinutes,
    override: byPrescriber,
    source: local(freshness),
    status: signOff,
  }
}
