import { faultOfAnswer, faultOfTotal, type Instrument, mayBeRawSum } from '../../clinical/instruments/index.ts'
import type { AssessmentFact } from '../../clinical/record/record.ts'
import {
  instrumentOfItems,
  instrumentOfQuestionnaire,
  isTotalOf,
  itemOf,
  type NamedInstrument,
  rawOrPerCent,
} from './instrument-codes.ts'
import { numberFromAnswer } from './read-answer.ts'
import { isEvaluationInterview, readInterview } from './read-interview.ts'
import { enteredInError, left, parse, type Reading, type ReadingContext, whyNotThePatient } from './reading.ts'
import type { Entry } from './references.ts'
import { type FhirResponseItem, questionnaireResponseSchema } from './resources.ts'
import { withScore } from './with-score.ts'

/** An answered instrument, or the evaluation interview; other questionnaires are left by name. */
export function readQuestionnaireResponse(entry: Entry, context: ReadingContext): Reading {
  const resource = parse(questionnaireResponseSchema, entry.resource, entry.path)
  const why = whyNotThePatient(resource.subject, 'subject', entry, context)
  if (why) return why
  if (resource.status === 'entered-in-error') return left(enteredInError)
  const abandoned = resource.status === 'stopped'

  const items = flatten(resource.item ?? [])
  const canonical = resource.questionnaire ?? ''
  if (isEvaluationInterview(canonical)) return abandoned ? left('It was abandoned') : readInterview(resource, entry)

  const instrument = instrumentOfQuestionnaire(canonical) ?? instrumentOfItems(items.map((item) => item.linkId))
  if (!instrument)
    return left(
      canonical
        ? 'It answers a questionnaire that is not known here'
        : 'It does not say which questionnaire it answers',
    )
  if (!resource.authored) return left('Answers without a date cannot be placed')

  const { answers, total: recorded, unread } = readAnswers(items, instrument)
  // An abandoned form has no result; what was answered until then, perhaps on suicide, still counts.
  const total = abandoned ? undefined : recorded
  if (Object.keys(answers).length === 0 && total === undefined)
    return left(
      unread > 0
        ? `Its answers to ${instrument.shortTitle} cannot be read`
        : `It holds no answer to ${instrument.shortTitle}`,
    )
  const fault = total !== undefined && instrument.known ? whyNotTotal(instrument.known, total) : null
  // An impossible total must not take the answers with it: one of them may be about suicide.
  if (fault && Object.keys(answers).length === 0) return left(fault)
  const notes = unread > 0 ? [`Some answers to ${instrument.shortTitle} could not be read and are missing.`] : []
  const fact: AssessmentFact = {
    id: entry.reference,
    reference: entry.reference,
    kind: 'assessment',
    instrument: instrument.id,
    at: resource.authored,
    ...(Object.keys(answers).length > 0 ? { answers } : {}),
    ...(total === undefined || fault ? {} : { total }),
  }
  if (fault) notes.push(`A recorded total was left out: ${fault}`)
  return { facts: [withScore(fact, notes)], notes }
}

const whyNotTotal = (known: Instrument, total: number): string | null =>
  mayBeRawSum(known, total) ? `${rawOrPerCent(known)}.` : faultOfTotal(known, total)

export const flatten = (items: FhirResponseItem[]): FhirResponseItem[] =>
  items.flatMap((item) => [
    item,
    ...flatten(item.item ?? []),
    ...(item.answer ?? []).flatMap((answer) => flatten(answer.item ?? [])),
  ])

/**
 * What is out of range or answered in two ways is not read: of two answers to a question on suicide neither may hide
 * the other.
 */
function readAnswers(items: FhirResponseItem[], instrument: NamedInstrument) {
  const answers = new Map<string, number | undefined>()
  let total: number | undefined
  for (const { linkId, answer: given = [] } of items) {
    if (isTotalOf(instrument.known, linkId)) {
      const answer = given[0]
      total = answer?.valueInteger ?? answer?.valueDecimal ?? answer?.valueQuantity?.value ?? total
      continue
    }
    const item = itemOf(instrument, linkId)
    if (!item) continue
    for (const answer of given) {
      const number = numberFromAnswer(answer, item)
      const value = number === undefined || faultOfAnswer(item, number) ? undefined : number
      const agrees = !answers.has(item.linkId) || answers.get(item.linkId) === value
      answers.set(item.linkId, agrees ? value : undefined)
    }
  }
  const read = [...answers].filter((each): each is [string, number] => each[1] !== undefined)
  return { answers: Object.fromEntries(read), total, unread: answers.size - read.length }
}
