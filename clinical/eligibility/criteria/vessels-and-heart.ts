import { conceptIs } from '../../conditions/index.ts'
import { dayInterval, isWithinDays } from '../../quantity/calendar-date.ts'
import type { ThreeValued } from '../../quantity/three-valued.ts'
import type { ConditionFact } from '../../record/record.ts'
import { type ConditionRule, conditionRule, judgeCondition } from '../condition-evidence.ts'
import type { Criterion, CriterionQuestion } from '../criterion.ts'
import type { PatientView } from '../patient-view.ts'
import { daysAfterEvent } from '../re-screen.ts'
import {
  aboutCondition,
  answerCounts,
  byTreatment,
  type CriterionGroup,
  criterion,
  from,
  readsConditions,
} from './define.ts'
import { hypertension, labelHazard } from './hypertension.ts'
import { withEvents, withRepairs } from './procedures-as-conditions.ts'

const pastQuestion = (text: string, help: string): CriterionQuestion => ({
  text,
  help,
  answerType: 'yes-no',
  validForDays: answerCounts.history,
})

const contraindicated = 'Do not give it; consider the alternatives.'

/** A contraindication of the esketamine labels that a rise of pressure makes one for racemic ketamine too. */
const vascular = (
  { rule, ...given }: Omit<Criterion, 'source' | 'evidenceMark'> & { rule: ConditionRule },
  us: string,
): Criterion[] => {
  const ready = conditionRule(given, rule)
  return byTreatment(
    // A repair may be all that the record has of it.
    { ...given, judge: (view) => judgeCondition(view, ready, withRepairs(view, ready.belonging)) },
    {
      'esketamine-us': { source: from('uspi', 'section 4', us), evidenceMark: 'verified' },
      'esketamine-eu': { source: from('smpc', 'section 4.3', us), evidenceMark: 'verified' },
      'ketamine-iv': { source: from('ketamine-label', 'section 4', labelHazard), evidenceMark: 'verified' },
    },
  )
}

const aneurysm = aboutCondition({
  id: 'aneurysm',
  version: 4,
  passes: 'never',
  title: 'Aneurysm',
  statement: 'An artery has or had an aneurysm or a dissection: aorta, brain, or any other.',
  kind: 'exclusion',
  output: 'block',
  need: 'must-ask',
  question: pastQuestion(
    'Has an aneurysm or a dissection of an artery ever been found?',
    'Aorta, brain, legs, or any other artery; repaired ones count. A family history alone does not.',
  ),
  rule: {
    when: 'ever',
    groups: ['aneurysm'],
    toClarify: ['circulatory-history-to-clarify', 'aortic-dilatation-to-clarify'],
  },
  action: { met: contraindicated },
  secondSignature: true,
  alternatives: 'vascular',
})

const arteriovenousMalformation = aboutCondition({
  id: 'arteriovenous-malformation',
  version: 2,
  passes: 'never',
  title: 'Arteriovenous malformation',
  statement: 'There is or was an arteriovenous malformation.',
  kind: 'exclusion',
  output: 'block',
  need: 'must-ask',
  question: pastQuestion(
    'Has an arteriovenous malformation ever been found?',
    'In the brain or elsewhere; treated ones count.',
  ),
  rule: {
    when: 'ever',
    groups: ['arteriovenous-malformation'],
    toClarify: ['cerebral-vessel-malformation-to-clarify'],
  },
  action: { met: contraindicated },
  secondSignature: true,
  alternatives: 'vascular',
})

