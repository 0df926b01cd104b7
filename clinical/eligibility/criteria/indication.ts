import { isCurrentDepression, readDepression } from '../../conditions/index.ts'
import { addMonths, ageOn, dayInterval, isAtOrBefore, isCalendarDate } from '../../quantity/calendar-date.ts'
import { addDays } from '../../quantity/clinic-day.ts'
import { joinedText } from '../../quantity/joined.ts'
import type { CalendarDate, ConditionFact, InterviewAnswerFact } from '../../record/record.ts'
import { answerText, sentence } from '../answer-words.ts'
import { absence, dayOfCondition, describeCondition, firstDayOfCondition } from '../condition-evidence.ts'
import type { Judgement } from '../criterion.ts'
import { textsOf } from '../evidence-texts.ts'
import type { PatientView } from '../patient-view.ts'
import { depressionWithAcuteSuicidality } from './acute-suicidality.ts'
import { answerCounts, byTreatment, type CriterionGroup, criterion, from } from './define.ts'
import { twoFailedTrials } from './trials.ts'

const deceased = criterion({
  id: 'deceased',
  title: 'Deceased',
  statement: 'The patient has died.',
  kind: 'exclusion',
  output: 'block',
  need: 'absent-after-review',
  judge: ({ patient, asOf }): Judgement => {
    if (!patient.deceased) return { status: 'not-met', finding: 'Not recorded as deceased.', evidence: [] }
    const on = dayInterval(patient.deceasedOn)
    if (on && isAtOrBefore(on, asOf) === 'no')
      return { status: 'not-met', finding: `Alive on ${asOf}; died ${patient.deceasedOn}.`, evidence: [] }
    const when = patient.deceasedOn ? ` on ${patient.deceasedOn}` : ''
    const text = `Recorded as deceased${when}`
    return { status: 'met', finding: `${text}.`, evidence: [{ reference: 'Patient', text }] }
  },
  action: { met: 'Correct the record if this is wrong.' },
  source: from('general', '', 'Nobody who has died is treated.'),
  evidenceMark: 'unverified',
  final: true,
  passes: 'never' as const,
})

/** Who was born on 29 February is a year older on 1 March. */
function birthday(birthDate: CalendarDate, years: number): CalendarDate {
  const on = addMonths(birthDate, years * 12)
  return ageOn(birthDate, on)?.min === years ? on : addDays(on, 1)
}

const adult = criterion({
  id: 'adult',
  title: 'Adult',
  statement: 'The patient is 18 or older.',
  kind: 'inclusion',
  output: 'block',
  need: 'must-ask',
  judge: ({ age, patient }): Judgement => {
    if (!age) return { status: 'unknown', finding: 'The date of birth is not known.', evidence: [] }
    const evidence = [{ reference: 'Patient', text: `Born ${patient.birthDate}` }]
    const years = age.min === age.max ? `${age.min}` : `${age.min} to ${age.max}`
    const finding = `${years} years old.`
    if (age.min >= 18) return { status: 'met', finding, evidence }
    return { status: age.max < 18 ? 'not-met' : 'unknown', finding, evidence }
  },
  passes: ({ patient }: PatientView) =>
    patient.birthDate !== undefined && isCalendarDate(patient.birthDate)
      ? { on: birthday(patient.birthDate, 18), why: 'The eighteenth birthday.' }
      : undefined,
  action: { notMet: 'Not for people under 18.', unknown: 'Complete the date of birth.' },
  secondSignature: true,
  alternatives: 'under-age',
})

const depressionAnswer = (view: PatientView) => view.answer('major-depression', answerCounts.present)

