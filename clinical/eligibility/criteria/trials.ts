import { addDays } from '../../quantity/clinic-day.ts'
import { expiryOf } from '../../record/interview-answers.ts'
import type { InterviewAnswerFact } from '../../record/record.ts'
import { type AssessedTrial, ectOutcomes, ectQuestions } from '../../resistance/index.ts'
import type { AskedQuestion, CurrentAnswer, Judgement } from '../criterion.ts'
import type { PatientView } from '../patient-view.ts'
import { answerCounts, criterion } from './define.ts'

/** At least two different antidepressants that failed an adequate trial. */
const needed = 2

/**
 * Three-valued: fewer than two failures are a no only once somebody has attested that the list is complete, and two are
 * a yes only once the start of the episode is known, since trials of an earlier episode do not count.
 */
function judgeTrials({ resistance }: PatientView): Judgement {
  const { adequateFailedTrials, historyComplete, historyEvidence, trials, episode, standard } = resistance
  const { definite, possible } = adequateFailedTrials
  const evidence = [
    ...trials.map(({ trial, medication, reasons }) => ({
      reference: trial.reference,
      text: `${medication}: ${reasons.join(' ')}`,
    })),
    ...(historyEvidence ? [historyEvidence] : []),
  ]
  const counted = `${definite} adequate failed ${definite === 1 ? 'trial' : 'trials'} for certain, ${possible} possible (${standard.name}).`
  if (definite >= needed && episode) return { status: 'met', finding: counted, evidence }
  if (possible < needed && historyComplete === 'yes')
    return { status: 'not-met', finding: `${counted} The history is complete.`, evidence }
  const why =
    definite >= needed
      ? 'Nobody has said when the episode began, so it is not known whether they belong to it.'
      : possible >= needed
        ? 'Outcome, dose or duration of some trials is not known.'
        : 'Nobody has attested that the history is complete.'
  return { status: 'unknown', finding: `${counted} ${why}`, evidence }
}

const outcomeChoices = [
  { value: 'no-response', label: 'No response (less than 25 % better)' },
  { value: 'partial-response', label: 'Partial response (25 to 49 % better)' },
  { value: 'response', label: 'Response (at least 50 % better)' },
  { value: 'lost-response', label: 'Response that was lost' },
  { value: 'intolerance', label: 'Stopped for intolerance' },
  { value: 'ongoing', label: 'Still going on, too early to say' },
  { value: 'unknown', label: 'Not known' },
]

export const currentFrom = (
  fact: InterviewAnswerFact | undefined,
  validForDays: number | undefined,
): CurrentAnswer | null =>
  fact
    ? {
        answer: fact.answer,
        ...(fact.detail === undefined ? {} : { detail: fact.detail }),
        on: fact.on,
        ...(fact.answeredBy === undefined ? {} : { by: fact.answeredBy }),
        expires: expiryOf(fact, validForDays),
        reference: fact.reference,
      }
    : null

function askTrials(view: PatientView): AskedQuestion[] {
  const { resistance } = view
  const settled = resistance.adequateFailedTrials.definite >= needed
  const trials = resistance.trials
    .filter(({ trial }) => trial.role === 'antidepressant')
    .flatMap((assessed) => askTrial(view, assessed))
    .map((question) => ({ ...question, open: question.open && !settled }))
  return [...trials, historyComplete(view, settled), ...electroconvulsiveTherapy(view)]
}

