import type { Fact, PatientRecord } from '../record/record.ts'
import type { CriterionOutcome } from './criterion.ts'
import { type Determination, type Evaluation, type EvaluationOptions, evaluate } from './evaluate.ts'

/** One thing that would have to be otherwise: a fact that were not on record, or a question answered. */
export type Change =
  | { kind: 'without-fact'; reference: string; text: string }
  | { kind: 'answered'; linkId: string; title: string; answer: 'yes' | 'no' }

export interface DecisiveSet {
  changes: Change[]
  /** What the determination would be then. */
  becomes: Determination
}

/** Which facts carry a determination: the smallest sets that would change it. */
export interface Explanation {
  determination: Determination
  /** All of one size, none smaller; at most `mostShown` of them. */
  sets: DecisiveSet[]
  /** How many of that size there are. */
  found: number
  /** False where not every set up to that size could be tried: a smaller or another one may exist. */
  exact: boolean
  sentence: string
}

const mostShown = 12
/** Evaluations that one explanation may take: a second look at a patient, not a search without end. */
const mostTries = 600

/** Tries it, with the rules as they are: no criterion has to say what would change it. Nothing is stored. */
export function explain(given: PatientRecord, options: EvaluationOptions): Explanation {
  // What one person entered on one day has one reference: here each fact has one of its own.
  const record = { ...given, facts: given.facts.map((fact) => ({ ...fact, reference: fact.id })) }
  const evaluation = evaluate(record, options)
  const { determination } = evaluation
  const tries = { left: mostTries }
  const become = (changes: readonly Change[]): Evaluation => {
    tries.left -= 1
    return evaluate(supposing(record, changes, options.asOf), options)
  }
  const found =
    determination === 'not-eligible' ? clearTheWay(evaluation, become, tries) : trySmall(evaluation, become, tries)
  return {
    determination,
    sets: found.sets
      .slice(0, mostShown)
      .map((set) => ({ ...set, changes: set.changes.map((change) => asShown(change, given, evaluation)) })),
    found: found.count ?? found.sets.length,
    exact: found.exact,
    sentence: sentenceOf(determination, found),
  }
}

/** With the reference of the record, and of an answer also what was asked. */
function asShown(change: Change, { facts }: PatientRecord, { criteria }: Evaluation): Change {
  if (change.kind === 'answered') return change
  const ids = change.reference.split(', ')
  const meant = facts.filter(({ id }) => ids.includes(id))
  if (meant.length === 0) return change
  const [fact] = meant
  const asked = fact?.kind === 'interview-answer' ? criteria.find(({ id }) => id === fact.question)?.title : undefined
  return {
    ...change,
    reference: [...new Set(meant.map(({ reference }) => reference))].sort().join(', '),
    text: asked === undefined ? change.text : `${asked}: ${change.text}`,
  }
}

type Become = (changes: readonly Change[]) => Evaluation
interface Found {
  sets: DecisiveSet[]
  /** Where not all of them were made. */
  count?: number
  exact: boolean
}
interface Tries {
  left: number
}

/** One change at a time, then two: more are rarely needed where nothing stands in the way yet. */
function trySmall(evaluation: Evaluation, become: Become, tries: Tries): Found {
  const { determination, criteria, questions } = evaluation
  const deciding = criteria.filter(({ output, relevant }) => output !== 'info' && relevant)
  // While answers are missing, only a fact that raises a question can take one away.
  const carrying =
    determination === 'needs-information' ? deciding.filter(({ standing }) => standing === 'missing') : deciding
  const decided = new Set(deciding.map(({ id }) => id))
  const changes: Change[] = [
    ...factsOf(carrying),
    ...questions
      .filter(({ answerType, criterionId }) => answerType === 'yes-no' && decided.has(criterionId))
      .flatMap(({ linkId, title }): Change[] =>
        (['yes', 'no'] as const).map((answer) => ({ kind: 'answered', linkId, title, answer })),
      ),
  ]
  for (const size of [1, 2]) {
    const sets: DecisiveSet[] = []
    for (const set of subsets(changes, size)) {
      if (tries.left <= 0) return { sets, exact: false }
      const becomes = become(set).determination
      if (becomes !== determination) sets.push({ changes: set, becomes })
    }
    if (sets.length > 0) return { sets, exact: true }
  }
  return { sets: [], exact: false }
}

/**
 * Every criterion that stands in the way has to go. Those that share no fact are looked at apart, so that the smallest
 * set of all is the smallest of each, together: one of each part, in every combination.
 */