function judgeDepression(view: PatientView): Judgement {
  const answer = depressionAnswer(view)
  const standing: ConditionFact[] = []
  const others: ConditionFact[] = []
  for (const fact of view.conditions) {
    if (!readDepression(fact.concept)) continue
    if (!isCurrentDepression(fact)) others.push(fact)
    else if (answer?.answer !== 'no' || firstDayOfCondition(fact) > answer.on) standing.push(fact)
  }
  const current = standing.map(describeCondition)
  const evidence = [...current, ...others.map(describeCondition)]
  const answered = answer ? [{ reference: answer.reference, text: answerText(answer) }] : []
  const remission = remissionSince(standing, others, answer)
  if (remission) {
    const { text } = describeCondition(remission)
    return {
      status: 'unknown',
      finding: `On record: ${text}; nobody has said since whether there is an episode now.`,
      evidence: [...evidence, ...answered],
      raised: true,
    }
  }
  if (standing.length > 0) {
    return { status: 'met', finding: `On record: ${textsOf(current)}.`, evidence: [...evidence, ...answered] }
  }
  const also =
    others.length > 0 ? ` On record, not current: ${joinedText(others, ({ concept }) => concept.text, '; ')}.` : ''
  if (answer && answer.answer !== 'unknown')
    return {
      status: answer.answer === 'yes' ? 'met' : 'not-met',
      finding: `${sentence(answerText(answer))}${also}`,
      evidence: [...answered, ...evidence],
    }
  const none = absence(view, majorDepressionNeed.need)
  const finding = none.status === 'not-met' ? `No current major depression: ${none.finding}` : none.finding
  return {
    status: none.status,
    finding: `${finding}${also}`,
    evidence: [...none.evidence, ...answered, ...evidence],
    raised: none.raised,
  }
}

/** A full remission that came on record for certain after all that speaks for an episode now. */
function remissionSince(
  standing: readonly ConditionFact[],
  others: readonly ConditionFact[],
  answer: InterviewAnswerFact | undefined,
): ConditionFact | undefined {
  const said = answer?.answer === 'yes' ? [answer.on] : []
  const known = [...standing.map(dayOfCondition), ...said]
  return known.length === 0
    ? undefined
    : others.find((fact) => {
        const day = firstDayOfCondition(fact)
        return isInFullRemission(fact) && known.every((each) => each !== '' && each < day)
      })
}

const isInFullRemission = ({ concept, clinicalStatus, verificationStatus: verified }: ConditionFact): boolean =>
  (verified === 'confirmed' || verified === 'unknown') &&
  (clinicalStatus === 'remission' || readDepression(concept)?.remission === 'full')

const majorDepressionNeed = { need: 'absent-after-review' } as const

const majorDepression = criterion({
  id: 'major-depression',
  version: 4,
  title: 'Current major depressive episode',
  statement: 'Major depressive disorder with a current episode.',
  kind: 'inclusion',
  output: 'block',
  ...majorDepressionNeed,
  question: {
    text: 'Has a clinician diagnosed a current episode of major depressive disorder (unipolar)?',
    help: 'By DSM-5-TR or ICD. Depression without further specification, dysthymia and bipolar depression are a no.',
    answerType: 'yes-no',
    validForDays: answerCounts.present,
  },
  wokenBy: { groups: ['major-depression'], review: true },
  judge: judgeDepression,
  action: { notMet: 'Review the diagnosis.', unknown: 'Confirm the diagnosis, or read the record through.' },
  alternatives: 'indication',
})

const severityChoices = [
  { value: 'subsyndromal', label: 'Below an episode' },
  { value: 'mild', label: 'Mild' },
  { value: 'moderate', label: 'Moderate' },
  { value: 'severe-without-psychosis', label: 'Severe, without psychotic features' },
  { value: 'severe-with-psychosis', label: 'Severe, with psychotic features' },
]

