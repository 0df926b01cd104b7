import type { SignOff } from '../quantity/source.ts'
import type { PatientRecord } from '../record/record.ts'
import type { Criterion, CriterionOutcome, CriterionQuestion } from './criterion.ts'
import { type InterviewQuestion, unansweredQuestion } from './interview-questions.ts'
import { type Judged, judgeEvery } from './outcome.ts'
import { PatientView } from './patient-view.ts'
import type { Ruleset } from './rulesets.ts'
import { sourceText } from './sources.ts'
import { Wakes } from './woken-by.ts'

/** A criterion with all of its outcome and its question that is the same for every patient; all of one shape. */
export interface PreparedCriterion {
  criterion: Criterion
  judge: Criterion['judge']
  whyNotRelevant: Criterion['whyNotRelevant']
  ask: Criterion['ask']
  passes: Criterion['passes']
  /** Its title where it stands against the treatment. */
  titleAgainst: string
  /** For how many days an answer to its own question counts. */
  answerCountsDays: number | undefined
  /** Heading under which the interview asks it. */
  group: string
  fixed: FixedOutcome
  /** What to do, by status. */
  action: { met: string; notMet: string; unknown: string }
  /** Its own question, not answered yet: one that the determination waits for and one that it does not. */
  unanswered: { holding: InterviewQuestion; idle: InterviewQuestion } | undefined
}

/** Its `output` is that of the criterion, its `questions` are its own: some patients have others. */
type FixedOutcome = Pick<
  CriterionOutcome,
  | 'id'
  | 'version'
  | 'title'
  | 'statement'
  | 'kind'
  | 'output'
  | 'need'
  | 'source'
  | 'evidenceMark'
  | 'signOff'
  | 'questions'
  | 'secondSignature'
  | 'final'
  | 'alternatives'
>

/** A ruleset with all that can be worked out before any patient is looked at. */
export interface PreparedRuleset {
  prepared: readonly PreparedCriterion[]
  /** Of each criterion by its id. */
  positions: ReadonlyMap<string, number>
  wakes: Wakes
  /** How each criterion stands for somebody of whom nothing is known: most criteria of most patients of a panel. Frozen. */
  asleep: Judged
  /** What they ask while they stand so, at the position of each. */
  askedAsleep: readonly (InterviewQuestion | undefined)[]
  signOffs: { criterionId: string; signOff: SignOff }[]
  /**
   * Of whom nothing is known. Kept, so that some view is always there: when the last one is cleared away the engine forgets
   * how views are laid out, and with it the code that it had made quick.
   */
  nobody: PatientView
}

const known = new Map<Ruleset, PreparedRuleset>()

/** Worked out once a ruleset, not once a patient. */
export function prepare(ruleset: Ruleset): PreparedRuleset {
  const before = known.get(ruleset)
  if (before) return before
  const prepared = ruleset.groups.flatMap(({ title, criteria }) =>
    criteria.map((criterion) => prepareCriterion(criterion, title)),
  )
  const positions = new Map(ruleset.criteria.map(({ id }, at) => [id, at]))
  const nobody = new PatientView(nothingKnown, ruleset.treatment, { asOf: '2000-01-01', standard: 'athf-sf' })
  const asleep = frozen(judgeEvery({ prepared, positions }, nobody))
  const made: PreparedRuleset = {
    prepared,
    positions,
    wakes: new Wakes(ruleset.criteria),
    asleep,
    askedAsleep: prepared.map((each, at) => unansweredQuestion(each, asleep.outcomes[at] as CriterionOutcome)),
    signOffs: ruleset.criteria.flatMap(({ id, signOff }) => (signOff ? [{ criterionId: id, signOff }] : [])),
    nobody,
  }
  known.set(ruleset, made)
  return made
}

const nothingKnown: PatientRecord = {
  patient: { familyName: '', givenName: '', sex: 'unknown', deceased: false },
  facts: [],
}

/** They are one for all patients. */
function frozen(judged: Judged): Judged {
  for (const outcome of judged.outcomes) {
    Object.freeze(outcome.evidence)
    Object.freeze(outcome.questions)
    Object.freeze(outcome)
  }
  return judged
}

function prepareCriterion(criterion: Criterion, group: string): PreparedCriterion {
  const { id, version, title, statement, kind, output, need, evidenceMark, action, question } = criterion
  return {
    criterion,
    judge: criterion.judge,
    whyNotRelevant: criterion.whyNotRelevant,
    ask: criterion.ask,
    passes: criterion.passes,
    titleAgainst: titleAgainst(kind, title),
    answerCountsDays: question?.validForDays,
    group,
    fixed: {
      id,
      version,
      title,
      statement,
      kind,
      output,
      need,
      source: sourceText(criterion.source),
      evidenceMark,
      signOff: criterion.signOff,
      questions: question ? [id] : [],
      secondSignature: criterion.secondSignature ?? false,
      final: criterion.final ?? false,
      alternatives: criterion.alternatives,
    },
    action: {
      met: action.met ?? '',
      notMet: action.notMet ?? '',
      unknown: action.unknown ?? (question ? `Ask: ${question.text}` : 'Ask, or look it up.'),
    },
    unanswered: question && {
      holding: unanswered(criterion, question, group, true),
      idle: unanswered(criterion, question, group, false),
    },
  }
}

/** An inclusion and a work-up are named by what is wanted, so that it has to be said that it is not there. */
const titleAgainst = (kind: CriterionOutcome['kind'], title: string): string =>
  kind === 'inclusion'
    ? `${lower(title)} (not fulfilled)`
    : kind === 'work-up'
      ? `${lower(title)} (to do)`
      : lower(title)

/** `MADRS` keeps its capitals. */
const lower = (title: string): string =>
  /^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title

function unanswered(
  { id, title }: Criterion,
  { text, help = '', answerType, choices = [], measurements, instruments }: CriterionQuestion,
  group: string,
  holds: boolean,
): InterviewQuestion {
  const asked = { linkId: id, title, text, help, answerType, choices, current: null, open: true }
  return { ...asked, criterionId: id, group, holds, measurements, instruments }
}