const intracerebralHaemorrhage = aboutCondition({
  id: 'intracerebral-haemorrhage',
  version: 2,
  passes: 'never',
  title: 'Bleeding in the brain',
  statement: 'There was a haemorrhage in the brain at some time.',
  kind: 'exclusion',
  output: 'block',
  need: 'must-ask',
  question: pastQuestion(
    'Has there ever been a bleeding in the brain?',
    'At any age, whatever the cause; ask about every stroke whether it was a bleeding.',
  ),
  rule: {
    when: 'ever',
    groups: ['intracerebral-haemorrhage'],
    toClarify: ['stroke-of-unknown-type', 'intracranial-haemorrhage', 'circulatory-history-to-clarify'],
  },
  action: { met: contraindicated },
  secondSignature: true,
  alternatives: 'vascular',
})

/** Six weeks. */
const recentDays = 42
const eventGroups = [
  'myocardial-infarction',
  'myocardial-infarction-history',
  'unstable-angina',
  'stroke',
  'transient-ischaemic-attack',
  'coronary-procedure',
] as const

/** An event counts by its own day; a day of recording alone says only that it was not later. */
function isRecentEvent({ onset, recorded }: ConditionFact, { asOf }: PatientView): ThreeValued {
  const on = dayInterval(onset)
  if (on) return isWithinDays(on, recentDays, asOf)
  const known = dayInterval(recorded)
  return known && isWithinDays(known, recentDays, asOf) === 'no' ? 'no' : 'unknown'
}

const recentEvent = {
  id: 'recent-cardiovascular-event',
  version: 4,
  need: 'must-ask',
  question: {
    text: 'Has there been a heart attack, unstable angina, a stroke, a TIA or a coronary procedure in the last six weeks?',
    help: 'Many clinics wait three to six months; an older event is for the prescriber to weigh.',
    answerType: 'yes-no',
    validForDays: answerCounts.weeks,
  },
} as const

const recentEvents = conditionRule(recentEvent, { when: 'ever', groups: [...eventGroups], counts: isRecentEvent })

const recentCardiovascularEvent = criterion({
  ...recentEvent,
  title: 'Recent heart attack or stroke',
  statement:
    'A heart attack, unstable angina, a stroke, a transient ischaemic attack or a coronary procedure within the last six weeks.',
  kind: 'exclusion',
  output: 'block',
  wokenBy: readsConditions(recentEvents),
  judge: (view) => judgeCondition(view, recentEvents, withEvents(view, recentEvents.belonging)),
  passes: (view, outcome) => {
    const after = daysAfterEvent(withEvents(view, recentEvents.belonging), outcome, recentDays + 1)
    return after && { on: after.on, why: `Six weeks after the event of ${after.event}.` }
  },
  action: { met: 'Wait until six weeks have passed and cardiology or neurology agrees; then evaluate again.' },
  alternatives: 'vascular',
})

const sixWeeks = 'A cardiovascular event, including a heart attack, within six weeks.'

const uncontrolledHeartDisease = aboutCondition({
  id: 'uncontrolled-heart-disease',
  version: 3,
  title: 'Uncontrolled heart disease',
  statement: 'The heart is not stable: decompensated failure, severe valve disease, serious arrhythmia, angina.',
  kind: 'exclusion',
  output: 'block',
  need: 'must-ask',
  question: {
    text: 'Is there heart disease that is not stable or not under control?',
    help: 'Decompensated heart failure, severe valve disease, serious arrhythmia, unstable angina. Stable, treated heart disease is a no.',
    answerType: 'yes-no',
    validForDays: answerCounts.present,
  },
  rule: {
    when: 'now',
    groups: ['unstable-angina'],
    refutedBy: [],
    toClarify: [
      'angina',
      'heart-failure',
      'cardiomyopathy',
      'pulmonary-hypertension',
      'valve-disease',
      'atrial-fibrillation',
      'ventricular-arrhythmia',
      'high-grade-heart-block',
      'long-qt',
      'other-arrhythmia-to-clarify',
      'pulmonary-embolism',
    ],
  },
  action: { met: 'Ask cardiology; evaluate again once it is stable.' },
  alternatives: 'vascular',
})
const poorlyControlled = {
  source: from('asra-2018', 'contraindications', 'Not in poorly controlled cardiovascular disease.'),
  evidenceMark: 'verified',
} as const

