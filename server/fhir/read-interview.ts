import type { ThreeValued } from '../../clinical/quantity/three-valued.ts'
import type { EpisodeFact, Fact, InterviewAnswerFact, TrialFact, TrialOutcome } from '../../clinical/record/record.ts'
import { cleanText, dayOf, defined } from './concepts.ts'
import { left, type Reading } from './reading.ts'
import type { Entry } from './references.ts'
import type { FhirAnswer, FhirResponseItem } from './resources.ts'

/**
 * The evaluation interview as a QuestionnaireResponse. `questionnaire` ends in `evaluation-interview`; each link id is
 * the id of the criterion that it answers, with yes, no or unknown. Four link ids carry more than an answer:
 * - `episode` (group): `episode-start` (date), `episode-severity` (code, an answer that counts for its days);
 * - `antidepressant-trial` (group, one a trial): `medication`, `role`, `highest-dose-mg-per-day`, `start`, `stop`,
 *   `outcome`, `adherence`;
 * - `trial-history-complete` (boolean): somebody attests that the trials are all of this episode;
 * - `record-reviewed` (boolean): a clinician has read the whole record on that day.
 */
export const isEvaluationInterview = (canonical: string): boolean =>
  /(^|[/:#])evaluation-interview$/.test(canonical.split('|')[0] ?? '')

interface InterviewResponse {
  authored?: string
  author?: { display?: string; reference?: string }
  item?: FhirResponseItem[]
}

export function readInterview(resource: InterviewResponse, entry: Entry): Reading {
  const on = dayOf(resource.authored)
  if (on === undefined || on.length < 10) return left('An interview without its day cannot be placed')
  const who = resource.author?.display ?? resource.author?.reference
  const reading = { entry, on, answeredBy: who === undefined ? undefined : cleanText(who) }
  const notes: string[] = []
  const facts = (resource.item ?? []).flatMap((item) => readItem(item, reading, notes))
  return facts.length > 0 ? { facts: withOwnIds(facts), notes } : left('The interview holds no answers')
}

/** A question that was put twice keeps both answers, under ids of their own. */
function withOwnIds(facts: Fact[]): Fact[] {
  const seen = new Map<string, number>()
  return facts.map((fact) => {
    const times = (seen.get(fact.id) ?? 0) + 1
    seen.set(fact.id, times)
    return times === 1 ? fact : { ...fact, id: `${fact.id}.${times}` }
  })
}

interface InterviewReading {
  entry: Entry
  on: string
  answeredBy: string | undefined
}

function readItem(item: FhirResponseItem, reading: InterviewReading, notes: string[]): Fact[] {
  const { entry, on, answeredBy } = reading
  const reference = `${entry.reference}#${item.linkId}`
  switch (item.linkId) {
    case 'episode':
      return [
        ...readEpisode(item, reference, entry),
        // Kept as the dated answer that it is: how severe an episode was a year ago says nothing of today.
        ...(item.item ?? [])
          .filter(({ linkId }) => linkId === 'episode-severity')
          .flatMap((each) => readItem(each, reading, notes)),
      ]
    case 'antidepressant-trial':
      return readTrial(item, reference, entry, notes)
    case 'trial-history-complete': {
      const answer = threeValued(item.answer?.[0])
      if (answer === 'unknown') return []
      const attestedBy = answeredBy ?? 'not named'
      return [
        {
          id: reference,
          reference: entry.reference,
          kind: 'trial-history',
          complete: answer === 'yes',
          attestedBy,
          on,
        },
      ]
    }
    case 'record-reviewed':
      return threeValued(item.answer?.[0]) === 'yes'
        ? [
            {
              id: reference,
              reference: entry.reference,
              kind: 'record-review',
              on,
              reviewedBy: answeredBy ?? 'not named',
            },
          ]
        : []
  }
  // A group that only holds questions together.
  if (item.item?.length && !item.answer?.length) return item.item.flatMap((each) => readItem(each, reading, notes))
  const answers = item.answer ?? []
  const answer = threeValued(answers[0])
  const inside = answers.flatMap((each) => each.item ?? []).concat(item.item ?? [])
  const details = [
    ...answers.slice(answer === 'unknown' && !isUnknownCode(answers[0]) ? 0 : 1),
    ...inside.flatMap((each) => each.answer ?? []),
  ]
  const fact: InterviewAnswerFact = defined({
    id: reference,
    reference: entry.reference,
    kind: 'interview-answer',
    question: item.linkId,
    answer,
    detail:
      details.flatMap((each) => (isChoice(item.linkId) ? codeOf(each) : textOf(each)) ?? []).join('; ') || undefined,
    on,
    answeredBy,
  })
  return [fact]
}

/** Questions whose answer is one of our codes, whatever words stand beside it. */
const isChoice = (linkId: string): boolean => linkId === 'episode-severity' || linkId.startsWith('trial-outcome:')

const yesCodes = new Set(['yes', 'y', 'true', 'LA33-6', '373066001'])
const noCodes = new Set(['no', 'n', 'false', 'LA32-8', '373067005'])
const unknownCodes = new Set(['unknown', 'asked-unknown', 'unsure', 'UNK', '261665006', 'LA12688-0'])

const codeOf = (answer: FhirAnswer | undefined): string | undefined =>
  answer?.valueCoding?.code ?? answer?.valueString?.trim().toLowerCase()

const isUnknownCode = (answer: FhirAnswer | undefined): boolean => unknownCodes.has(codeOf(answer) ?? '')

function threeValued(answer: FhirAnswer | undefined): ThreeValued {
  if (answer?.valueBoolean !== undefined) return answer.valueBoolean ? 'yes' : 'no'
  const code = codeOf(answer)
  if (code === undefined) return 'unknown'
  if (yesCodes.has(code) || yesCodes.has(code.toLowerCase())) return 'yes'
  return noCodes.has(code) || noCodes.has(code.toLowerCase()) ? 'no' : 'unknown'
}

function textOf(answer: FhirAnswer): string | undefined {
  const { valueString, valueDate, valueDateTime, valueInteger, valueDecimal, valueCoding, valueQuantity } = answer
  const number = valueInteger ?? valueDecimal
  if (valueString !== undefined) return cleanText(valueString)
  if (number !== undefined) return String(number)
  if (valueQuantity?.value !== undefined) return `${valueQuantity.value} ${valueQuantity.unit ?? ''}`.trim()
  return valueDate ?? valueDateTime ?? valueCoding?.display ?? valueCoding?.code
}

function partsOf(item: FhirResponseItem): Map<string, FhirAnswer> {
  const parts = new Map<string, FhirAnswer>()
  for (const part of item.item ?? []) {
    const answer = part.answer?.[0]
    if (answer) parts.set(part.linkId, answer)
  }
  return parts
}

const dateIn = (answer: FhirAnswer | undefined): string | undefined => dayOf(answer?.valueDate ?? answer?.valueDateTime)
const numberIn = (answer: FhirAnswer | undefined): number | undefined =>
  answer?.valueDecimal ?? answer?.valueInteger ?? answer?.valueQuantity?.value
const wordIn = <T extends string>(answer: FhirAnswer | undefined, known: readonly T[]): T | undefined =>
  known.find((each) => each === codeOf(answer))

function readEpisode(item: FhirResponseItem, id: string, { reference }: Entry): EpisodeFact[] {
  const parts = partsOf(item)
  const start = dateIn(parts.get('episode-start'))
  if (start === undefined) return []
  return [{ id, reference, kind: 'episode', start }]
}

const outcomes: readonly TrialOutcome[] = [
  'no-response',
  'partial-response',
  'response',
  'lost-response',
  'intolerance',
  'ongoing',
  'unknown',
]

function readTrial(item: FhirResponseItem, id: string, { reference }: Entry, notes: string[]): TrialFact[] {
  const parts = partsOf(item)
  const medication = codeOf(parts.get('medication')) ?? parts.get('medication')?.valueCoding?.display
  if (!medication) {
    notes.push('A trial in the interview names no medicine and was left out.')
    return []
  }
  const dose = numberIn(parts.get('highest-dose-mg-per-day'))
  const weeks = numberIn(parts.get('weeks-at-minimum-dose'))
  return [
    defined({
      id,
      reference,
      kind: 'trial',
      medication,
      role: wordIn(parts.get('role'), ['antidepressant', 'augmentation'] as const) ?? 'antidepressant',
      highestDoseMgPerDay: dose !== undefined && dose > 0 ? dose : undefined,
      start: dateIn(parts.get('start')),
      stop: dateIn(parts.get('stop')),
      weeksAtMinimumDose: weeks !== undefined && weeks >= 0 ? weeks : undefined,
      optimised: wordIn(parts.get('optimised'), ['dose', 'duration', 'both', 'neither'] as const),
      outcome: wordIn(parts.get('outcome'), outcomes) ?? 'unknown',
      adherence: wordIn(parts.get('adherence'), ['adherent', 'not-adherent', 'unknown'] as const) ?? 'unknown',
      derivedFrom: [],
    }),
  ]
}
