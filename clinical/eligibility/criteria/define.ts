import { type ConditionRule, conditionRule, judgeCondition, type ReadyRule } from '../condition-evidence.ts'
import type { Criterion, CriterionSource, Judgement, TreatmentId } from '../criterion.ts'
import type { PatientView } from '../patient-view.ts'
import type { WokenBy } from '../woken-by.ts'

export const everyTreatment: TreatmentId[] = ['esketamine-us', 'esketamine-eu', 'ketamine-iv']
export const esketamine: TreatmentId[] = ['esketamine-us', 'esketamine-eu']

/** Criteria that the interview asks in one breath, in the order of asking. */
export interface CriterionGroup {
  title: string
  criteria: Criterion[]
}

/** A criterion without what it may have from its treatment. */
type Draft = Omit<Criterion, 'version' | 'treatments' | 'source' | 'evidenceMark'> & Partial<Criterion>

/** Fills in what nearly all criteria share. */
export const criterion = <G extends Draft>(given: G) => ({ version: 1, treatments: everyTreatment, ...given })

/** What a criterion reads that judges by a condition rule. */
export const readsConditions = ({ groups, need }: ReadyRule): WokenBy =>
  need === 'must-ask' ? { groups } : { groups, review: true }

/** A criterion that conditions of the record and one question of the interview answer. */
export const aboutCondition = <G extends Omit<Draft, 'judge'> & { rule: ConditionRule }>(given: G) => {
  const rule = conditionRule(given, given.rule)
  return criterion({
    ...given,
    judge: (view: PatientView): Judgement => judgeCondition(view, rule),
    wokenBy: { ...readsConditions(rule), ...given.wokenBy },
  })
}

/** What differs between treatments: where it is written, and what follows from it there. */
type Difference = Pick<Criterion, 'source' | 'evidenceMark'> &
  Partial<
    Pick<
      Criterion,
      'kind' | 'output' | 'need' | 'signOff' | 'secondSignature' | 'action' | 'whyNotRelevant' | 'wokenBy'
    >
  >

/** One criterion for each treatment that is named, under one id: the interview asks it once. */
export const byTreatment = (
  given: Omit<Criterion, 'source' | 'evidenceMark'>,
  differences: Partial<Record<TreatmentId, Difference>>,
): Criterion[] =>
  everyTreatment.flatMap((treatment) => {
    const difference = differences[treatment]
    return difference ? [{ ...given, ...difference, treatments: [treatment] }] : []
  })

export const from = (key: CriterionSource['key'], section: string, text: string): CriterionSource => ({
  key,
  section,
  text,
})

/** How many days an answer counts. Ours, all of them: they need clinical sign-off. */
export const answerCounts = {
  /** What has happened does not go away; what happens next is asked again after a year. */
  history: 365,
  /** What may change in weeks. */
  present: 90,
  weeks: 30,
  suicideRisk: 14,
  /** What was is not asked again. */
  always: 36_500,
} as const