/** The phase 3 trials left out any stroke, and a coronary event of the last twelve months. */
const coronaryDays = 365
const strokeGroups = ['stroke', 'transient-ischaemic-attack'] as const

const pastEvent = {
  id: 'past-cardiovascular-event',
  version: 4,
  need: 'advisory',
  question: pastQuestion(
    'Has there ever been a stroke or a TIA, or within twelve months a heart attack, unstable angina or a coronary procedure?',
    'Within six weeks it stands against the treatment; later it is weighed.',
  ),
} as const

const pastEvents = conditionRule(pastEvent, {
  when: 'ever',
  groups: [...eventGroups],
  counts: ({ concept, onset, recorded }, { asOf }) => {
    if (strokeGroups.some((group) => conceptIs(concept, group))) return 'yes'
    const on = dayInterval(onset ?? recorded)
    return on ? isWithinDays(on, coronaryDays, asOf) : 'unknown'
  },
})

const pastCardiovascularEvent = criterion({
  ...pastEvent,
  title: 'Heart attack or stroke in the past',
  statement: 'A heart attack, unstable angina or a coronary procedure within twelve months, or a stroke or TIA ever.',
  kind: 'caution',
  output: 'caution',
  wokenBy: readsConditions(pastEvents),
  judge: (view) => judgeCondition(view, pastEvents, withEvents(view, pastEvents.belonging)),
  action: { met: 'Weigh it, with cardiology or neurology where it is not long ago; watch the pressure closely.' },
})
const leftOut =
  'A heart attack, unstable angina or revascularisation within twelve months and any stroke or TIA were left out; nobody knows how they fare.'

export const vesselsAndHeart: CriterionGroup = {
  title: 'Blood vessels and heart',
  criteria: [
    ...vascular(
      aneurysm,
      'Aneurysmal vascular disease (thoracic and abdominal aorta, intracranial and peripheral arteries) is a contraindication.',
    ),
    ...vascular(arteriovenousMalformation, 'Arteriovenous malformation is a contraindication.'),
    ...vascular(intracerebralHaemorrhage, 'A history of intracerebral haemorrhage is a contraindication.'),
    ...byTreatment(recentCardiovascularEvent, {
      'esketamine-us': {
        source: from('smpc', 'section 4.3', `${sixWeeks} The US label does not name a time.`),
        evidenceMark: 'verified',
        signOff: 'needs-clinical-sign-off',
      },
      'esketamine-eu': {
        source: from('smpc', 'section 4.3', sixWeeks),
        evidenceMark: 'verified',
        secondSignature: true,
      },
      'ketamine-iv': { source: from('toronto-trial', '', sixWeeks), evidenceMark: 'verified' },
    }),
    ...byTreatment(pastCardiovascularEvent, {
      'esketamine-us': { source: from('phase-3-exclusions', '', leftOut), evidenceMark: 'verified' },
      'esketamine-eu': {
        source: from('ema-leaflet', '', 'An earlier stroke and unstable angina: the doctor decides.'),
        evidenceMark: 'verified',
      },
      'ketamine-iv': {
        source: from('phase-3-exclusions', '', `${leftOut} Taken over from esketamine.`),
        evidenceMark: 'unverified',
        signOff: 'needs-clinical-sign-off',
      },
    }),
    ...byTreatment(uncontrolledHeartDisease, {
      'esketamine-us': poorlyControlled,
      // A hold: one prescriber goes past it with a reason, as the leaflet leaves it to the doctor.
      'esketamine-eu': {
        source: from(
          'ema-leaflet',
          '',
          'Unstable angina, heart failure, valve disease, slow or fast heartbeat with symptoms: the doctor decides.',
        ),
        evidenceMark: 'verified',
        output: 'hold',
      },
      'ketamine-iv': poorlyControlled,
    }),
    ...hypertension,
  ],
}
