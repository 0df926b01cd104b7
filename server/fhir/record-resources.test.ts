import { describe, expect, it } from 'vitest'
import { readBundle } from './index.ts'

const icd = 'http://hl7.org/fhir/sid/icd-10-cm'
const subject = { reference: 'Patient/p' }

/** What is read of one resource, or of several, of a patient. */
function read(resources: object | object[], patient: object = {}, bundle: object = {}) {
  const entry = [resources].flat().map((resource, at) => ({ resource: { id: `r${at}`, ...resource } }))
  const whole = { resourceType: 'Patient', id: 'p', name: [{ family: 'Novak' }], birthDate: '1984-05-12', ...patient }
  return readBundle({ resourceType: 'Bundle', type: 'collection', ...bundle, entry: [{ resource: whole }, ...entry] })
}

const only = (resource: object) => {
  const { record, notes, left } = read(resource)
  return { ...(record.facts[0] as object | undefined), notes, left: left.map(({ reason }) => reason) }
}

const condition = (more: object) => ({
  resourceType: 'Condition',
  subject,
  code: { coding: [{ system: icd, code: 'I71.4', display: 'Abdominal aortic aneurysm' }] },
  ...more,
})

describe('the statuses of a condition', () => {
  it.each([
    [{ coding: [{ system: 'urn:local', code: 'N' }, { code: 'refuted' }] }, 'refuted'],
    [{ coding: [{ system: 'urn:local', code: 'N', display: 'Refuted' }] }, 'refuted'],
    [{ text: 'Refuted' }, 'refuted'],
    [{ text: 'Ruled out' }, 'refuted'],
    [{ coding: [{ system: 'http://snomed.info/sct', code: '410516002', display: 'Known absent' }] }, 'refuted'],
    [{ text: 'Suspected' }, 'unconfirmed'],
    [{ text: 'Confirmed' }, 'confirmed'],
    [{ text: 'unknown' }, 'unknown'],
    [undefined, 'unknown'],
  ])('are read from any coding and from words: %j', (verificationStatus, expected) => {
    const { notes, ...fact } = only(condition({ verificationStatus }))
    expect(fact).toMatchObject({ verificationStatus: expected })
    expect(notes).toEqual([])
  })

  it('make no sure diagnosis of a verification that is not understood, and say so', () => {
    const fact = only(condition({ verificationStatus: { text: 'Class B' } }))
    expect(fact).toMatchObject({ verificationStatus: 'unconfirmed' })
    expect(fact.notes[0]).toContain('verification status is not known here')
    expect(only(condition({ clinicalStatus: { text: 'Chronic' } })).notes[0]).toContain('clinical status')
  })

  it('take what words call an error for one', () => {
    const { left } = only(condition({ verificationStatus: { text: 'Entered in Error' } }))
    expect(left).toEqual(['It was entered in error'])
  })

  it('know that a condition is over in any form in which a record says so', () => {
    expect(only(condition({ clinicalStatus: { text: 'In remission' } }))).toMatchObject({ clinicalStatus: 'remission' })
    for (const end of [
      { abatementBoolean: true },
      { abatementString: 'Resolved' },
      { abatementAge: { value: 30, unit: 'a' } },
      { abatementPeriod: { start: '2024-01-01' } },
    ])
      expect(only(condition(end))).toMatchObject({ clinicalStatus: 'inactive' })
    expect(only(condition({ abatementString: '2024-05' }))).toMatchObject({ abatement: '2024-05' })
    expect(only(condition({ abatementBoolean: false }))).toMatchObject({ clinicalStatus: 'unknown', notes: [] })
  })

  it('do not take words that may mean anything for an end, and say what was not read', () => {
    const fact = only(condition({ abatementString: 'ongoing' }))
    expect(fact).toMatchObject({ clinicalStatus: 'unknown' })
    expect(fact.notes[0]).toContain('end of a condition')
    const active = { clinicalStatus: { coding: [{ code: 'active' }] } }
    expect(only(condition({ ...active, abatementDateTime: '2024-05' })).notes[0]).toContain('called active')
  })
})

