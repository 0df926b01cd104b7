import { findInstrument, scoreInstrument } from '../../instruments/index.ts'
import { dayInterval, isWithinDays } from '../../quantity/calendar-date.ts'
import type { AssessmentFact } from '../../record/record.ts'
import { answerText, isOver, judgeCondition } from '../condition-evidence.ts'
import type { Criterion, Judgement } from '../criterion.ts'
import type { PatientView } from '../patient-view.ts'
import { aboutCondition, answerCounts, byTreatment, type CriterionGroup, criterion, from } from './define.ts'

/** Screeners whose highest tier raises the question of imminent risk. */
const screeners = ['c-ssrs-screener', 'c-ssrs-screener-since-last-visit']

interface Screen {
  fact: AssessmentFact
  day: string
  tier: string
}

/** Screens of the last two weeks, newest first; of one day the most serious first. */
export function recentScreens(view: PatientView): Screen[] {
  return view.assessments
    .flatMap((fact): Screen[] => {
      const instrument = screeners.includes(fact.instrument) ? findInstrument(fact.instrument) : undefined
      const at = dayInterval(fact.at)
      if (!instrument || !at || isWithinDays(at, answerCounts.suicideRisk, view.asOf) !== 'yes') return []
      const tier = scoreInstrument(instrument, fact.answers ?? {}).band ?? 'unfinished'
      return [{ fact, day: at.latest, tier }]
    })
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : rank(b) - rank(a) || (a.fact.id < b.fact.id ? -1 : 1)))
}

const rank = ({ tier }: Screen): number => ['none', 'low', 'moderate', 'unfinished', 'high'].indexOf(tier)

/** A screen never answers whether admission is needed; its highest tier keeps the question open until somebody has. */
function judgeImminentRisk(view: PatientView): Judgement {
  const answer = view.answer('imminent-suicide-risk', answerCounts.suicideRisk)
  const answered = answer ? [{ reference: answer.reference, text: answerText(answer) }] : []
  const screens = recentScreens(view)
  const evidence = [
    ...answered,
    ...screens.map(({ fact, day, tier }) => ({
      reference: fact.reference,
      text: `C-SSRS screener on ${day}: ${tier} tier`,
    })),
  ]
  if (answer?.answer === 'yes') return { status: 'met', finding: `${answerText(answer)}.`, evidence }
  const high = screens.find(({ tier, day }) => tier === 'high' && !(answer?.answer === 'no' && day <= answer.on))
  if (high)
    return {
      status: 'unknown',
      finding: `The C-SSRS screener of ${high.day} reached the high tier; nobody has said since whether admission is needed.`,
      evidence,
      raised: true,
    }
  if (answer?.answer === 'no') return { status: 'not-met', finding: `${answerText(answer)}.`, evidence }
  return { status: 'unknown', finding: 'Not asked in the last two weeks.', evidence }
}

const imminentSuicideRisk = criterion({
  id: 'imminent-suicide-risk',
  title: 'Imminent suicide risk',
  statement: 'There is an imminent suicide risk that needs admission.',
  kind: 'exclusion',
  output: 'hold',
  need: 'must-ask',
  question: {
    text: 'Is there an imminent suicide risk that needs admission?',
    help: 'Passive ideation is common in treatment-resistant depression and is a no. Judge beside a C-SSRS of today.',
    answerType: 'yes-no',
    validForDays: answerCounts.suicideRisk,
  },
  judge: judgeImminentRisk,
  action: { met: 'Emergency care and admission first; treatment may be given to an inpatient.' },
  source: from('general', '', 'Imminent risk is answered first; an outpatient course does not replace admission.'),
  evidenceMark: 'unverified',
  signOff: 'needs-clinical-sign-off',
  alternatives: 'suicide-risk',
})

const acuteSuicidalDepressionQuestion = {
  text: 'Is there acute suicidal ideation or behaviour in this episode?',
  help: 'The US label has an indication of its own for it, which asks for no failed trials; it is judged apart.',
  answerType: 'yes-no',
  validForDays: answerCounts.suicideRisk,
} as const

