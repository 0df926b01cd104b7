import type { AskedQuestion, Criterion, CriterionOutcome, Judgement } from './criterion.ts'
import { OutcomesBefore } from './outcomes-before.ts'
import { type CriterionOverride, countsAsOverridden } from './override.ts'
import type { PatientView } from './patient-view.ts'
import type { PreparedCriterion, PreparedRuleset } from './prepared.ts'

/** Every criterion as it stands for a patient, in order. */
export interface Judged {
  outcomes: CriterionOutcome[]
  /** What those ask that ask about this patient's own trials and medicines, at the position of each. */
  asked: (readonly AskedQuestion[] | undefined)[]
}

/** Judges what the record speaks to; all else stands as it does for everybody of whom nothing is known. */
export function judge(ruleset: PreparedRuleset, view: PatientView, overrides: readonly CriterionOverride[]): Judged {
  if (overrides.length > 0) return judgeEvery(ruleset, view, overrides)
  const { outcomes, asked } = ruleset.asleep
  const judged: Judged = { outcomes: outcomes.slice(), asked: asked.slice() }
  const before = new OutcomesBefore(judged.outcomes, ruleset.positions)
  for (const at of ruleset.wakes.wokenIn(view))
    judgeAt(at, ruleset.prepared, judged, view, before, overrides, outcomes[at])
  return judged
}

/** The same, with every criterion judged: `judge` gives no other answer. */
export function judgeEvery(
  { prepared, positions }: Pick<PreparedRuleset, 'prepared' | 'positions'>,
  view: PatientView,
  overrides: readonly CriterionOverride[] = [],
): Judged {
  const judged: Judged = { outcomes: [], asked: [] }
  const before = new OutcomesBefore(judged.outcomes, positions)
  for (let at = 0; at < prepared.length; at++) judgeAt(at, prepared, judged, view, before, overrides)
  return judged
}

function judgeAt(
  at: number,
  prepared: readonly PreparedCriterion[],
  judged: Judged,
  view: PatientView,
  before: OutcomesBefore,
  overrides: readonly CriterionOverride[],
  asleep?: CriterionOutcome,
): void {
  const each = prepared[at] as PreparedCriterion
  const judgement = each.judge(view, before)
  const irrelevant =
    judgement.status === 'unknown' && each.whyNotRelevant ? each.whyNotRelevant(view, before) : undefined
  const asked = each.ask?.(view)
  if (asked) judged.asked[at] = asked
  if (!asked && asleep && standsAs(asleep, each, judgement, irrelevant) && !view.answer(asleep.id)) return
  const questions = asked && asked.length > 0 ? asked.map(linkIdOf) : each.fixed.questions
  const outcome = outcomeOf(each, judgement, irrelevant, questions)
  judged.outcomes[at] = overrides.length === 0 ? outcome : withOverride(outcome, each.criterion, overrides)
}

/** What woke it said nothing: it stands as it does for everybody. An answer to its question is still to be shown. */
function standsAs(
  asleep: CriterionOutcome,
  { fixed }: PreparedCriterion,
  judged: Judgement,
  irrelevant: string | undefined,
): boolean {
  if (judged.evidence.length > 0 || asleep.evidence.length > 0 || asleep.relevant !== (irrelevant === undefined))
    return false
  const { status, finding } = irrelevant === undefined ? judged : whenIrrelevant(fixed, judged, irrelevant)
  return (
    status === asleep.status &&
    finding === asleep.finding &&
    standingOf(fixed, status, judged, irrelevant !== undefined) === asleep.standing
  )
}

const linkIdOf = ({ linkId }: AskedQuestion): string => linkId

function outcomeOf(
  { fixed, action }: PreparedCriterion,
  judged: Judgement,
  irrelevant: string | undefined,
  questions: string[],
): CriterionOutcome {
  const { status, finding, evidence } = irrelevant === undefined ? judged : whenIrrelevant(fixed, judged, irrelevant)
  const standing = standingOf(fixed, status, judged, irrelevant !== undefined)
  // Every field in one order and none left out: objects of one shape are made and read several times faster.
  return {
    id: fixed.id,
    version: fixed.version,
    title: fixed.title,
    statement: fixed.statement,
    kind: fixed.kind,
    status,
    output: irrelevant === undefined ? fixed.output : 'info',
    need: fixed.need,
    relevant: irrelevant === undefined,
    standing,
    finding,
    evidence,
    source: fixed.source,
    evidenceMark: fixed.evidenceMark,
    signOff: fixed.signOff,
    action: standing === 'clear' ? '' : whatToDo(action, status),
    questions,
    secondSignature: fixed.secondSignature,
    final: fixed.final,
    alternatives: fixed.alternatives,
  }
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
const whenIrrelevant = ({ kind }: Pick<Criterion, 'kind'>, judged: Judgement, why: string): Judgement => ({
  status: kind === 'work-up' ? 'unknown' : 'not-met',
  finding: kind === 'work-up' ? `Not indicated: ${why}` : why,
  evidence: judged.evidence,
})

function standingOf(
  { kind, output, need }: Pick<Criterion, 'kind' | 'output' | 'need'>,
  status: CriterionOutcome['status'],
  { raised }: Judgement,
  irrelevant: boolean,
): CriterionOutcome['standing'] {
  if (irrelevant || output === 'info') return status === 'unknown' && !irrelevant ? 'open' : 'clear'
  const wanted = kind === 'inclusion' || kind === 'work-up' ? 'met' : 'not-met'
  if (status === wanted) return 'clear'
  if (status !== 'unknown') return output === 'caution' ? 'caution' : 'blocks'
  if (output === 'caution' && (kind === 'work-up' || need !== 'must-ask'))
    // A sleeping pill that is prescribed asks for care also before somebody knows whether it is taken.
    return kind === 'work-up' || raised ? 'caution' : 'open'
  return need === 'advisory' && !raised ? 'open' : 'missing'
}

const whatToDo = ({ met, notMet, unknown }: PreparedCriterion['action'], status: CriterionOutcome['status']): string =>
  status === 'met' ? met : status === 'not-met' ? notMet : unknown

const withoutCriterion = ({ reason, by, secondBy }: CriterionOverride) => ({
  reason,
  by,
  ...(secondBy === undefined ? {} : { secondBy }),
})
