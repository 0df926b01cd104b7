import { answerText, sentence } from '../answer-words.ts'
import type { Criterion, Judgement, TreatmentId } from '../criterion.ts'
import type { PatientView } from '../patient-view.ts'
import { answerCounts, criterion, from } from './define.ts'
import { recentScreens, screeners } from './suicide-risk.ts'

const treatments: TreatmentId[] = ['esketamine-us-acute-suicidality']

/** How the criteria of one treatment serve another indication, or another way, of the same drug. */
export interface TakenOver {
  from: TreatmentId
  /** Criteria that this indication does not ask for. */
  without: readonly string[]
  /** What follows from a criterion here, where it is not what follows there. */
  differently: Readonly<Record<string, Partial<Criterion>>>
}

/**
 * The second indication of the US label: what forbids esketamine forbids it here too, failed trials are not asked for,
 * and a risk that needs admission is answered first but keeps nobody from treatment.
 */
export const acuteSuicidality: TakenOver = {
  from: 'esketamine-us',
  without: ['two-failed-trials', 'episode-start', 'acute-suicidal-depression', 'without-antidepressant'],
  differently: {
    'major-depression': {
      source: from('uspi', 'section 1', 'Depressive symptoms in adults with major depressive disorder.'),
    },
    'imminent-suicide-risk': {
      kind: 'caution',
      output: 'caution',
      action: {
        met: 'Emergency care and admission first: esketamine does not replace them; it may be given to an inpatient.',
      },
      source: from(
        'uspi',
        'section 1, limitations of use',
        'Not shown to prevent suicide; use does not preclude admission where it is warranted.',
      ),
      evidenceMark: 'verified',
    },
  },
}

/** Screens that reach the tier of intent, plan or recent behaviour speak for it; a person says so. */
function judgeAcuteSuicidality(view: PatientView): Judgement {
  const answer = view.answer('acute-suicidal-depression', answerCounts.suicideRisk)
  const screens = recentScreens(view).map(({ fact, day, tier }) => ({
    reference: fact.reference,
    text: `C-SSRS screener on ${day}: ${tier} tier`,
  }))
  if (!answer) return { status: 'unknown', finding: 'Not asked in the last two weeks.', evidence: screens }
  const status = answer.answer === 'yes' ? 'met' : answer.answer === 'no' ? 'not-met' : 'unknown'
  const text = answerText(answer)
  return { status, finding: sentence(text), evidence: [{ reference: answer.reference, text }, ...screens] }
}

export const depressionWithAcuteSuicidality = criterion({
  id: 'acute-suicidal-depression',
  title: 'Acute suicidal ideation or behaviour',
  statement: 'There is a major depression with acute suicidal ideation or behaviour.',
  kind: 'inclusion',
  output: 'block',
  need: 'must-ask',
  treatments,
  question: {
    text: 'Is there acute suicidal ideation or behaviour in this episode?',
    help: 'A clinician judges it beside a C-SSRS of today. Passive ideation alone is a no.',
    answerType: 'yes-no',
    validForDays: answerCounts.suicideRisk,
  },
  wokenBy: { instruments: screeners },
  judge: judgeAcuteSuicidality,
  action: { notMet: 'Evaluate for treatment resistance instead.' },
  alternatives: 'indication',
  source: from(
    'uspi',
    'section 1',
    'Depressive symptoms in major depression with acute suicidal ideation or behaviour.',
  ),
  evidenceMark: 'verified',
})
