import { type Instrument, type Item, isYesNo } from '../../clinical/instruments/index.ts'

/** A FHIR R4 Questionnaire, as far as an instrument fills one. */
export interface FhirQuestionnaire {
  resourceType: 'Questionnaire'
  url: string
  version: string
  name: string
  title: string
  status: 'active'
  subjectType: ['Patient']
  publisher: string
  copyright: string
  code?: FhirCoding[]
  item: FhirQuestionnaireItem[]
}

interface FhirCoding {
  system?: string
  code: string
  display?: string
  extension?: FhirExtension[]
}

type FhirExtension = { url: string } & (
  | { valueDecimal: number }
  | { valueInteger: number }
  | { valueCoding: { system: string; code: string; display?: string } }
)

export interface FhirQuestionnaireItem {
  extension?: FhirExtension[]
  linkId: string
  code?: FhirCoding[]
  text: string
  type: 'display' | 'boolean' | 'choice' | 'integer' | 'decimal'
  enableWhen?: { question: string; operator: '='; answerBoolean: true }[]
  required?: boolean
  answerOption?: { valueCoding: FhirCoding }[]
}

const loinc = 'http://loinc.org'
const ordinalValue = 'http://hl7.org/fhir/StructureDefinition/ordinalValue'

/**
 * The instrument as a Questionnaire whose answers come back as they are scored: yes and no as booleans, choices as
 * codings with their value (by LOINC answer code where confirmed, else a code that is the number), measured values as
 * numbers. The text of an item is the instrument's wording only where its licence lets it be shipped.
 */
export function questionnaireOf(instrument: Instrument): FhirQuestionnaire {
  const { id, version, title, shortTitle, licence } = instrument
  const panel = instrument.loinc.panel
  return {
    resourceType: 'Questionnaire',
    url: `urn:evenkeel:questionnaire:${id}`,
    version,
    name: shortTitle.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_|_$/g, ''),
    title,
    status: 'active',
    subjectType: ['Patient'],
    publisher: 'Evenkeel',
    copyright: `${licence.holder === 'none' ? '' : `${licence.holder.replace(/\.$/, '')}. `}${licence.terms}`,
    ...(panel ? { code: [{ system: loinc, code: panel }] } : {}),
    item: [
      { linkId: 'prompt', text: `${instrument.prompt} (${instrument.recallPeriod})`, type: 'display' },
      ...instrument.items.map((item) => itemOf(instrument, item, item.alternativeTo === undefined)),
      ...instrument.unscoredItems.map((item) => itemOf(instrument, item, false)),
    ],
  }
}

function itemOf(instrument: Instrument, item: Item, required: boolean): FhirQuestionnaireItem {
  const enableWhen = enabledWhen(instrument, item)
  return {
    ...(item.measured ? { extension: limitsOf(item, item.measured) } : {}),
    linkId: item.linkId,
    ...(item.loinc ? { code: [{ system: loinc, code: item.loinc }] } : {}),
    text: instrument.licence.text === 'shippable' ? (item.text ?? item.label) : item.label,
    type: typeOf(item),
    ...(enableWhen ? { enableWhen } : {}),
    required: required && item.askedWhen === undefined,
    ...(typeOf(item) === 'choice' ? { answerOption: item.options.map(answerOptionOf) } : {}),
  }
}

function typeOf(item: Item): FhirQuestionnaireItem['type'] {
  if (item.measured) return item.measured.decimals === 0 ? 'integer' : 'decimal'
  return isYesNo(item) ? 'boolean' : 'choice'
}

function answerOptionOf({ value, label, loinc: code }: Item['options'][number]) {
  return {
    valueCoding: {
      extension: [{ url: ordinalValue, valueDecimal: value }],
      ...(code ? { system: loinc, code } : { code: String(value) }),
      display: label,
    },
  }
}

function limitsOf({ min, max }: Item, { unit, decimals }: NonNullable<Item['measured']>): FhirExtension[] {
  const limit = (name: string, value: number): FhirExtension => {
    const url = `http://hl7.org/fhir/StructureDefinition/${name}`
    return decimals === 0 ? { url, valueInteger: value } : { url, valueDecimal: value }
  }
  return [
    limit('minValue', min),
    limit('maxValue', max),
    {
      url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-unit',
      valueCoding: { system: 'http://unitsofmeasure.org', code: ucum[unit] ?? '1', display: unit },
    },
  ]
}

/** Units as UCUM writes them. */
const ucum: Record<string, string> = { '/min': '/min', '%': '%', mmHg: 'mm[Hg]', '°C': 'Cel', 'of 100': '{score}' }

/** Open after a yes. FHIR cannot ask what several answers add up to: such an item is always shown, and may stay open. */
function enabledWhen(instrument: Instrument, { askedWhen }: Item): FhirQuestionnaireItem['enableWhen'] {
  if (askedWhen === undefined || !('linkId' in askedWhen)) return undefined
  const earlier = instrument.items.find((item) => item.linkId === askedWhen.linkId)
  return earlier && isYesNo(earlier) ? [{ question: askedWhen.linkId, operator: '=', answerBoolean: true }] : undefined
}
