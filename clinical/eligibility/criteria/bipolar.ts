import { answerText, sentence } from '../answer-words.ts'
import { conditionRule, judgeCondition } from '../condition-evidence.ts'
import type { Judgement } from '../criterion.ts'
import type { PatientView } from '../patient-view.ts'
import { answerCounts, criterion, from, readsConditions } from './define.ts'
import { raisedByScale } from './raised-by-scale.ts'

/** The newest counts, of the last weeks: it asks about one week. */
const altman = { instrument: 'asrm', bands: ['mania-possible'], days: answerCounts.weeks }
/** A clinician's rating, from 13: above the band of remission. */
const young = { instrument: 'ymrs', bands: ['minimal', 'mild', 'moderate', 'severe'], days: answerCounts.weeks }
/** It asks about a whole life. */
const moodDisorderQuestionnaire = { instrument: 'mdq', bands: ['positive'], days: answerCounts.history }

const maniaNowAsks = {
  id: 'mania-now',
  need: 'must-ask',
  question: {
    text: 'Is there a manic, hypomanic or mixed episode now?',
    help: 'An Altman scale (ASRM) of 6 or more asks it anew, and a Young scale (YMRS) of 13 or more.',
    answerType: 'yes-no',
    validForDays: answerCounts.weeks,
  },
} as const

const maniaNowRule = conditionRule(maniaNowAsks, { when: 'now', groups: ['mania-or-hypomania'] })

const maniaNow = criterion({
  ...maniaNowAsks,
  version: 3,
  title: 'Mania now',
  statement: 'There is a manic, hypomanic or mixed episode now.',
  kind: 'exclusion',
  output: 'block',
  wokenBy: { ...readsConditions(maniaNowRule), instruments: [altman.instrument, young.instrument] },
  judge: (view) =>
    [altman, young].reduce(
      (judged, scale) => raisedByScale(view, judged, maniaNowRule, scale),
      judgeCondition(view, maniaNowRule),
    ),
  action: { met: 'Treat the mania first.' },
  source: from('general', '', 'Expert consensus: not in mania, hypomania or a mixed episode.'),
  evidenceMark: 'unverified',
  signOff: 'needs-clinical-sign-off',
  alternatives: 'bipolar',
})

const maniaEverAsks = {
  id: 'mania-ever',
  need: 'must-ask',
  question: {
    text: 'Has there ever been a manic or hypomanic episode, or a diagnosis of bipolar disorder?',
    help: 'Days of high mood, little need of sleep and racing thoughts; ask a relative too. A positive MDQ asks it anew.',
    answerType: 'yes-no',
    validForDays: answerCounts.history,
  },
} as const

const bipolarEver = conditionRule(maniaEverAsks, { when: 'ever', groups: ['bipolar'], toClarify: ['cyclothymia'] })
const judgeBipolar = (view: PatientView): Judgement =>
  raisedByScale(view, judgeCondition(view, bipolarEver), bipolarEver, moodDisorderQuestionnaire)
const stabilityAnswer = (view: PatientView) => view.answer('bipolar-stable', answerCounts.weeks)

const maniaEver = criterion({
  ...maniaEverAsks,
  version: 4,
  passes: 'when-put-right' as const,
  title: 'Mania ever, bipolar disorder',
  statement:
    'There was a manic, hypomanic or mixed episode at some time, or a bipolar disorder is diagnosed, and it is not stable on a mood stabiliser.',
  kind: 'exclusion',
  output: 'hold',
  wokenBy: {
    ...readsConditions(bipolarEver),
    answers: ['bipolar-stable'],
    instruments: [moodDisorderQuestionnaire.instrument],
  },
  judge: (view): Judgement => {
    const judged = judgeBipolar(view)
    const stability = stabilityAnswer(view)
    if (judged.status !== 'met' || stability?.answer !== 'yes') return judged
    return {
      status: 'not-met',
      finding: `${judged.finding} Stable on a mood stabiliser: ${answerText(stability)}.`,
      evidence: [...judged.evidence, { reference: stability.reference, text: answerText(stability) }],
    }
  },
  action: {
    met: 'Off-label in bipolar disorder: a specialist decides. Stable on a mood stabiliser it is a caution: answer that question.',
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

const bipolarStable = criterion({
  id: 'bipolar-stable',
  version: 3,
  title: 'Bipolar disorder, stable',
  statement: 'There is a bipolar disorder, or was a mania, and it is stable on a mood stabiliser.',
  kind: 'caution',
  output: 'caution',
  need: 'advisory',
  question: {
    text: 'Is the bipolar disorder stable on a mood stabiliser?',
    help: 'No mania, hypomania or mixed features, and a mood stabiliser that is taken. Without one it is a no.',
    answerType: 'yes-no',
    validForDays: answerCounts.weeks,
  },
  wokenBy: { ...readsConditions(bipolarEver), answers: ['mania-ever'] },
  whyNotRelevant: (view) =>
    judgeBipolar(view).status === 'met' ? undefined : 'Asked only where a mania or a bipolar disorder is on record.',
  judge: (view): Judgement => {
    const stability = stabilityAnswer(view)
    if (!stability || stability.answer === 'unknown' || judgeBipolar(view).status !== 'met')
      return { status: 'unknown', finding: 'Nobody has said whether it is stable on a mood stabiliser.', evidence: [] }
    return {
      status: stability.answer === 'yes' ? 'met' : 'not-met',
      finding: sentence(answerText(stability)),
      evidence: [{ reference: stability.reference, text: answerText(stability) }],
    }
  },
  action: { met: 'Keep the mood stabiliser; an Altman scale (ASRM) at each visit. Stop at the first sign of mania.' },
  source: from(
    'general',
    '',
    'Bipolar disorder that is stable on a mood stabiliser: caution, with an ASRM at each visit.',
  ),
  evidenceMark: 'unverified',
  signOff: 'needs-clinical-sign-off',
})

/** Mania now and ever. */
export const bipolar = [maniaNow, maniaEver, bipolarStable]