function clearTheWay(evaluation: Evaluation, become: Become, tries: Tries): Found {
  const blocking = evaluation.criteria.filter(({ standing }) => standing === 'blocks')
  const parts = sharingFacts(blocking).map((part) => smallestClearing(part, become, tries))
  const [first] = parts
  if (!first || parts.some(({ sets }) => sets.length === 0)) return { sets: [], exact: false }
  const ways = parts.map(({ sets }) => sets)
  return {
    sets: combinations(ways).map((changes) => ({ changes, becomes: become(changes).determination })),
    count: ways.reduce((product, { length }) => product * length, 1),
    exact: parts.every(({ exact }) => exact),
  }
}

/** One way of each part, together; as many as are shown. */
export function combinations<T>(parts: readonly T[][][]): T[][] {
  return parts.reduce<T[][]>(
    (before, ways) => before.flatMap((changes) => ways.map((way) => [...changes, ...way])).slice(0, mostShown),
    [[]],
  )
}

/** All smallest sets of the facts of these criteria without which none of them stands in the way. */
function smallestClearing(
  part: readonly CriterionOutcome[],
  become: Become,
  tries: Tries,
): { sets: Change[][]; exact: boolean } {
  const changes = factsOf(part)
  const ids = new Set(part.map(({ id }) => id))
  for (let size = 1; size <= changes.length; size++) {
    const sets: Change[][] = []
    for (const set of subsets(changes, size)) {
      if (tries.left <= 0) return { sets, exact: false }
      const stands = become(set).criteria.some(({ id, standing }) => ids.has(id) && standing === 'blocks')
      if (!stands) sets.push(set)
    }
    if (sets.length > 0) return { sets, exact: true }
  }
  return { sets: [], exact: false }
}

/** Criteria in groups: two that rest on one fact are in one. */
function sharingFacts(criteria: readonly CriterionOutcome[]): CriterionOutcome[][] {
  const groups: { references: Set<string>; members: CriterionOutcome[] }[] = []
  for (const criterion of criteria) {
    const references = new Set(criterion.evidence.map(({ reference }) => reference))
    const touched = groups.filter((group) => [...references].some((each) => group.references.has(each)))
    const joined = {
      references: new Set([...references, ...touched.flatMap((group) => [...group.references])]),
      members: [...touched.flatMap(({ members }) => members), criterion],
    }
    groups.splice(0, groups.length, ...groups.filter((group) => !touched.includes(group)), joined)
  }
  return groups.map(({ members }) => members)
}

/** The facts that criteria rest on, each once. */
function factsOf(criteria: readonly CriterionOutcome[]): Change[] {
  const texts = new Map<string, string>()
  for (const { evidence } of criteria)
    for (const { reference, text } of evidence) if (!texts.has(reference)) texts.set(reference, text)
  return [...texts].map(([reference, text]) => ({ kind: 'without-fact', reference, text }))
}

function* subsets<T>(items: readonly T[], size: number, from = 0): Generator<T[]> {
  if (size === 0) {
    yield []
    return
  }
  for (let at = from; at <= items.length - size; at++)
    for (const rest of subsets(items, size - 1, at + 1)) yield [items[at] as T, ...rest]
}

/** The record as it would be; a proposed trial goes with the prescriptions that it was made from. */
function supposing({ patient, facts }: PatientRecord, changes: readonly Change[], on: string): PatientRecord {
  const without = new Set(
    changes.flatMap((change) => (change.kind === 'without-fact' ? change.reference.split(', ') : [])),
  )
  const answers = changes.flatMap((change): Fact[] =>
    change.kind === 'answered'
      ? [
          {
            kind: 'interview-answer',
            id: `supposed:${change.linkId}`,
            reference: 'supposed',
            question: change.linkId,
            answer: change.answer,
            on,
          },
        ]
      : [],
  )
  return {
    patient: without.has('Patient') ? { ...patient, birthDate: undefined, deceased: false } : patient,
    facts: [...facts.filter(({ reference }) => !without.has(reference)), ...answers],
  }
}

function sentenceOf(determination: Determination, { sets, count = sets.length, exact }: Found): string {
  const size = sets[0]?.changes.length
  if (size === undefined) return 'No small set of facts was found that would change it; larger ones were not tried.'
  const things = size === 1 ? 'One fact' : `${size} facts together`
  const many = count > 1 ? `; ${count} such ${size === 1 ? 'facts' : 'sets'} were found` : ''
  const what = determination === 'not-eligible' ? 'would take away all that stands in the way' : 'would change it'
  return `${things} ${what}${many}. ${exact ? 'No smaller set does.' : 'Not every set was tried: a smaller one may exist.'}`
}
