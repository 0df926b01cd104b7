import { faultOfTotal, isYesNo } from '../../clinical/instruments/index.ts'
import type { AssessmentFact } from '../../clinical/record/record.ts'
import {
  instrumentOfItems,
  instrumentOfQuestionnaire,
  isTotalOf,
  itemOf,
  type NamedInstrument,
  numberFromConcept,
} from './instrument-codes.ts'
import { isEvaluationInterview, readInterview } from './read-interview.ts'
import { enteredInError, left, parse, type Reading, type ReadingContext, whyNotThePatient } from './reading.ts'
import type { Entry } from './references.ts'
import { type FhirAnswer, type FhirResponseItem, questionnaireResponseSchema } from './resources.ts'
import { withScore } from './with-score.ts'

const scoreUrls = new Set([
  'http://hl7.org/fhir/StructureDefinition/ordinalValue',
  'http://hl7.org/fhir/StructureDefinition/itemWeight',
])

/** An answered instrument, or the evaluation interview; other questionnaires are left by name. */
export function readQuestionnaireResponse(entry: Entry, context: ReadingContext): Reading {
  const resource = parse(questionnaireResponseSchema, entry.resource, entry.path)
  const why = whyNotThePatient(resource.subject, 'subject', entry, context)
  if (why) return why
  if (resource.status === 'entered-in-error') return left(enteredInError)
  if (resource.status === 'stopped') return left('It was abandoned')

  const items = flatten(resource.item ?? [])
  const canonical = resource.questionnaire ?? ''
  if (isEvaluationInterview(canonical)) return readInterview(resource, entry)

  const instrument = instrumentOfQuestionnaire(canonical) ?? instrumentOfItems(items.map((item) => item.linkId))
  if (!instrument)
    return left(
      canonical
        ? 'It answers a questionnaire that is not known here'
        : 'It does not say which questionnaire it answers',
    )
  if (!resource.authored) return left('Answers without a date cannot be placed')

  const { answers, total, unread } = readAnswers(items, instrument)
  if (Object.keys(answers).length === 0 && total === undefined)
    return left(`It holds no answer to ${instrument.shortTitle}`)
  const fault = total !== undefined && instrument.known ? faultOfTotal(instrument.known, total) : null
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

export const flatten = (items: FhirResponseItem[]): FhirResponseItem[] =>
  items.flatMap((item) => [
    item,
    ...flatten(item.item ?? []),
    ...(item.answer ?? []).flatMap((answer) => flatten(answer.item ?? [])),
  ])

function readAnswers(items: FhirResponseItem[], instrument: NamedInstrument) {
  const answers: Record<string, number> = {}
  let total: number | undefined
  let unread = 0
  for (const item of items) {
    const answer = item.answer?.[0]
    if (!answer) continue
    if (isTotalOf(instrument, item.linkId)) {
      total = answer.valueInteger ?? answer.valueDecimal ?? answer.valueQuantity?.value
      continue
    }
    const known = itemOf(instrument, item.linkId)
    if (!known) continue
    const value = numberOf(answer, known)
    if (value === undefined) unread++
    else answers[known.linkId] = value
  }
  return { answers, total, unread }
}

function numberOf(answer: FhirAnswer, item: NonNullable<ReturnType<typeof itemOf>>): number | undefined {
  if (answer.valueBoolean !== undefined) return isYesNo(item) ? Number(answer.valueBoolean) : undefined
  const number = answer.valueInteger ?? answer.valueDecimal ?? answer.valueQuantity?.value
  if (number !== undefined) return number
  if (answer.valueString !== undefined) return numberFromConcept({ text: answer.valueString }, item)
  if (!answer.valueCoding) return undefined
  const weight = answer.valueCoding.extension?.find((each) => scoreUrls.has(each.url))?.valueDecimal
  return typeof weight === 'number' ? weight : numberFromConcept({ coding: [answer.valueCoding] }, item)
}
