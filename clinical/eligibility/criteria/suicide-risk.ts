import { conceptIs, groupBits, groupBitsOf } from '../../conditions/index.ts'
import { findInstrument, scoreInstrument } from '../../instruments/index.ts'
import { dayInterval, isWithinDays } from '../../quantity/calendar-date.ts'
import type { AssessmentFact, CalendarDate, ConditionFact } from '../../record/record.ts'
import { answerText, sentence } from '../answer-words.ts'
import { answerRule, describeCondition, firstDayOfCondition, isOver, judgeCondition } from '../condition-evidence.ts'
import type { Judgement } from '../criterion.ts'
import type { PatientView } from '../patient-view.ts'
import { onlyItsQuestion } from '../woken-by.ts'
import { answerCounts, criterion, from } from './define.ts'

/** Screeners whose highest tier raises the question of imminent risk. */
export const screeners = ['c-ssrs-screener', 'c-ssrs-screener-since-last-visit']

interface Screen {
  fact: AssessmentFact
  day: string
  tier: string
}

/** Screens of the last two weeks, newest first; of one day the most serious first. */
export function recentScreens(view: PatientView): Screen[] {
  const found: Screen[] = []
  for (const fact of view.assessments) {
    const instrument = screeners.includes(fact.instrument) ? findInstrument(fact.instrument) : undefined
    const at = instrument && dayInterval(fact.at)
    if (!instrument || !at || isWithinDays(at, answerCounts.suicideRisk, view.asOf) !== 'yes') continue
    found.push({ fact, day: at.latest, tier: scoreInstrument(instrument, fact.answers ?? {}).band ?? 'unfinished' })
  }
  return found.sort(newestFirst)
}

const newestFirst = (a: Screen, b: Screen): number =>
  a.day < b.day ? 1 : a.day > b.day ? -1 : rank(b) - rank(a) || (a.fact.id < b.fact.id ? -1 : 1)

const rank = ({ tier }: Screen): number => ['none', 'low', 'moderate', 'unfinished', 'high'].indexOf(tier)

const suicidality = groupBits(['suicide-attempt', 'suicidal-ideation'])

/**
 * Suicidal thoughts that came on record within the last two weeks, and attempts of these weeks, newest first. A date that
 * is known in part counts where it may be so.
 */
function recentSuicidality(view: PatientView): { fact: ConditionFact; day: CalendarDate }[] {
  if (!suicidality.meets(view.conditionGroups)) return []
  return view.conditions
    .flatMap((fact) => {
      const { onset, recorded } = fact
      const at = dayInterval(conceptIs(fact.concept, 'suicide-attempt') ? (onset ?? recorded) : (recorded ?? onset))
      const counts =
        at !== undefined &&
        fact.verificationStatus !== 'refuted' &&
        !isOver(fact) &&
        suicidality.meets(groupBitsOf(fact.concept)) &&
        isWithinDays(at, answerCounts.suicideRisk, view.asOf) !== 'no'
      return counts ? [{ fact, day: firstDayOfCondition(fact) }] : []
    })
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.fact.id < b.fact.id ? -1 : 1))
}

const riskAnswer = (view: PatientView) => view.answer('imminent-suicide-risk', answerCounts.suicideRisk)

/** Somebody said, when the risk was found or later, whether the patient is in hospital because of it. */
function admissionAnswer(view: PatientView) {
  const risk = riskAnswer(view)
  const admission = view.answer('in-hospital-for-suicide-risk', answerCounts.suicideRisk)
  return risk?.answer === 'yes' && admission && admission.on >= risk.on ? admission : undefined
}

/**
 * A screen never answers whether admission is needed; its highest tier keeps the question open until somebody has, and so
 * does an attempt or suicidal thoughts that came on record since.
 */
function judgeImminentRisk(view: PatientView): Judgement {
  const answer = riskAnswer(view)
  const admission = admissionAnswer(view)
  const answered = answer ? [{ reference: answer.reference, text: answerText(answer) }] : []
  const screens = recentScreens(view)
  const conditions = recentSuicidality(view)
  const evidence = [
    ...answered,
    ...conditions.map(({ fact }) => describeCondition(fact)),
    ...screens.map(({ fact, day, tier }) => ({
      reference: fact.reference,
      text: `C-SSRS screener on ${day}: ${tier} tier`,
    })),
  ]
  if (answer?.answer === 'yes' && admission?.answer === 'yes')
    return {
      status: 'not-met',
      finding: `${sentence(answerText(answer))} In hospital because of it: ${answerText(admission)}.`,
      evidence: [...evidence, { reference: admission.reference, text: answerText(admission) }],
    }
  if (answer?.answer === 'yes') return { status: 'met', finding: `${answerText(answer)}.`, evidence }
  const answeredSince = (day: CalendarDate) => answer?.answer === 'no' && day <= answer.on
  const high = screens.find(({ tier, day }) => tier === 'high' && !answeredSince(day))
  if (high)
    return {
      status: 'unknown',
      finding: `The C-SSRS screener of ${high.day} reached the high tier; nobody has said since whether admission is needed.`,
      evidence,
      raised: true,
    }
  const found = conditions.find(({ day }) => !answeredSince(day))
  if (found)
    return {
      status: 'unknown',
      finding: `On record: ${describeCondition(found.fact).text}; nobody has said since whether admission is needed.`,
      evidence,
      raised: true,
    }
  if (answer?.answer === 'no') return { status: 'not-met', finding: `${answerText(answer)}.`, evidence }
  return { status: 'unknown', finding: 'Not asked in the last two weeks.', evidence }
}

