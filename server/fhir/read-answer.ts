import { type Item, isYesNo } from '../../clinical/instruments/index.ts'
import type { FhirConcept } from './elements.ts'
import { fold } from './instrument-codes.ts'

const weightUrls: readonly unknown[] = [
  'http://hl7.org/fhir/StructureDefinition/ordinalValue',
  'http://hl7.org/fhir/StructureDefinition/itemWeight',
]

const yesNo: Record<string, number> = {
  'LA33-6': 1,
  'LA32-8': 0,
  '373066001': 1,
  '373067005': 0,
  Y: 1,
  N: 0,
  yes: 1,
  no: 0,
}

/**
 * The number that an answer of a QuestionnaireResponse stands for; undefined when that is not certain. The answer may
 * be of any shape: a file may hold anything.
 */
export function numberFromAnswer(answer: Readonly<Record<string, unknown>>, item: Item): number | undefined {
  const { valueBoolean, valueInteger, valueDecimal, valueQuantity, valueString, valueCoding } = answer
  if (typeof valueBoolean === 'boolean') return isYesNo(item) ? Number(valueBoolean) : undefined
  const number = valueInteger ?? valueDecimal ?? (isObject(valueQuantity) ? valueQuantity.value : undefined)
  if (typeof number === 'number') return number
  if (typeof valueString === 'string') return numberOfWords(valueString, item)
  return isObject(valueCoding) ? numberFromCoding(valueCoding, item) : undefined
}

function numberFromCoding(coding: Record<string, unknown>, item: Item): number | undefined {
  const { code, display } = coding
  const read = { code: text(code), display: text(display) }
  const weight = weightOf(coding)
  if (weight === undefined) return numberFromConcept({ coding: [read] }, item)
  // A form that counts from 1 where the instrument counts from 0 would shift every answer.
  const said = numberOfCode(read.code, item) ?? numberOfWords(read.display, item)
  return said === undefined || said === weight ? weight : undefined
}

/** The number that a coded answer stands for; undefined when that is not certain. */
export function numberFromConcept(concept: FhirConcept | undefined, item: Item): number | undefined {
  const codes = (concept?.coding ?? []).map(({ code }) => code)
  for (const code of codes) {
    const known = numberOfCode(code, item)
    if (known !== undefined) return known
  }
  const counted = codes.find((code) => code !== undefined && /^\d{1,2}$/.test(code))
  const number = counted === undefined ? undefined : Number(counted)
  const said = numberOfWords(concept?.text ?? concept?.coding?.[0]?.display, item)
  return number !== undefined && said !== undefined && number !== said ? undefined : (number ?? said)
}

/** What the extension says that a coding counts; undefined without one, or when it is no number. */
export function weightOf({ extension }: Record<string, unknown>): number | undefined {
  const weights = Array.isArray(extension) ? extension.filter(isObject) : []
  const weight = weights.find(({ url }) => weightUrls.includes(url))
  const value = weight?.valueDecimal ?? weight?.valueInteger
  return typeof value === 'number' ? value : undefined
}

/** A code that means one answer wherever it stands. */
function numberOfCode(code: string | undefined, item: Item): number | undefined {
  if (!code) return undefined
  const option = item.options.find((each) => each.loinc === code)
  if (option) return option.value
  return isYesNo(item) && Object.hasOwn(yesNo, code) ? yesNo[code] : undefined
}

/** By the label of an option. One that is a bare number is not folded: `-2` is not 2, nor `1.0` ten. */
function numberOfWords(words: string | undefined, item: Item): number | undefined {
  const given = words?.trim()
  if (!given) return undefined
  const says = (label: string) => (/^\d+$/.test(label) ? label === given : fold(label) === fold(given))
  return item.options.find(({ label }) => says(label))?.value
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
