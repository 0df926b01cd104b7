import { conceptIs } from '../../conditions/index.ts'
import { dayInterval, isWithinDays } from '../../quantity/calendar-date.ts'
import { aboutCondition, answerCounts, byTreatment, type CriterionGroup, from } from './define.ts'

const raisedIntracranialPressure = aboutCondition({
  id: 'raised-intracranial-pressure',
  version: 3,
  title: 'Raised intracranial pressure',
  statement: 'The pressure inside the skull is raised: tumour, hydrocephalus, recent head injury.',
  kind: 'exclusion',
  output: 'block',
  need: 'must-ask',
  question: {
    text: 'Is there raised pressure inside the skull, a brain tumour, hydrocephalus, or a recent head injury?',
    answerType: 'yes-no',
    validForDays: answerCounts.present,
  },
  rule: {
    when: 'now',
    groups: ['raised-intracranial-pressure', 'brain-tumour'],
    toClarify: ['head-injury', 'intracranial-mass-to-clarify'],
    // A head injury of more than a year ago raises no question. Ours: needs clinical sign-off.
    counts: ({ concept, onset, recorded }, { asOf }) => {
      const on = conceptIs(concept, 'head-injury') ? dayInterval(onset ?? recorded) : undefined
      return on && isWithinDays(on, 365, asOf) === 'no' ? 'no' : 'yes'
    },
  },
  action: { met: 'Do not give it; neurology decides.' },
  secondSignature: true,
  alternatives: 'skull',
})

const raisedIntraocularPressure = aboutCondition({
  id: 'raised-intraocular-pressure',
  version: 2,
  title: 'Raised pressure in the eye',
  statement: 'The pressure in an eye is raised: untreated glaucoma.',
  kind: 'exclusion',
  output: 'hold',
  need: 'absent-after-review',
  question: {
    text: 'Is the pressure in an eye raised, or is there an untreated glaucoma?',
    help: 'A treated glaucoma with normal pressure is a no.',
    answerType: 'yes-no',
    validForDays: answerCounts.present,
  },
  rule: { when: 'now', groups: ['raised-intraocular-pressure'], refutedBy: [], toClarify: ['glaucoma'] },
  action: { met: 'Ask ophthalmology; evaluate again once it is treated.' },
  alternatives: 'to-put-right',
})

const uncontrolledSeizures = aboutCondition({
  id: 'uncontrolled-seizures',
  title: 'Uncontrolled seizures',
  statement: 'There is a seizure disorder that is not controlled.',
  kind: 'caution',
  output: 'caution',
  need: 'advisory',
  question: {
    text: 'Is there a seizure disorder that is not controlled?',
    help: 'Free of seizures under treatment is a no.',
    answerType: 'yes-no',
    validForDays: answerCounts.present,
  },
  rule: { when: 'now', groups: [], toClarify: ['epilepsy', 'seizure'] },
  action: { met: 'Ask neurology; have the steps for a seizure at hand.' },
  source: from('general', '', 'A seizure disorder that is not controlled asks for care.'),
  evidenceMark: 'unverified',
  signOff: 'needs-clinical-sign-off',
})

const avoidPressure =
  'Avoid with raised intracranial or intraocular pressure, or only a lower dose with great caution (grade C).'
const trialExclusion = 'Raised intracranial or intraocular pressure and untreated glaucoma.'

export const brainAndSenses: CriterionGroup = {
  title: 'Brain and eyes',
  criteria: [
    ...byTreatment(raisedIntracranialPressure, {
      'esketamine-us': {
        source: from('uspi', 'section 5', 'Not where a rise of intracranial pressure is a serious risk.'),
        evidenceMark: 'verified',
      },
      'esketamine-eu': {
        source: from('smpc', 'section 4.3', 'Not where a rise of intracranial pressure is a serious risk.'),
        evidenceMark: 'verified',
      },
      'ketamine-iv': { source: from('asra-2018', 'contraindications', avoidPressure), evidenceMark: 'verified' },
    }),
    ...byTreatment(raisedIntraocularPressure, {
      'esketamine-us': { source: from('phase-3-exclusions', '', trialExclusion), evidenceMark: 'verified' },
      'esketamine-eu': { source: from('phase-3-exclusions', '', trialExclusion), evidenceMark: 'verified' },
      'ketamine-iv': { source: from('asra-2018', 'contraindications', avoidPressure), evidenceMark: 'verified' },
    }),
    uncontrolledSeizures,
  ],
}