const imminentSuicideRisk = criterion({
  id: 'imminent-suicide-risk',
  version: 6,
  title: 'Imminent suicide risk',
  statement:
    'There is an imminent suicide risk that needs admission, and the patient is not in hospital because of it.',
  kind: 'exclusion',
  output: 'hold',
  need: 'must-ask',
  question: {
    text: 'Is there an imminent suicide risk that needs admission?',
    help: 'Passive ideation is common in treatment-resistant depression and is a no. Judge beside a C-SSRS of today.',
    answerType: 'yes-no',
    validForDays: answerCounts.suicideRisk,
  },
  wokenBy: {
    instruments: screeners,
    answers: ['in-hospital-for-suicide-risk'],
    groups: ['suicide-attempt', 'suicidal-ideation'],
  },
  judge: judgeImminentRisk,
  action: {
    met: 'Emergency care and admission first. Once the patient is in hospital, answer that: treatment may be given there.',
  },
  source: from('general', '', 'Imminent risk is answered first; an outpatient course does not replace admission.'),
  evidenceMark: 'unverified',
  signOff: 'needs-clinical-sign-off',
  alternatives: 'suicide-risk',
})

const inHospital = criterion({
  id: 'in-hospital-for-suicide-risk',
  title: 'In hospital for imminent suicide risk',
  statement: 'There is an imminent suicide risk, and the patient is in hospital because of it.',
  kind: 'caution',
  output: 'caution',
  need: 'advisory',
  question: {
    text: 'Is the patient in hospital now because of the imminent suicide risk?',
    help: 'Admitted, and observed as the risk asks for. A stay for another reason is a no.',
    answerType: 'yes-no',
    validForDays: answerCounts.suicideRisk,
  },
  wokenBy: { answers: ['imminent-suicide-risk'] },
  whyNotRelevant: (view) =>
    riskAnswer(view)?.answer === 'yes' ? undefined : 'Asked only where an imminent risk was found.',
  judge: (view): Judgement => {
    const admission = admissionAnswer(view)
    const evidence = admission ? [{ reference: admission.reference, text: answerText(admission) }] : []
    if (!admission || admission.answer === 'unknown')
      return { status: 'unknown', finding: 'Not asked since the risk was found.', evidence }
    return {
      status: admission.answer === 'yes' ? 'met' : 'not-met',
      finding: sentence(answerText(admission)),
      evidence,
    }
  },
  action: {
    met: 'Treatment may run on the ward, beside observation and a safety plan; it does not replace admission. Evaluate again before discharge.',
  },
  source: from('general', '', 'Imminent risk is escalated first; treatment may then run in hospital.'),
  evidenceMark: 'unverified',
  signOff: 'needs-clinical-sign-off',
})

const acuteSuicidalDepressionQuestion = {
  text: 'Is there acute suicidal ideation or behaviour in this episode?',
  help: 'The US label has an indication of its own for it, which asks for no failed trials; it is judged apart.',
  answerType: 'yes-no',
  validForDays: answerCounts.suicideRisk,
} as const

const acuteSuicidality = answerRule({
  id: 'acute-suicidal-depression',
  need: 'must-ask',
  question: acuteSuicidalDepressionQuestion,
})

const acuteSuicidalDepression = criterion({
  id: 'acute-suicidal-depression',
  title: 'Depression with acute suicidality',
  statement: 'There is a major depression with acute suicidal ideation or behaviour.',
  kind: 'caution',
  output: 'info',
  need: 'advisory',
  treatments: ['esketamine-us'],
  question: acuteSuicidalDepressionQuestion,
  wokenBy: onlyItsQuestion,
  judge: (view): Judgement => judgeCondition(view, acuteSuicidality),
  action: {
    met: 'The US label has a second indication for it, which asks for no failed trials: evaluate for that as well. It was not shown to prevent suicide and does not replace admission.',
  },
  source: from(
    'uspi',
    'section 1',
    'Depressive symptoms in major depression with acute suicidal ideation or behaviour; not shown to prevent suicide.',
  ),
  evidenceMark: 'verified',
})

/** How likely the patient is to die by suicide, and where that is looked after. */
export const suicideRisk = [imminentSuicideRisk, inHospital, acuteSuicidalDepression]
