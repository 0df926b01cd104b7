import { conceptIs } from '../../conditions/index.ts'
import { conditionRule, isCarriedBy, isOver, judgeCondition } from '../condition-evidence.ts'
import type { Criterion, Judgement } from '../criterion.ts'
import { bipolar } from './bipolar.ts'
import { aboutCondition, answerCounts, byTreatment, type CriterionGroup, criterion, from } from './define.ts'
import { suicideRisk } from './suicide-risk.ts'

const capacityInDoubt = aboutCondition({
  id: 'capacity-in-doubt',
  version: 2,
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
  alternatives: 'to-put-right',
  source: from('general', '', 'Capacity and written consent are conditions of an elective treatment.'),
  evidenceMark: 'unverified',
})

const deliriumOrDementia = aboutCondition({
  id: 'delirium-or-dementia',
  version: 3,
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
  passes: ({ conditions }, { evidence }) =>
    conditions.some((fact) => conceptIs(fact.concept, 'dementia') && isCarriedBy(fact, evidence))
      ? { why: 'A dementia does not pass.' }
      : undefined,
  action: { met: 'Only by decision of a specialist.' },
  alternatives: 'neurocognitive',
  source: from('toronto-trial', '', 'Delirium, dementia and major neurocognitive disorder are exclusions.'),
  evidenceMark: 'verified',
})

const psychosisAsks = {
  id: 'psychosis',
  version: 4,
  need: 'must-ask',
  question: {
    text: 'Are there psychotic symptoms now, or is there schizophrenia?',
    help: 'Hallucinations, delusions, also those of a depression.',
    answerType: 'yes-no',
    validForDays: answerCounts.present,
  },
} as const

const psychosisNow = conditionRule(psychosisAsks, {
  when: 'now',
  groups: ['psychosis'],
  toClarify: ['schizotypal-disorder'],
  clarifiedWhenOver: ['schizophrenia-spectrum'],
})

const psychosis = criterion({
  ...psychosisAsks,
  title: 'Psychosis',
  statement: 'There is a psychosis now: psychotic depression, schizophrenia, or another.',
  kind: 'exclusion',
  output: 'block',
  judge: (view): Judgement => {
    const judged = judgeCondition(view, psychosisNow)
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
  version: 3,
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

const dissociation = aboutCondition({
  id: 'dissociative-or-personality-disorder',
  version: 3,
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
    toClarify: ['posttraumatic-stress-disorder', 'other-personality-disorder'],
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
    ...suicideRisk,
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
    ...bipolar,
    dissociation,
  ],
}
