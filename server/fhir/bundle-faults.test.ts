import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { BundleFault, readBundle, readBundleText } from './index.ts'

const patient = { resourceType: 'Patient', id: 'p', birthDate: '1990-01-01' }
const subject = { reference: 'Patient/p' }
const bundleOf = (...resources: object[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map((resource) => ({ resource })),
})
const observation = { resourceType: 'Observation', id: 'o', status: 'final', code: { text: 'weight' }, subject }
const request = {
  resourceType: 'MedicationRequest',
  id: 'm',
  status: 'active',
  intent: 'order',
  subject,
  medicationCodeableConcept: { text: 'x' },
}

function faultOf(read: () => unknown): string {
  try {
    read()
  } catch (error) {
    if (error instanceof BundleFault) return error.message
    throw error
  }
  return 'no fault'
}

describe('a bad bundle is refused with the path of its fault', () => {
  it.each<[string, unknown]>([
    ['Bundle is not a JSON object', 7],
    ['Bundle is not a JSON object', null],
    ['Bundle is not a JSON object', []],
    ['Bundle.resourceType is missing: this is no FHIR resource', {}],
    ['Bundle.resourceType is not Bundle', patient],
    ['Bundle.type is missing', { resourceType: 'Bundle' }],
    ['Bundle.type is none of transaction, collection, searchset', { ...bundleOf(patient), type: 'history' }],
    ['Bundle.entry should be of type array, but is of type object', { ...bundleOf(), entry: {} }],
    ['Bundle.entry[0].resource.resourceType is missing', bundleOf({ id: 'p' })],
    ['Bundle holds no Patient', bundleOf()],
    ['Bundle holds no Patient', { resourceType: 'Bundle', type: 'collection' }],
    [
      'Bundle.entry[1].resource is a second Patient: a bundle is read for one patient',
      bundleOf(patient, { ...patient, id: 'q' }),
    ],
    [
      'Bundle.entry[0].resource.birthDate is not a date of the calendar (YYYY, YYYY-MM or YYYY-MM-DD)',
      bundleOf({ ...patient, birthDate: '2019-02-30' }),
    ],
    [
      'Bundle.entry[0].resource.birthDate should be of type string, but is of type number',
      bundleOf({ ...patient, birthDate: 1990 }),
    ],
    ['Bundle.entry[0].resource.gender is none of male, female, other, unknown', bundleOf({ ...patient, gender: 'F' })],
    [
      'Bundle.entry[0].resource.name should be of type array, but is of type object',
      bundleOf({ ...patient, name: {} }),
    ],
    [
      'Bundle.entry[0].resource.deceasedDateTime stands beside deceasedBoolean: only one deceased[x] may be given',
      bundleOf({ ...patient, deceasedBoolean: false, deceasedDateTime: '2020' }),
    ],
    ['Bundle.entry[1].resource.subject is missing', bundleOf(patient, { resourceType: 'Condition', id: 'c' })],
    [
      'Bundle.entry[1].resource.subject.reference names another patient than the one in this bundle',
      bundleOf(patient, { resourceType: 'Condition', id: 'c', subject: { reference: 'Patient/other' } }),
    ],
    [
      'Bundle.entry[1].resource.patient.reference names another patient than the one in this bundle',
      bundleOf(patient, { resourceType: 'AllergyIntolerance', id: 'a', patient: { reference: 'urn:uuid:1' } }),
    ],
    ['Bundle.entry[1].resource.code is missing', bundleOf(patient, { ...observation, code: undefined })],
    [
      'Bundle.entry[1].resource.effectiveDateTime is not a date or a time with its offset (YYYY-MM-DD or YYYY-MM-DDThh:mm:ss+hh:mm)',
      bundleOf(patient, { ...observation, effectiveDateTime: '2026-01-01T10:00' }),
    ],
    [
      'Bundle.entry[1].resource.valueString stands beside valueQuantity: only one value[x] may be given',
      bundleOf(patient, { ...observation, valueQuantity: { value: 1 }, valueString: '1' }),
    ],
    [
      'Bundle.entry[1].resource.valueSampledData stands beside valueInteger: only one value[x] may be given',
      bundleOf(patient, { ...observation, valueInteger: 1, valueSampledData: {} }),
    ],
    [
      'Bundle.entry[1].resource.valueQuantity.value should be of type number, but is of type string',
      bundleOf(patient, { ...observation, valueQuantity: { value: '70' } }),
    ],
    [
      'Bundle.entry[1].resource.medication[x] is missing',
      bundleOf(patient, { ...request, medicationCodeableConcept: undefined }),
    ],
    ['Bundle.entry[1].resource.intent is missing', bundleOf(patient, { ...request, intent: undefined })],
    [
      'Bundle.entry[1].resource.dosageInstruction[0].timing.repeat.boundsPeriod.start is not a date or a time with its offset (YYYY-MM-DD or YYYY-MM-DDThh:mm:ss+hh:mm)',
      bundleOf(patient, {
        ...request,
        dosageInstruction: [{ timing: { repeat: { boundsPeriod: { start: 'May' } } } }],
      }),
    ],
    [
      'Bundle.entry[1].resource.item[0].answer[0].valueDate is not a date of the calendar (YYYY, YYYY-MM or YYYY-MM-DD)',
      bundleOf(patient, {
        resourceType: 'QuestionnaireResponse',
        id: 'q',
        status: 'completed',
        subject,
        item: [{ linkId: '1', answer: [{ valueDate: '2023-13-01' }] }],
      }),
    ],
    [
      'Bundle.entry[2].resource has the same id as another entry and different content',
      bundleOf(patient, observation, { ...observation, status: 'amended' }),
    ],
    [
      'Bundle.entry[0].resource.name[0].family holds the character U+0000',
      bundleOf({ ...patient, name: [{ family: 'a\u0000b' }] }),
    ],
    [
      'Bundle.entry[0].resource.name[0].family holds half a character (a lone surrogate)',
      bundleOf({ ...patient, name: [{ family: 'a\ud83d' }] }),
    ],
  ])('%s', (fault, bundle) => {
    expect(faultOf(() => readBundle(bundle))).toBe(fault)
    expect(faultOf(() => readBundleText(JSON.stringify(bundle)))).toBe(fault)
  })

  it('says where a file stops being JSON and repeats nothing of it', () => {
    expect(faultOf(() => readBundleText('{\n  "resourceType": "Bundle",\n  "secret" }'))).toMatch(
      /^Bundle is not JSON(: line 3, column \d+)?$/,
    )
    expect(faultOf(() => readBundleText(''))).toBe('Bundle is not JSON: the file is empty')
    expect(faultOf(() => readBundleText('MSH|^~\\&|secret'))).not.toContain('secret')
  })

  it('reads a file with a byte order mark', () => {
    expect(readBundleText(`\uFEFF${JSON.stringify(bundleOf(patient))}`).record.facts).toEqual([])
  })

  it('refuses bottomless nesting instead of running out of stack', () => {
    let item: object = { linkId: 'x' }
    for (let i = 0; i < 50_000; i++) item = { linkId: 'x', item: [item] }
    const bundle = bundleOf(patient, { resourceType: 'QuestionnaireResponse', status: 'completed', item: [item] })
    expect(faultOf(() => readBundle(bundle))).toContain('is nested too deeply')
  })

  it('is whole or nothing: one fault among good entries gives no record', () => {
    const bundle = JSON.parse(readFileSync(new URL('fixtures/petra-novak.json', import.meta.url), 'utf8'))
    bundle.entry.at(-2).resource.status = 'sometimes'
    expect(faultOf(() => readBundle(bundle))).toMatch(
      /^Bundle\.entry\[\d+\]\.resource\.status is none of preparation, /,
    )
  })
})

describe('dates', () => {
  const fault = (birthDate: string) => faultOf(() => readBundle(bundleOf({ ...patient, birthDate })))
  it.each(['2024-02-29', '2000-02-29', '1999', '1999-12', '0001-01-01'])('%s exists', (day) => {
    expect(fault(day)).toBe('no fault')
  })
  it.each([
    '2023-02-29',
    '1900-02-29',
    '2024-04-31',
    '2024-00-10',
    '2024-13',
    '0000',
    '24-01-01',
    '2024-1-1',
    '2024-01-01T00:00:00Z',
    '',
  ])('%s does not', (day) => {
    expect(fault(day)).toContain('birthDate is not a date')
  })
})