const episodeSeverity = criterion({
  id: 'episode-severity',
  title: 'Moderate or severe episode',
  statement: 'The current episode is moderate or severe.',
  kind: 'inclusion',
  output: 'hold',
  need: 'must-ask',
  question: {
    text: 'How severe is the current episode?',
    help: 'A MADRS, PHQ-9 or QIDS-SR16 of the last 30 days answers it as well.',
    answerType: 'choice',
    choices: severityChoices,
    validForDays: 30,
  },
  judge: ({ resistance: { severity } }): Judgement => {
    const { level, evidence } = severity
    if (!level) return { status: 'unknown', finding: 'Nothing recent says how severe the episode is.', evidence: [] }
    const by = evidence[0] ? `: ${evidence[0].text}` : ''
    const enough = level === 'moderate' || level === 'severe'
    return { status: enough ? 'met' : 'not-met', finding: `The episode is ${level}${by}.`, evidence }
  },
  action: { notMet: 'Optimise other treatment; evaluate again if it becomes worse.' },
  alternatives: 'indication',
})

const episodeStart = criterion({
  id: 'episode-start',
  title: 'Start of the episode',
  statement: 'It is known when the current episode began.',
  kind: 'inclusion',
  output: 'hold',
  need: 'must-ask',
  question: {
    text: 'When did the current episode begin?',
    help: 'A month or a year will do. The day of the diagnosis is not it. Only trials within the episode count.',
    answerType: 'date',
    validForDays: answerCounts.history,
  },
  judge: ({ resistance: { episode } }): Judgement =>
    episode
      ? { status: 'met', finding: episode.evidence.text, evidence: [episode.evidence] }
      : { status: 'unknown', finding: 'Nobody has said yet when the current episode began.', evidence: [] },
  action: {},
  alternatives: 'indication',
  source: from('smpc', 'section 4.1', 'The trials that count are those of the current episode.'),
  evidenceMark: 'verified',
})

const moderate = 'Current episode moderate to severe.'

export const indication: CriterionGroup = {
  title: 'Diagnosis and earlier treatment',
  criteria: [
    deceased,
    ...byTreatment(adult, {
      'esketamine-us': { source: from('uspi', 'section 8.4', 'Not approved for children.'), evidenceMark: 'verified' },
      'esketamine-eu': { source: from('smpc', 'section 4.1', 'For adults.'), evidenceMark: 'verified' },
      'ketamine-iv': {
        source: from('canmat-2021', '', 'Recommendations are for adults with major depressive disorder.'),
        evidenceMark: 'unverified',
        signOff: 'needs-clinical-sign-off',
      },
    }),
    ...byTreatment(majorDepression, {
      'esketamine-us': {
        source: from('uspi', 'section 1', 'Treatment-resistant depression in adults with major depressive disorder.'),
        evidenceMark: 'unverified',
      },
      'esketamine-eu': {
        source: from('smpc', 'section 4.1', 'Treatment-resistant major depressive disorder.'),
        evidenceMark: 'verified',
      },
      'ketamine-iv': {
        source: from('canmat-2021', '', 'Adults with treatment-resistant depression; off-label.'),
        evidenceMark: 'verified',
      },
    }),
    depressionWithAcuteSuicidality,
    episodeStart,
    ...byTreatment(episodeSeverity, {
      'esketamine-us': {
        source: from('phase-3-exclusions', '', `${moderate} The label names no severity.`),
        evidenceMark: 'unverified',
        signOff: 'needs-clinical-sign-off',
      },
      'esketamine-eu': {
        source: from('smpc', 'section 4.1', 'In the current moderate to severe episode.'),
        evidenceMark: 'verified',
      },
      'ketamine-iv': {
        source: from('apa-2017', '', moderate),
        evidenceMark: 'unverified',
        signOff: 'needs-clinical-sign-off',
      },
    }),
    ...byTreatment(twoFailedTrials, {
      'esketamine-us': {
        source: from('uspi', 'section 1', 'Inadequate response to at least two oral antidepressants.'),
        evidenceMark: 'unverified',
      },
      'esketamine-eu': {
        source: from(
          'smpc',
          'section 4.1',
          'No response to at least two different antidepressants in the current moderate to severe episode.',
        ),
        evidenceMark: 'verified',
      },
      'ketamine-iv': {
        source: from('canmat-2021', '', 'After at least two adequate trials; single infusion level 1, third line.'),
        evidenceMark: 'verified',
      },
    }),
  ],
}