const acuteSuicidalDepression = criterion({
  id: 'acute-suicidal-depression',
  title: 'Depression with acute suicidality',
  statement: 'There is a major depression with acute suicidal ideation or behaviour.',
  kind: 'caution',
  output: 'info',
  need: 'advisory',
  treatments: ['esketamine-us'],
  question: acuteSuicidalDepressionQuestion,
  judge: (view): Judgement =>
    judgeCondition(
      view,
      { id: 'acute-suicidal-depression', need: 'must-ask', question: acuteSuicidalDepressionQuestion },
      { when: 'now', groups: [] },
    ),
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

const capacityInDoubt = aboutCondition({
  id: 'capacity-in-doubt',
  title: 'Capacity in doubt',
  statement: 'There is reason to doubt that the patient can decide about this treatment.',
  kind: 'exclusion',
  output: 'hold',
  need: 'must-ask',
  question: {
    text: 'Is there reason to doubt that the patient can understand and decide about this treatment?',
    help: 'Understands what is proposed, what may go wrong, and what else there is.',
    answerType: 'yes-no',
    validForDays: answerCounts.present,
  },
  rule: {
    when: 'now',
    groups: [],
    toClarify: ['intellectual-disability', 'dementia', 'delirium', 'mild-cognitive-impairment'],
  },
  action: { met: 'Assess capacity formally; without it there is no consent.' },
  source: from('general', '', 'Capacity and written consent are conditions of an elective treatment.'),
  evidenceMark: 'unverified',
})

const deliriumOrDementia = aboutCondition({
  id: 'delirium-or-dementia',
  title: 'Delirium or dementia',
  statement: 'There is a delirium, a dementia or another major neurocognitive disorder.',
  kind: 'exclusion',
  output: 'block',
  need: 'absent-after-review',
  question: {
    text: 'Is there a delirium, a dementia or another major neurocognitive disorder?',
    answerType: 'yes-no',
    validForDays: answerCounts.present,
  },
  rule: { when: 'now', groups: ['delirium', 'dementia'] },
  action: { met: 'Only by decision of a specialist.' },
  source: from('toronto-trial', '', 'Delirium, dementia and major neurocognitive disorder are exclusions.'),
  evidenceMark: 'verified',
})

const psychosisAsks = {
  id: 'psychosis',
  need: 'must-ask',
  question: {
    text: 'Are there psychotic symptoms now, or is there schizophrenia?',
    help: 'Hallucinations, delusions, also those of a depression.',
    answerType: 'yes-no',
    validForDays: answerCounts.present,
  },
} as const

const psychosis = criterion({
  ...psychosisAsks,
  title: 'Psychosis',
  statement: 'There is a psychosis now: psychotic depression, schizophrenia, or another.',
  kind: 'exclusion',
  output: 'block',
  judge: (view): Judgement => {
    const judged = judgeCondition(view, psychosisAsks, { when: 'now', groups: ['psychosis'] })
    const { severity } = view.resistance
    if (judged.status === 'met' || severity.psychotic !== 'yes') return judged
    return {
      status: 'met',
      finding: 'The current episode was called severe with psychotic features.',
      evidence: [...severity.evidence, ...judged.evidence],
    }
  },
  action: {},
  alternatives: 'psychosis',
})

const pastPsychosis = aboutCondition({
  id: 'past-psychosis',
  title: 'Psychosis in the past',
  statement: 'There was a psychosis at some time that is over.',
  kind: 'caution',
  output: 'caution',
  need: 'advisory',
  question: {
    text: 'Was there ever a psychosis that is over now?',
    answerType: 'yes-no',
    validForDays: answerCounts.history,
  },
  rule: { when: 'ever', groups: ['psychosis'], counts: (fact) => (isOver(fact) ? 'yes' : 'no') },
  action: { met: 'Assess carefully; start only if the benefit outweighs the risk.' },
  source: from(
    'uspi',
    'section 5',
    'Assess people with a history of psychosis carefully; only if benefit outweighs risk.',
  ),
  evidenceMark: 'verified',
})

const maniaNow = aboutCondition({
  id: 'mania-now',
  title: 'Mania now',
  statement: 'There is a manic, hypomanic or mixed episode now.',
  kind: 'exclusion',
  output: 'block',
  need: 'must-ask',
  question: {
    text: 'Is there a manic, hypomanic or mixed episode now?',
    help: 'An Altman scale (ASRM) of 6 or more suggests one.',
    answerType: 'yes-no',
    validForDays: answerCounts.weeks,
  },
  rule: { when: 'now', groups: ['mania-or-hypomania'] },
  action: { met: 'Treat the mania first.' },
  source: from('general', '', 'Expert consensus: not in mania, hypomania or a mixed episode.'),
  evidenceMark: 'unverified',
  signOff: 'needs-clinical-sign-off',
  alternatives: 'bipolar',
})

const maniaEver = aboutCondition({
  id: 'mania-ever',
  title: 'Mania ever, bipolar disorder',
  statement: 'There was a manic, hypomanic or mixed episode at some time, or a bipolar disorder is diagnosed.',
  kind: 'exclusion',
  output: 'hold',
  need: 'must-ask',
  question: {
    text: 'Has there ever been a manic or hypomanic episode, or a diagnosis of bipolar disorder?',
    help: 'Days of high mood, little need of sleep and racing thoughts; ask a relative too.',
    answerType: 'yes-no',
    validForDays: answerCounts.history,
  },
  rule: { when: 'ever', groups: ['bipolar'], toClarify: ['cyclothymia'] },
  action: {
    met: 'Off-label in bipolar disorder: a specialist decides. Stable on a mood stabiliser it may be overridden with that reason; then ASRM at each visit.',
  },
  source: from(
    'general',
    '',
    'The indication is major depressive disorder; bipolar depression is a decision of a specialist.',
  ),
  evidenceMark: 'unverified',
  signOff: 'needs-clinical-sign-off',
  alternatives: 'bipolar',
})

const dissociation = aboutCondition({
  id: 'dissociative-or-personality-disorder',
  title: 'Dissociative or borderline personality disorder',
  statement: 'There is a dissociative disorder, a severe personality disorder, or PTSD with severe dissociation.',
  kind: 'caution',
  output: 'caution',
  need: 'advisory',
  question: {
    text: 'Is there a dissociative disorder, a severe personality disorder, or PTSD with severe dissociation?',
    answerType: 'yes-no',
    validForDays: answerCounts.history,
  },
  rule: {
    when: 'now',
    groups: ['dissociative-disorder', 'borderline-personality-disorder'],
    toClarify: ['posttraumatic-stress-disorder'],
  },
  action: { met: 'Prepare for dissociation; a psychotherapist should know the patient.' },
  source: from('toronto-trial', '', 'Some clinics exclude them; here a caution.'),
  evidenceMark: 'verified',
  signOff: 'needs-clinical-sign-off',
})

const weigh = 'Assess carefully; start only if the benefit outweighs the risk.'
const weighed: Pick<Criterion, 'action' | 'output'> = {
  output: 'hold',
  action: { met: `${weigh} The prescriber records that as an override with its reason.` },
}

export const mind: CriterionGroup = {
  title: 'Mind',
  criteria: [
    imminentSuicideRisk,
    acuteSuicidalDepression,
    capacityInDoubt,
    deliriumOrDementia,
    ...byTreatment(psychosis, {
      'esketamine-us': { source: from('uspi', 'section 5', weigh), evidenceMark: 'verified', ...weighed },
      'esketamine-eu': {
        source: from('ema-leaflet', '', 'Psychosis: the doctor decides.'),
        evidenceMark: 'verified',
        ...weighed,
      },
      'ketamine-iv': {
        source: from('asra-2018', 'contraindications', 'Avoid in poorly controlled psychosis.'),
        evidenceMark: 'verified',
        action: { met: 'Do not give it off-label; treat the psychosis.' },
        secondSignature: true,
      },
    }),
    pastPsychosis,
    maniaNow,
    maniaEver,
    dissociation,
  ],
}
