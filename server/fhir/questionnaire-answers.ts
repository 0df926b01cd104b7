import { findItem, type Instrument, type Item } from '../../clinical/instruments/index.ts'

/** Answers as `scoreInstrument` takes them, or why the resource cannot be read: one sentence a fault, with its path. */
export interface QuestionnaireAnswers {
  answers: Record<string, unknown>
  faults: string[]
}

const weightUrls = [
  'http://hl7.org/fhir/StructureDefinition/ordinalValue',
  'http://hl7.org/fhir/StructureDefinition/itemWeight',
]

/**
 * Reads the answers of one instrument from a FHIR R4 QuestionnaireResponse: integers, decimals, yes and no, and codings
 * by LOINC answer code, by weight, or by a code that is the number itself. Groups are walked through; an item that
 * holds the instrument's total is left aside, because totals are scored anew. Link ids are not checked here.
 */
export function readQuestionnaireAnswers(resource: unknown, instrument: Instrument): QuestionnaireAnswers {
  const read: QuestionnaireAnswers = { answers: {}, faults: [] }
  if (!isObject(resource) || resource.resourceType !== 'QuestionnaireResponse') {
    return { ...read, faults: ['resourceType is not "QuestionnaireResponse".'] }
  }
  if (resource.status === 'entered-in-error') return { ...read, faults: ['status is "entered-in-error".'] }
  if (!Array.isArray(resource.item) || resource.item.length === 0) return { ...read, faults: ['item is empty.'] }
  readItems(resource.item, 'item', instrument, read)
  return read
}

function readItems(items: unknown[], path: string, instrument: Instrument, read: QuestionnaireAnswers): void {
  items.forEach((item, index) => {
    const here = `${path}[${index}]`
    if (!isObject(item) || typeof item.linkId !== 'string') {
      read.faults.push(`${here}.linkId is missing.`)
      return
    }
    if (Array.isArray(item.item)) readItems(item.item, `${here}.item`, instrument, read)
    if (item.answer === undefined || isTotal(item.linkId, instrument)) return
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
    // Defined, not assigned: a link id such as __proto__ stays a link id.
    const value = readValue(answer, findItem(instrument, item.linkId))
    Object.defineProperty(read.answers, item.linkId, { value, enumerable: true, configurable: true })
    if (Array.isArray(answer.item)) readItems(answer.item, `${here}.answer[0].item`, instrument, read)
  })
}

const isTotal = (linkId: string, { loinc }: Instrument): boolean =>
  loinc.total !== undefined && linkId.replace(/^\//, '') === loinc.total

function readValue(answer: Record<string, unknown>, item: Item | undefined): unknown {
  const { valueInteger, valueDecimal, valueBoolean, valueCoding, valueString, valueQuantity } = answer
  if (isObject(valueCoding)) return readCoding(valueCoding, item)
  const quantity = isObject(valueQuantity) ? valueQuantity.value : undefined
  // An answer of another type is passed on as it is, so that the score names it.
  return valueInteger ?? valueDecimal ?? valueBoolean ?? quantity ?? valueString ?? answer
}

function readCoding(coding: Record<string, unknown>, item: Item | undefined): unknown {
  const { code, extension } = coding
  const weight = Array.isArray(extension)
    ? extension.find((each) => isObject(each) && weightUrls.includes(String(each.url)))
    : undefined
  if (isObject(weight)) return weight.valueDecimal ?? weight.valueInteger
  const option = item?.options.find((each) => each.loinc !== undefined && each.loinc === code)
  if (option) return option.value
  return typeof code === 'string' && /^\d+$/.test(code) ? Number(code) : (code ?? coding.display ?? null)
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
