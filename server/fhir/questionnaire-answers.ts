import { findItem, type Instrument, type Item } from '../../clinical/instruments/index.ts'
import { instrumentOfQuestionnaire, isTotalOf } from './instrument-codes.ts'
import { isObject, numberFromAnswer, weightOf } from './read-answer.ts'

/** Answers as `scoreInstrument` takes them, or why the resource cannot be read: one sentence a fault, with its path. */
export interface QuestionnaireAnswers {
  answers: Record<string, unknown>
  faults: string[]
}

/** Deeper than any form; beyond it the walk would run out of stack. */
const deepest = 64

/**
 * Reads the answers of one instrument from a FHIR R4 QuestionnaireResponse as an import does, and names what it cannot
 * read. Groups are walked through; an item that holds the instrument's total or band is left aside, because they are
 * made anew from the answers. Link ids are not checked here.
 */
export function readQuestionnaireAnswers(resource: unknown, instrument: Instrument): QuestionnaireAnswers {
  const read: QuestionnaireAnswers = { answers: {}, faults: [] }
  if (!isObject(resource) || resource.resourceType !== 'QuestionnaireResponse') {
    return { ...read, faults: ['resourceType is not "QuestionnaireResponse".'] }
  }
  const { status, questionnaire, item } = resource
  if (status === 'entered-in-error') return { ...read, faults: ['status is "entered-in-error".'] }
  const answered = typeof questionnaire === 'string' ? instrumentOfQuestionnaire(questionnaire) : undefined
  if (answered && answered.id !== instrument.id)
    return { ...read, faults: [`questionnaire is "${questionnaire}": ${answered.shortTitle}.`] }
  if (!Array.isArray(item) || item.length === 0) return { ...read, faults: ['item is empty.'] }
  readItems(item, 'item', instrument, read, 1)
  return read
}

function readItems(
  items: unknown[],
  path: string,
  instrument: Instrument,
  read: QuestionnaireAnswers,
  depth: number,
): void {
  if (depth > deepest) {
    read.faults.push(`item is nested more than ${deepest} deep.`)
    return
  }
  items.forEach((item, index) => {
    const here = `${path}[${index}]`
    if (!isObject(item) || typeof item.linkId !== 'string') {
      read.faults.push(`${here}.linkId is missing.`)
      return
    }
    if (Array.isArray(item.item)) readItems(item.item, `${here}.item`, instrument, read, depth + 1)
    if (item.answer === undefined || isLeftAside(item.linkId, instrument)) return
    if (!Array.isArray(item.answer)) {
      read.faults.push(`${here}.answer is not a list.`)
      return
    }
    const [answer] = item.answer
    if (answer === undefined) return
    if (item.answer.length > 1) read.faults.push(`${here}.answer holds ${item.answer.length} answers; one is expected.`)
    if (Object.hasOwn(read.answers, item.linkId)) read.faults.push(`${here}.linkId "${item.linkId}" is there twice.`)
    if (!isObject(answer)) {
      read.faults.push(`${here}.answer[0] is not an object.`)
      return
    }
    const values = Object.keys(answer).filter((key) => /^value[A-Z]/.test(key))
    if (values.length > 1) read.faults.push(`${here}.answer[0] holds ${values.join(' and ')}; one is expected.`)
    // An answer without a value says only why there is none.
    const value = values.length === 0 ? null : readValue(answer, findItem(instrument, item.linkId))
    // Defined, not assigned: a link id such as __proto__ stays a link id.
    Object.defineProperty(read.answers, item.linkId, { value, enumerable: true, configurable: true })
    if (Array.isArray(answer.item)) readItems(answer.item, `${here}.answer[0].item`, instrument, read, depth + 1)
  })
}

const isLeftAside = (linkId: string, instrument: Instrument): boolean =>
  isTotalOf(instrument, linkId) || linkId.replace(/^\//, '') === instrument.loinc.band

/** An answer that cannot be read is passed on as it is, so that the score names it. */
function readValue(answer: Record<string, unknown>, item: Item | undefined): unknown {
  const number = item && numberFromAnswer(answer, item)
  if (number !== undefined) return number
  const { valueBoolean, valueString, valueCoding } = answer
  if (!isObject(valueCoding)) return valueBoolean ?? valueString ?? answer
  const { code, display } = valueCoding
  const weight = weightOf(valueCoding)
  return weight === undefined ? (code ?? display ?? valueCoding) : { code, display, weight }
}