describe('the code of a condition', () => {
  const german = (code: string, letter?: string) =>
    condition({
      code: {
        coding: [
          {
            system: 'http://fhir.de/CodeSystem/bfarm/icd-10-gm',
            code,
            extension: letter
              ? [
                  {
                    url: 'http://fhir.de/StructureDefinition/icd-10-gm-diagnosesicherheit',
                    valueCoding: { code: letter },
                  },
                ]
              : [],
          },
        ],
      },
    })

  it('says in the German modification how sure it is', () => {
    expect(only(german('I71.4', 'A'))).toMatchObject({ verificationStatus: 'refuted' })
    expect(only(german('I71.4 A'))).toMatchObject({ verificationStatus: 'refuted' })
    expect(only(german('I71.4V'))).toMatchObject({ verificationStatus: 'unconfirmed' })
    expect(only(german('F33.2', 'Z'))).toMatchObject({ clinicalStatus: 'inactive', verificationStatus: 'unknown' })
    expect(only(german('F33.2', 'G'))).toMatchObject({ clinicalStatus: 'unknown', verificationStatus: 'unknown' })
    const both = { ...german('I71.4', 'A'), verificationStatus: { coding: [{ code: 'confirmed' }] } }
    expect(only(both)).toMatchObject({ verificationStatus: 'unconfirmed' })
  })

  it('is told of where nothing else names the condition and it is not known', () => {
    const { notes } = only(
      condition({ code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-9-cm', code: '296.33' }] } }),
    )
    expect(notes[0]).toContain('nothing but a code')
    expect(only(condition({ code: { coding: [{ system: icd, code: 'I71.4' }] } })).notes).toEqual([])
  })
})

describe('what may change the meaning of a resource', () => {
  const modifierExtension = [{ url: 'https://ehr.example/negated', valueBoolean: true }]

  it('leaves it, on the whole or on a part of it', () => {
    expect(only(condition({ modifierExtension })).left[0]).toContain('modifierExtension')
    const weight = { resourceType: 'Observation', status: 'final', subject, code: { text: 'Weight' } }
    const valueQuantity = { value: 70, unit: 'kg' }
    expect(only({ ...weight, valueQuantity }).left).toEqual([])
    expect(only({ ...weight, valueQuantity, component: [{ code: {}, modifierExtension }] }).left[0]).toContain(
      'modifier',
    )
    expect(only(condition({ implicitRules: 'https://ehr.example/rules' })).left[0]).toContain('implicitRules')
  })

  it('is still an error where the source calls it one', () => {
    const wrong = condition({ modifierExtension, verificationStatus: { coding: [{ code: 'entered-in-error' }] } })
    expect(read(wrong).enteredInError).toEqual(['Condition/r0'])
  })
})

describe('an allergy', () => {
  const allergy = (more: object) => ({ resourceType: 'AllergyIntolerance', patient: subject, ...more })

  it('is to the substance that only its reaction names', () => {
    const reaction = [{ substance: { text: 'Ketamine' }, manifestation: [{ text: 'Hives' }] }]
    expect(only(allergy({ code: { text: 'Drug allergy' }, reaction }))).toMatchObject({
      concept: { text: 'Drug allergy (Ketamine)' },
      reaction: 'Hives',
    })
    expect(only(allergy({ code: { text: 'No known allergy' }, reaction }))).toMatchObject({ kind: 'allergy' })
    expect(only(allergy({ code: { text: 'Ketamine' }, reaction }))).toMatchObject({ concept: { text: 'Ketamine' } })
  })

  it('is refuted also where words say so', () => {
    const code = { text: 'Ketamine' }
    expect(only(allergy({ code, verificationStatus: { text: 'Refuted' } }))).toMatchObject({
      verificationStatus: 'refuted',
    })
  })
})

describe('a procedure', () => {
  const procedure = (more: object) => ({
    resourceType: 'Procedure',
    status: 'completed',
    subject,
    code: { text: 'Electroconvulsive therapy' },
    ...more,
  })

  it('that is only prepared is left', () => {
    expect(only(procedure({ status: 'preparation' })).left).toEqual(['It has not been done yet'])
    expect(only(procedure({ status: 'in-progress' }))).toMatchObject({ status: 'in-progress' })
  })

  it('that an older release calls not done was not', () => {
    expect(only(procedure({ notDone: true }))).toMatchObject({ status: 'not-done' })
  })

  it('has the date that words give, or says that its time was not read', () => {
    expect(only(procedure({ performedString: '2025-12' }))).toMatchObject({ start: '2025-12', notes: [] })
    expect(only(procedure({ performedString: 'last winter' })).notes[0]).toContain('time of a procedure')
  })
})

describe('the patient', () => {
  it('is told of where the source no longer stands by this record', () => {
    expect(read([], { active: false }).notes[0]).toContain('not active')
    expect(read([], { link: [{ type: 'replaced-by', other: { reference: 'Patient/z' } }] }).notes[0]).toContain(
      'replaced',
    )
    expect(read([], { _deceasedDateTime: { extension: [] } }).notes[0]).toContain('left open')
    expect(read([], { active: true, link: [{ type: 'seealso', other: {} }] }).notes).toEqual([])
  })

  it('who is male and was recorded as female at birth is of no known sex to the rules', () => {
    const url = 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-birthsex'
    const { record, notes } = read([], { gender: 'male', extension: [{ url, valueCode: 'F' }] })
    expect(record.patient.sex).toBe('unknown')
    expect(notes[0]).toContain('female at birth')
    expect(read([], { gender: 'male', extension: [{ url, valueCode: 'M' }] }).record.patient.sex).toBe('male')
  })
})

describe('a bundle', () => {
  it('does not record what it asks to delete, and says so', () => {
    const resource = { id: 'c', ...condition({}) }
    const { record, notes } = readBundle({
      resourceType: 'Bundle',
      type: 'transaction',
      entry: [
        { resource: { resourceType: 'Patient', id: 'p', name: [{ family: 'Novak' }], birthDate: '1984-05-12' } },
        { resource, request: { method: 'DELETE', url: 'Condition/c' } },
      ],
    })
    expect(record.facts).toEqual([])
    expect(notes[0]).toContain('asks to delete')
  })

  it('says what stands inside of other resources and was not read', () => {
    const contained = [condition({ id: 'c' }), { resourceType: 'Organization' }]
    const { notes } = read({ resourceType: 'Encounter', status: 'finished', class: {}, subject, contained })
    expect(notes).toEqual(['Not read, since it stands inside of other resources (contained): Condition.'])
  })

  it('says that resources were cut short', () => {
    const { notes } = read(condition({ meta: { tag: [{ code: 'SUBSETTED' }] } }))
    expect(notes[0]).toContain('SUBSETTED')
  })
})

describe('a measurement', () => {
  const loinc = 'http://loinc.org'
  const observation = (code: string, more: object) => ({
    resourceType: 'Observation',
    status: 'final',
    subject,
    effectiveDateTime: '2026-01-08',
    code: { coding: [{ system: loinc, code }] },
    ...more,
  })
  const amount = (value: number, code: string, unit = code) => ({
    valueQuantity: { value, unit, system: 'http://unitsofmeasure.org', code },
  })
  const pressure = (...parts: [number, number][]) =>
    observation('85354-9', {
      component: parts.flatMap(([systolic, diastolic]) => [
        { code: { coding: [{ system: loinc, code: '8480-6' }] }, ...amount(systolic, 'mm[Hg]') },
        { code: { coding: [{ system: loinc, code: '8462-4' }] }, ...amount(diastolic, 'mm[Hg]') },
      ]),
    })

  it.each([
    ['weight', observation('29463-7', amount(700, 'kg'))],
    ['weight', observation('29463-7', amount(7, 'kg'))],
    ['height', observation('8302-2', amount(17, 'cm'))],
    ['oxygen-saturation', observation('59408-5', amount(0.98, '%'))],
    ['temperature', observation('8310-5', amount(98.6, 'Cel'))],
    ['heart-rate', observation('8867-4', amount(720, '/min'))],
  ])('that nobody could have is left: %s', (name, resource) => {
    expect(only(resource).left).toEqual([`Its value for ${name} is not possible`])
  })

  it('has the only time that it gives, and is told of where it gives none', () => {
    const none = { ...amount(70, 'kg'), effectiveDateTime: undefined }
    const weight = (more: object) => only(observation('29463-7', { ...none, ...more }))
    expect(weight({ effectiveTiming: { event: ['2026-01-08'] } })).toMatchObject({ at: '2026-01-08', notes: [] })
    expect(weight({ effectivePeriod: { end: '2026-01-08' } })).toMatchObject({ at: '2026-01-08' })
    expect(weight({}).notes).toEqual(['A measurement without a date is kept; no criterion counts it.'])
  })

  it('of a child may be small', () => {
    const weight = observation('29463-7', { ...amount(9, 'kg'), effectiveDateTime: '1985-05-12' })
    expect(only(weight)).toMatchObject({ value: 9 })
  })

  it('of the pressure with systolic and diastolic in each other’s place is left, and so are two in one', () => {
    expect(only(pressure([118, 76]))).toMatchObject({ systolicMmHg: 118 })
    expect(only(pressure([76, 118])).left).toEqual(['A blood pressure like this is not possible'])
    expect(only(pressure([1200, 80])).left).toEqual(['A blood pressure like this is not possible'])
    expect(only(pressure([190, 130], [120, 80])).left).toEqual(['It holds more than one blood pressure'])
    const halves = [observation('8480-6', amount(76, 'mm[Hg]')), observation('8462-4', amount(118, 'mm[Hg]'))]
    expect(read(halves).left).toMatchObject([{ reason: 'A blood pressure like this is not possible', count: 2 }])
  })

  it('whose unit is written in two ways that differ is left', () => {
    expect(only(observation('29463-7', amount(154, 'kg', 'lbs'))).left[0]).toContain('differ')
    expect(only(observation('29463-7', amount(154, '[lb_av]', 'lbs')))).toMatchObject({ unit: 'kg' })
  })

  it('of something else than the patient, or that was only stated, is not theirs', () => {
    const focus = [{ reference: 'Group/twins' }]
    expect(only(observation('8867-4', { ...amount(140, '/min'), focus })).left[0]).toContain('focus')
    const self = [{ reference: 'Patient/p' }]
    expect(only(observation('8867-4', { ...amount(70, '/min'), focus: self }))).toMatchObject({ value: 70 })
    expect(only(observation('3142-7', amount(70, 'kg'))).left[0]).toContain('stated')
  })

  it('without a result says so, and one of a kind that is not read names the kind', () => {
    expect(only(observation('2106-3', { valueString: 'Not performed' })).left).toEqual(['It has no result'])
    expect(only(observation('29463-7', { valueRange: { low: { value: 70 } } })).left[0]).toContain('valueRange')
  })

  it('that is positive by code and negative by words, or by its interpretation, is left', () => {
    const coded = { coding: [{ system: 'http://snomed.info/sct', code: '260385009' }], text: 'Positive' }
    expect(only(observation('2106-3', { valueCodeableConcept: coded })).left[0]).toContain('at once')
    const interpretation = [{ coding: [{ code: 'POS' }] }]
    expect(only(observation('2106-3', { valueString: 'Negative', interpretation })).left[0]).toContain('at once')
  })

  it('keeps what the laboratory made of it beside words and limits', () => {
    const positive = [{ coding: [{ code: 'POS' }] }]
    expect(only(observation('65750-2', { valueString: 'See comment', interpretation: positive }))).toMatchObject({
      text: 'See comment (positive)',
    })
    const below = { valueQuantity: { value: 5, comparator: '<', unit: 'mIU/mL' } }
    const negative = [{ coding: [{ code: 'NEG' }] }]
    expect(only(observation('21198-7', { ...below, interpretation: negative }))).toMatchObject({
      text: '< 5 mIU/mL, negative',
    })
  })

  it('of the pregnancy status is the condition, or its refutation, and never a test', () => {
    const status = (code: string, more: object = {}) =>
      only(observation('82810-3', { valueCodeableConcept: { coding: [{ system: loinc, code }] }, ...more }))
    expect(status('LA15173-0')).toMatchObject({
      kind: 'condition',
      verificationStatus: 'confirmed',
      recorded: '2026-01-08',
    })
    expect(status('LA15173-0', { status: 'preliminary' })).toMatchObject({ verificationStatus: 'unconfirmed' })
    expect(status('LA26683-5')).toMatchObject({ kind: 'condition', verificationStatus: 'refuted' })
    expect(status('LA26683-5', { status: 'preliminary' }).left[0]).toContain('not final')
    expect(status('LA4489-6').left[0]).toContain('neither')
  })
})
