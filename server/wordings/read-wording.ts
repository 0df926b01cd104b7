import {
  findItem,
  type Instrument,
  type Item,
  type ItemWording,
  type Wording,
} from '../../clinical/instruments/index.ts'
import { Problem } from '../http/problem.ts'

interface Fault {
  path: string
  message: string
}

const longest = 2000
const ordinalValue = 'http://hl7.org/fhir/StructureDefinition/ordinalValue'

/**
 * The words of an instrument from a FHIR Questionnaire that carries its link ids (`evenkeel questionnaire` prints one to
 * fill in). Every item has to be worded, and of its answers all or none.
 *
 * @throws Problem 400 naming each place that cannot be read
 */
export function readWording(instrument: Instrument, questionnaire: Record<string, unknown>, language: string): Wording {
  const faults: Fault[] = []
  if (questionnaire.resourceType !== 'Questionnaire')
    faults.push({ path: 'questionnaire.resourceType', message: 'must be "Questionnaire"' })
  if (questionnaire.language !== undefined && questionnaire.language !== language)
    faults.push({ path: 'questionnaire.language', message: `must be ${language}, or be left out` })
  const wording: Wording = { items: {} }
  if (Array.isArray(questionnaire.item))
    readItems(questionnaire.item, 'questionnaire.item', instrument, wording, faults)
  else faults.push({ path: 'questionnaire.item', message: 'must be a list' })
  const open = [...instrument.items, ...instrument.unscoredItems].filter(
    ({ linkId }) => !Object.hasOwn(wording.items, linkId),
  )
  if (faults.length === 0 && open.length > 0)
    faults.push({ path: 'questionnaire.item', message: `must word ${open.map(({ linkId }) => linkId).join(', ')} too` })
  if (faults.length === 0) return wording
  const detail = faults.map(({ path, message }) => `${path} ${message}.`).join(' ')
  throw new Problem(400, 'invalid-request', `The wording of ${instrument.shortTitle} cannot be read`, detail, {
    errors: faults,
  })
}

function readItems(items: unknown[], path: string, instrument: Instrument, wording: Wording, faults: Fault[]): void {
  for (const [index, given] of items.entries()) {
    const here = `${path}.${index}`
    if (!isObject(given) || typeof given.linkId !== 'string') {
      faults.push({ path: `${here}.linkId`, message: 'must be given' })
      continue
    }
    if (Array.isArray(given.item)) readItems(given.item, `${here}.item`, instrument, wording, faults)
    if (given.linkId === 'prompt') {
      wording.prompt = readText(given.text, `${here}.text`, faults)
      continue
    }
    if (given.type === 'display' || given.type === 'group') continue
    const item = findItem(instrument, given.linkId)
    if (!item) faults.push({ path: `${here}.linkId`, message: `is no item of ${instrument.shortTitle}` })
    else if (Object.hasOwn(wording.items, item.linkId))
      faults.push({ path: `${here}.linkId`, message: 'is there twice' })
    else wording.items[item.linkId] = readItem(given, item, here, faults)
  }
}

function readItem(given: Record<string, unknown>, item: Item, here: string, faults: Fault[]): ItemWording {
  const text = readText(given.text, `${here}.text`, faults)
  if (!Array.isArray(given.answerOption)) return { text }
  const options: Record<string, string> = {}
  for (const [index, option] of given.answerOption.entries()) {
    const path = `${here}.answerOption.${index}.valueCoding`
    const coding = isObject(option) && isObject(option.valueCoding) ? option.valueCoding : {}
    const value = valueIn(coding, item)
    if (value === undefined) faults.push({ path, message: `must stand for an answer from ${item.min} to ${item.max}` })
    else options[value] = readText(coding.display, `${path}.display`, faults)
  }
  if (item.options.some(({ value }) => !Object.hasOwn(options, value)))
    faults.push({ path: `${here}.answerOption`, message: `must word all answers from ${item.min} to ${item.max}` })
  return { text, options }
}

/** By ordinal value, by LOINC answer code, or by a code that is the number. */
function valueIn({ code, extension }: Record<string, unknown>, item: Item): number | undefined {
  const weight = Array.isArray(extension)
    ? extension.find((each) => isObject(each) && each.url === ordinalValue)
    : undefined
  const value = isObject(weight) ? weight.valueDecimal : undefined
  return item.options.find(
    (option) =>
      option.value === value || (value === undefined && (option.loinc === code || String(option.value) === code)),
  )?.value
}

function readText(given: unknown, path: string, faults: Fault[]): string {
  const text = typeof given === 'string' ? given.trim() : ''
  if (text === '') faults.push({ path, message: 'must be given' })
  else if (text.length > longest) faults.push({ path, message: `must have at most ${longest} characters` })
  else if (text.includes('\u0000') || /\p{Surrogate}/u.test(text))
    faults.push({ path, message: 'has a character that cannot be stored' })
  return text
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
