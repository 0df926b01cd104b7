import { notAsked } from './condition-evidence.ts'
import type { AskedQuestion, Criterion, CriterionOutcome, Judgement } from './criterion.ts'
import { type CriterionOverride, countsAsOverridden } from './override.ts'
import type { PatientView } from './patient-view.ts'
import type { PreparedCriterion } from './prepared.ts'

/** Every criterion as it stands for the patient, in order; each sees the outcomes before it. */
export function judgeAll(
  prepared: readonly PreparedCriterion[],
  view: PatientView,
  overrides: readonly CriterionOverride[],
): CriterionOutcome[] {
  const outcomes: CriterionOutcome[] = []
  for (const each of prepared) outcomes.push(judge(each, view, outcomes, overrides))
  return outcomes
}

function judge(
  prepared: PreparedCriterion,
  view: PatientView,
  others: readonly CriterionOutcome[],
  overrides: readonly CriterionOverride[],
): CriterionOutcome {
  const { criterion } = prepared
  const judged = criterion.judge(view, others)
  const irrelevant = judged.status === 'unknown' ? criterion.whyNotRelevant?.(view, others) : undefined
  if (judged !== notAsked || irrelevant !== undefined || overrides.length > 0 || criterion.ask)
    return outcomeOf(prepared, judged, irrelevant, view, overrides)
  prepared.notAsked ??= outcomeOf(prepared, judged, undefined, view, overrides)
  return prepared.notAsked
}

function outcomeOf(
  prepared: PreparedCriterion,
  judged: Judgement,
  irrelevant: string | undefined,
  view: PatientView,
  overrides: readonly CriterionOverride[],
): CriterionOutcome {
  const { criterion, source } = prepared
  const { status, finding, evidence } =
    irrelevant === undefined ? judged : whenIrrelevant(criterion, judged, irrelevant)
  const stands = standingOf(criterion, status, judged, irrelevant !== undefined)
  // Every field in one order and none left out: objects of one shape are made and read several times faster.
  const outcome: CriterionOutcome = {
    id: criterion.id,
    version: criterion.version,
    title: criterion.title,
    statement: criterion.statement,
    kind: criterion.kind,
    status,
    output: irrelevant === undefined ? criterion.output : 'info',
    need: criterion.need,
    relevant: irrelevant === undefined,
    standing: stands,
    finding,
    evidence,
    source,
    evidenceMark: criterion.evidenceMark,
    signOff: criterion.signOff,
    action: stands === 'clear' ? '' : (whatToDo(criterion.action, status) ?? askText(criterion)),
    questions: criterion.ask ? askedOf(criterion, view).map(({ linkId }) => linkId) : prepared.questions,
    secondSignature: criterion.secondSignature ?? false,
    final: criterion.final ?? false,
    alternatives: criterion.alternatives,
  }
  return overrides.length === 0 ? outcome : withOverride(outcome, criterion, overrides)
}

/** What a criterion asks about this patient's own record; worked out once a patient. */
export function askedOf(criterion: Criterion, view: PatientView): AskedQuestion[] {
  const known = view.asked.get(criterion.id)
  if (known) return known
  const asked = criterion.ask?.(view) ?? []
  view.asked.set(criterion.id, asked)
  return asked
}

function withOverride(
  outcome: CriterionOutcome,
  criterion: Criterion,
  overrides: readonly CriterionOverride[],
): CriterionOutcome {
  const override = overrides.find((each) => each.criterionId === criterion.id)
  if (!override || (outcome.standing !== 'blocks' && outcome.standing !== 'missing')) return outcome
  if (countsAsOverridden(criterion, override))
    return { ...outcome, standing: 'caution', overridden: withoutCriterion(override) }
  if (criterion.final || override.reason.trim() === '') return outcome
  return { ...outcome, awaitsSecondSignature: { reason: override.reason, by: override.by } }
}

/** Work-up that is not indicated stays undone; anything else that cannot concern the patient is a no. */
const whenIrrelevant = ({ kind }: Criterion, judged: Judgement, why: string): Judgement => ({
  status: kind === 'work-up' ? 'unknown' : 'not-met',
  finding: kind === 'work-up' ? `Not indicated: ${why}` : why,
  evidence: judged.evidence,
})

function standingOf(
  { kind, output, need }: Criterion,
  status: CriterionOutcome['status'],
  { raised }: Judgement,
  irrelevant: boolean,
): CriterionOutcome['standing'] {
  if (irrelevant || output === 'info') return status === 'unknown' && !irrelevant ? 'open' : 'clear'
  const wanted = kind === 'inclusion' || kind === 'work-up' ? 'met' : 'not-met'
  if (status === wanted) return 'clear'
  if (status !== 'unknown') return output === 'caution' ? 'caution' : 'blocks'
  // A sleeping pill that is prescribed asks for care also before somebody knows whether it is taken.
  if (output === 'caution') return kind === 'work-up' || raised ? 'caution' : 'open'
  return need === 'advisory' && !raised ? 'open' : 'missing'
}

function whatToDo(action: Criterion['action'], status: CriterionOutcome['status']): string | undefined {
  return status === 'met' ? (action.met ?? '') : status === 'not-met' ? (action.notMet ?? '') : action.unknown
}

const askText = ({ question }: Criterion): string => (question ? `Ask: ${question.text}` : 'Ask, or look it up.')

const withoutCriterion = ({ reason, by, secondBy }: CriterionOverride) => ({
  reason,
  by,
  ...(secondBy === undefined ? {} : { secondBy }),
})