function askTrial(
  view: PatientView,
  { trial, medication, adequate, failed, questions }: AssessedTrial,
): AskedQuestion[] {
  const dose = trial.highestDoseMgPerDay ? `, up to ${trial.highestDoseMgPerDay} mg a day` : ''
  const when = `${trial.start ?? 'start not known'} to ${trial.stop ?? 'no end recorded'}`
  const validForDays = answerCounts.always
  const matters = adequate !== 'no' && failed !== 'no'
  const outcome = currentFrom(view.answer(questions.outcome, validForDays), undefined)
  const adherence = currentFrom(view.answer(questions.adherence, validForDays), undefined)
  return [
    {
      linkId: questions.outcome,
      title: `${medication}: outcome`,
      text: `What did ${medication} do for this episode?`,
      help: `${when}${dose}. Prescriptions do not show it.`,
      answerType: 'choice',
      choices: outcomeChoices,
      validForDays,
      current:
        trial.outcome === 'unknown' ? outcome : { answer: 'yes', detail: trial.outcome, reference: trial.reference },
      open: trial.outcome === 'unknown' && matters,
    },
    {
      linkId: questions.adherence,
      title: `${medication}: taken`,
      text: `Was ${medication} taken as prescribed?`,
      help: 'Most days, at the dose on record. An untaken medicine has not failed.',
      answerType: 'yes-no',
      validForDays,
      current:
        trial.adherence === 'unknown'
          ? adherence
          : { answer: trial.adherence === 'adherent' ? 'yes' : 'no', reference: trial.reference },
      open: trial.adherence === 'unknown' && matters,
    },
  ]
}

function historyComplete({ resistance, answer }: PatientView, settled: boolean): AskedQuestion {
  const { historyComplete: complete, historyEvidence } = resistance
  const answered = currentFrom(answer('trial-history-complete', answerCounts.always), undefined)
  return {
    linkId: 'trial-history-complete',
    title: 'History complete',
    text: 'Are these all the antidepressants tried in this episode?',
    help: 'Add the missing ones first. A yes is an attestation: fewer than two failures then count as a no.',
    answerType: 'yes-no',
    validForDays: answerCounts.always,
    current:
      historyEvidence && complete !== 'unknown'
        ? { ...answered, answer: complete, reference: historyEvidence.reference }
        : answered,
    open: !settled && complete === 'unknown',
  }
}

/** For the staging only: whether it was given, and then what it did. */
function electroconvulsiveTherapy({ resistance, answer }: PatientView): AskedQuestion[] {
  const { used, failed } = resistance.electroconvulsiveTherapy
  const given = answer(ectQuestions.used, answerCounts.always)
  const outcome = answer(ectQuestions.outcome, answerCounts.always)
  const shared = { help: 'For the staging only; it changes nothing in the determination.', neverHolds: true } as const
  return [
    {
      ...shared,
      linkId: ectQuestions.used,
      title: 'Electroconvulsive therapy',
      text: 'Was electroconvulsive therapy given in this episode?',
      answerType: 'yes-no',
      validForDays: answerCounts.always,
      current: currentFrom(given, undefined),
      open: used === 'unknown',
    },
    ...(used === 'yes'
      ? [
          {
            ...shared,
            linkId: ectQuestions.outcome,
            title: 'Electroconvulsive therapy: outcome',
            text: 'What did electroconvulsive therapy do?',
            answerType: 'choice' as const,
            choices: [...ectOutcomes],
            validForDays: answerCounts.always,
            current: currentFrom(outcome, undefined),
            open: failed === 'unknown' && outcome === undefined,
          },
        ]
      : []),
  ]
}

/** The first day on which running trials may have become long enough, where one is still too short. */
function whenLongEnough({ resistance: { trials, standard }, asOf }: PatientView) {
  const needed = standard.minimumWeeks * 7
  const still = trials.flatMap(({ trial, daysAtDose }) =>
    trial.stop === undefined && trial.outcome === 'ongoing' && daysAtDose && daysAtDose.max < needed
      ? [needed - daysAtDose.max]
      : [],
  )
  if (still.length === 0) return undefined
  const why = `A running trial reaches the ${standard.minimumWeeks} weeks of ${standard.name}.`
  return { on: addDays(asOf, Math.min(...still)), why }
}

export const twoFailedTrials = criterion({
  id: 'two-failed-trials',
  title: 'Two failed antidepressants',
  statement: 'At least two different antidepressants failed an adequate trial in this episode.',
  kind: 'inclusion',
  output: 'block',
  need: 'must-ask',
  judge: judgeTrials,
  passes: whenLongEnough,
  ask: askTrials,
  action: {
    notMet: 'Complete or optimise a trial first.',
    unknown: 'Give the outcome and adherence of each trial, and attest whether the history is complete.',
  },
  alternatives: 'trials',
})
