import { addDays } from '../../quantity/clinic-day.ts'
import type { ThreeValued } from '../../quantity/three-valued.ts'
import { expiryOf } from '../../record/interview-answers.ts'
import type { InterviewAnswerFact } from '../../record/record.ts'
import { type AssessedTrial, type Evidence, ectOutcomes, ectQuestions } from '../../resistance/index.ts'
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
  const evidence: Evidence[] = []
  for (const { trial, medication, reasons } of trials)
    evidence.push({ reference: trial.reference, text: inOneText(medication, reasons) })
  if (historyEvidence) evidence.push(historyEvidence)
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

function inOneText(medication: string, reasons: readonly string[]): string {
  let text = `${medication}:`
  for (const reason of reasons) text += ` ${reason}`
  return text
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

export function currentFrom(
  fact: InterviewAnswerFact | undefined,
  validForDays: number | undefined,
): CurrentAnswer | null {
  if (!fact) return null
  const { answer, detail, on, answeredBy: by, reference } = fact
  return { answer, detail, on, by, expires: expiryOf(fact, validForDays), reference }
}

function askTrials(view: PatientView): AskedQuestion[] {
  const { resistance } = view
  const settled = resistance.adequateFailedTrials.definite >= needed
  const asked: AskedQuestion[] = []
  for (const assessed of resistance.trials)
    if (assessed.trial.role === 'antidepressant') askTrial(asked, view, assessed, settled)
  asked.push(historyComplete(view, settled))
  askElectroconvulsiveTherapy(asked, view)
  return asked
}

function askTrial(
  asked: AskedQuestion[],
  view: PatientView,
  { trial, medication, adequate, failed, questions }: AssessedTrial,
  settled: boolean,
): void {
  const dose = trial.highestDoseMgPerDay ? `, up to ${trial.highestDoseMgPerDay} mg a day` : ''
  const when = `${trial.start ?? 'start not known'} to ${trial.stop ?? 'no end recorded'}`
  const validForDays = answerCounts.always
  const matters = !settled && adequate !== 'no' && failed !== 'no'
  asked.push(
    {
      linkId: questions.outcome,
      title: `${medication}: outcome`,
      text: `What did ${medication} do for this episode?`,
      help: `${when}${dose}. Prescriptions do not show it.`,
      answerType: 'choice',
      choices: outcomeChoices,
      validForDays,
      current:
        trial.outcome === 'unknown'
          ? currentFrom(view.answer(questions.outcome, validForDays), undefined)
          : { answer: 'yes', detail: trial.outcome, reference: trial.reference },
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
          ? currentFrom(view.answer(questions.adherence, validForDays), undefined)
          : { answer: trial.adherence === 'adherent' ? 'yes' : 'no', reference: trial.reference },
      open: trial.adherence === 'unknown' && matters,
    },
  )
}

function historyComplete(view: PatientView, settled: boolean): AskedQuestion {
  const { historyComplete: complete, historyEvidence, adequateFailedTrials } = view.resistance
  const answered = view.answer('trial-history-complete', answerCounts.always)
  const current = currentFrom(answered, undefined)
  const { reference } = historyEvidence ?? {}
  const attested = reference !== undefined && complete !== 'unknown'
  return {
    linkId: 'trial-history-complete',
    title: 'History complete',
    text: 'Are these all the antidepressants tried in this episode?',
    help: 'Add the missing ones first. A yes is an attestation: fewer than two failures then count as a no.',
    answerType: 'yes-no',
    validForDays: answerCounts.always,
    current: attested ? attestedAs(complete, reference, current) : current,
    // Called incomplete it is asked anew, once the missing ones were added.
    open: !settled && (complete === 'unknown' || (complete === 'no' && adequateFailedTrials.possible < needed)),
  }
}

const attestedAs = (answer: ThreeValued, reference: string, said: CurrentAnswer | null): CurrentAnswer => ({
  answer,
  detail: said?.detail,
  on: said?.on,
  by: said?.by,
  expires: said?.expires,
  reference,
})

const forStaging = 'For the staging only; it changes nothing in the determination.'

/** For the staging only: whether it was given, and then what it did. */
function askElectroconvulsiveTherapy(asked: AskedQuestion[], view: PatientView): void {
  const { used, failed } = view.resistance.electroconvulsiveTherapy
  asked.push({
    help: forStaging,
    neverHolds: true,
    linkId: ectQuestions.used,
    title: 'Electroconvulsive therapy',
    text: 'Was electroconvulsive therapy given in this episode?',
    answerType: 'yes-no',
    validForDays: answerCounts.always,
    current: currentFrom(view.answer(ectQuestions.used, answerCounts.always), undefined),
    open: used === 'unknown',
  })
  if (used !== 'yes') return
  const outcome = view.answer(ectQuestions.outcome, answerCounts.always)
  asked.push({
    help: forStaging,
    neverHolds: true,
    linkId: ectQuestions.outcome,
    title: 'Electroconvulsive therapy: outcome',
    text: 'What did electroconvulsive therapy do?',
    answerType: 'choice',
    choices: [...ectOutcomes],
    validForDays: answerCounts.always,
    current: currentFrom(outcome, undefined),
    open: failed === 'unknown' && outcome === undefined,
  })
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
  version: 2,
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
