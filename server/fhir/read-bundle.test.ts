import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { AssessmentFact, Fact, FactKind, MeasurementFact, MedicationFact } from '../../clinical/record/record.ts'
import { type ReadBundleResult, readBundle, readBundleText } from './index.ts'

const fixture = (name: string): string => readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8')

function find<K extends FactKind>(result: ReadBundleResult, kind: K, id: string): Extract<Fact, { kind: K }> {
  const fact = result.record.facts.find((each) => each.id === id)
  if (fact?.kind !== kind) throw new Error(`${id} is not a ${kind}`)
  return fact as Extract<Fact, { kind: K }>
}

describe('an allergy to nothing', () => {
  const read = (code: object, more: object = {}) =>
    readBundle({
      resourceType: 'Bundle',
      type: 'collection',
      entry: [
        { resource: { resourceType: 'Patient', id: 'p', name: [{ family: 'Novak', given: ['Petra'] }] } },
        {
          resource: { resourceType: 'AllergyIntolerance', id: 'a', patient: { reference: 'Patient/p' }, code, ...more },
        },
      ],
    })
  const snomed = (code: string, display: string) => ({
    coding: [{ system: 'http://snomed.info/sct', code, display }],
  })

  it('is the statement that none is known, by whom and when', () => {
    const stated = read(snomed('716186003', 'No known allergy'), {
      recordedDate: '2026-01-04T10:00:00+01:00',
      asserter: { display: 'Dr Mei Tan' },
    })
    expect(stated.record.facts).toEqual([
      {
        id: 'AllergyIntolerance/a',
        reference: 'AllergyIntolerance/a',
        kind: 'no-known-allergies',
        scope: 'any',
        on: '2026-01-04',
        statedBy: 'Dr Mei Tan',
      },
    ])
    expect(read(snomed('409137002', 'No known drug allergy')).record.facts).toMatchObject([{ scope: 'medicine' }])
    expect(read({ text: 'NKDA' }).record.facts).toMatchObject([{ scope: 'medicine' }])
  })

  it('is left where it no longer holds, and an allergy where its words name a substance', () => {
    const refuted = { verificationStatus: { coding: [{ code: 'refuted' }] } }
    expect(read(snomed('716186003', 'No known allergy'), refuted).left[0]?.reason).toContain('no longer holds')
    expect(read(snomed('429625007', 'No known food allergy')).left[0]?.reason).toContain('of one kind')
    expect(read(snomed('716186003', 'Penicillin')).record.facts).toMatchObject([{ kind: 'allergy' }])
  })
})

describe('a referral with a whole story', () => {
  const result = readBundleText(fixture('petra-novak'))

  it('says who the patient is, and keeps no number that the clinic has no need of', () => {
    expect(result.record.patient).toEqual({
      familyName: 'Novák',
      givenName: 'Petra Marie',
      birthDate: '1984-05-12',
      sex: 'female',
      recordNumber: 'EK-1001',
      deceased: false,
    })
    expect(result.source).toEqual({
      patientReference: 'Patient/petra-novak',
      identifiers: [{ system: 'https://referrer.example/mrn', value: 'EK-1001', type: 'MR' }],
      bundleType: 'collection',
    })
    expect(JSON.stringify(result)).not.toContain('999-00-0000')
  })

  it('counts what was taken and says why the rest was left', () => {
    expect(result.taken).toEqual({
      AllergyIntolerance: 1,
      Condition: 4,
      Encounter: 1,
      MedicationRequest: 2,
      MedicationStatement: 3,
      Observation: 15,
      Patient: 1,
      Procedure: 1,
      QuestionnaireResponse: 4,
    })
    expect(result.left.map(({ reference, reason }) => `${reference}: ${reason}`)).toEqual([
      'Condition/wrong-entry: It was entered in error',
      'FamilyMemberHistory/mother: It is about the family, not the patient',
      'Observation/cancelled-weight: It was entered in error',
      'Observation/weight-in-stones: Its unit for weight is not known here',
      'Observation/potassium: LOINC 2823-3 (Potassium) is not used here',
      'QuestionnaireResponse/coffee: It answers a questionnaire that is not known here',
    ])
  })

  it('reads conditions with their dates as known and what was refuted', () => {
    expect(find(result, 'condition', 'Condition/depression')).toMatchObject({
      onset: '2024-09',
      clinicalStatus: 'active',
    })
    expect(find(result, 'condition', 'Condition/first-episode')).toMatchObject({
      clinicalStatus: 'resolved',
      abatement: '2012-01',
    })
    expect(find(result, 'condition', 'Condition/no-aneurysm').verificationStatus).toBe('refuted')
  })

  it('reads medicines: prescribed is not taken, doses by text, structure and reference', () => {
    const dose = (id: string) => {
      const { origin, taken, dailyDoseMg, start, stop } = find(result, 'medication', id)
      return { origin, taken, dailyDoseMg, start, stop }
    }
    expect(dose('MedicationRequest/sertraline')).toEqual({
      origin: 'request',
      taken: 'unknown',
      dailyDoseMg: 150,
      start: '2024-10-01',
      stop: '2025-02-14',
    })
    expect(find(result, 'medication', 'MedicationRequest/sertraline').statusReason).toBe('No improvement')
    expect(dose('MedicationRequest/venlafaxine')).toMatchObject({ dailyDoseMg: 225, stop: '2025-07-20' })
    expect(dose('MedicationStatement/mirtazapine')).toMatchObject({
      origin: 'statement',
      taken: 'yes',
      dailyDoseMg: 30,
    })
    expect(dose('MedicationStatement/levothyroxine')).toMatchObject({ dailyDoseMg: 0.075, start: '2016-06' })
    expect(dose('MedicationStatement/lorazepam').taken).toBe('no')
  })

  it('reads measurements in the units that Evenkeel keeps', () => {
    const value = (id: string) => {
      const { name, value, unit, text } = find(result, 'measurement', `Observation/${id}`)
      return [name, value, unit, text]
    }
    // 154.3 lb x 0.45359237 and 10 µmol/L / 17.1.
    expect(value('weight')).toEqual(['weight', 69.989303, 'kg', undefined])
    expect(value('bilirubin')).toEqual(['bilirubin', 0.584795, 'mg/dL', undefined])
    expect(value('oxygen')).toEqual(['oxygen-saturation', 98, '%', undefined])
    expect(value('pregnancy')).toEqual(['pregnancy-test', undefined, undefined, 'negative'])
    expect(value('drug-screen')).toEqual(['drug-screen', undefined, undefined, 'negative'])
    expect(find(result, 'measurement', 'Observation/alt').referenceRange).toEqual({ high: 35 })
    expect(find(result, 'measurement', 'Observation/pressure')).toMatchObject({ systolicMmHg: 122, diastolicMmHg: 78 })
  })

  it('reads assessments by LOINC codes and by our own link ids, and scores them', () => {
    expect(find(result, 'assessment', 'Observation/phq-9')).toMatchObject({ instrument: 'phq-9', total: 21 })
    expect(find(result, 'assessment', 'QuestionnaireResponse/phq-9-today')).toMatchObject({
      instrument: 'phq-9',
      total: 20,
      answers: { interest: 3, 'self-harm': 1 },
    })
    expect(find(result, 'assessment', 'QuestionnaireResponse/madrs-today')).toMatchObject({
      instrument: 'madrs',
      total: 34,
    })
    const screener = find(result, 'assessment', 'QuestionnaireResponse/c-ssrs-today')
    expect(screener.total).toBeUndefined()
    expect(screener.answers).toMatchObject({ 'wish-to-be-dead': 1, thoughts: 0 })
  })

  it('reads the evaluation interview: answers, episode, trials, attestation, review', () => {
    const interview = 'QuestionnaireResponse/interview'
    expect(find(result, 'interview-answer', `${interview}#aneurysm`)).toEqual({
      id: `${interview}#aneurysm`,
      reference: interview,
      kind: 'interview-answer',
      question: 'aneurysm',
      answer: 'no',
      on: '2026-01-08',
      answeredBy: 'Dr Amara Osei',
    })
    expect(find(result, 'interview-answer', `${interview}#previous-ketamine`)).toMatchObject({
      answer: 'unknown',
      detail: 'Party use in 2004, perhaps ketamine',
    })
    expect(find(result, 'episode', `${interview}#episode`)).toMatchObject({ start: '2024-09' })
    expect(find(result, 'interview-answer', `${interview}#episode-severity`)).toMatchObject({
      detail: 'severe-without-psychosis',
      on: '2026-01-08',
    })
    expect(result.record.facts.filter((fact) => fact.kind === 'trial')).toMatchObject([
      { medication: 'sertraline', highestDoseMgPerDay: 150, outcome: 'no-response', adherence: 'adherent' },
      { medication: 'venlafaxine', outcome: 'partial-response' },
      { medication: 'mirtazapine', outcome: 'ongoing' },
    ])
    expect(find(result, 'trial-history', `${interview}#trial-history-complete`).complete).toBe(true)
    expect(find(result, 'record-review', `${interview}#record-reviewed`).reviewedBy).toBe('Dr Amara Osei')
  })

  it('gives every fact an id of its own', () => {
    const ids = result.record.facts.map((fact) => fact.id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('a transaction without ids', () => {
  const result = readBundleText(fixture('samuel-adeyemi'))
  const id = (type: string, n: number) => `${type}/00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

  it('names facts by their addresses and follows references between entries', () => {
    expect(result.source.patientReference).toBe(id('Patient', 1))
    expect(result.record.patient).toMatchObject({ familyName: 'Adeyemi', givenName: 'Samuel', recordNumber: 'EK-1002' })
    expect(find(result, 'medication', id('MedicationStatement', 7))).toMatchObject({
      concept: { text: 'LORazepam 1 MG Oral Tablet' },
      asNeeded: true,
    })
    expect(find(result, 'medication', id('MedicationStatement', 7)).dailyDoseMg).toBeUndefined()
  })

  it('ends a finished prescription with its dispensing period, a running one not', () => {
    expect(find(result, 'medication', id('MedicationRequest', 5))).toMatchObject({
      stop: '2023-10-01',
      dailyDoseMg: 40,
    })
    const running = find(result, 'medication', id('MedicationRequest', 6))
    expect(running.stop).toBeUndefined()
    expect(running.dailyDoseMg).toBe(20)
  })

  it('puts a systolic and a diastolic of one time together, and items with their total', () => {
    expect(find(result, 'measurement', id('Observation', 9))).toMatchObject({ systolicMmHg: 168, diastolicMmHg: 97 })
    const phq9 = find(result, 'assessment', id('Observation', 30))
    expect(phq9.total).toBe(21)
    expect(Object.keys(phq9.answers ?? {})).toHaveLength(9)
    expect(result.record.facts.filter((fact) => fact.kind === 'assessment')).toHaveLength(1)
  })

  it('does not make an assessment of a risk band alone', () => {
    expect(result.left).toEqual([
      {
        reference: id('Observation', 31),
        resourceType: 'Observation',
        reason: 'It gives only a risk band of C-SSRS screener, not the answers',
        count: 1,
      },
    ])
  })
})

const patient = {
  resourceType: 'Patient',
  id: 'p',
  name: [{ family: 'Okafor', given: ['Ada'] }],
  birthDate: '1990-01-01',
}
const subject = { reference: 'Patient/p' }
const bundleOf = (...resources: object[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: [patient, ...resources].map((resource) => ({ resource })),
})
const observation = (rest: object) => ({ resourceType: 'Observation', id: 'o', status: 'final', subject, ...rest })
const loinc = (code: string) => ({ coding: [{ system: 'http://loinc.org', code }] })
const measured = (code: string, valueQuantity: object) => {
  const { record, left } = readBundle(
    bundleOf(observation({ code: loinc(code), effectiveDateTime: '2026-01-02', valueQuantity })),
  )
  return (record.facts[0] as MeasurementFact | undefined) ?? left[0]?.reason
}

describe('units', () => {
  it.each([
    ['29463-7', { value: 70000, code: 'g' }, 70],
    ['29463-7', { value: 150, unit: 'lbs' }, 68.038856],
    ['8302-2', { value: 1.8, unit: 'm' }, 180],
    ['8302-2', { value: 70, code: '[in_i]' }, 177.8],
    ['8310-5', { value: 98.6, unit: '°F' }, 37],
    ['14682-9', { value: 88.4, unit: 'µmol/L' }, 1],
    ['1742-6', { value: 30, unit: 'IU/L' }, 30],
    ['11580-8', { value: 2, unit: 'uIU/mL' }, 2],
    ['8867-4', { value: 60, unit: 'bpm' }, 60],
  ])('%s %o is %s', (code, quantity, expected) => {
    expect(measured(code, quantity)).toMatchObject({ value: expected })
  })

  it.each([
    ['29463-7', { value: 70 }, 'Its unit for weight is missing'],
    ['29463-7', { value: 70, unit: 'stone' }, 'Its unit for weight is not known here'],
    ['29463-7', { value: 0, unit: 'kg' }, 'Its value for weight is not possible'],
    ['59408-5', { value: 130, unit: '%' }, 'Its value for oxygen-saturation is not possible'],
  ])('%s %o is left: %s', (code, quantity, reason) => {
    expect(measured(code, quantity)).toBe(reason)
  })

  it('keeps a value beyond the measuring range as words', () => {
    const fact = measured('19080-1', { value: 5, comparator: '<', unit: 'mIU/mL' })
    expect(fact).toMatchObject({ name: 'pregnancy-test', text: '< 5 mIU/mL' })
    expect(fact).not.toHaveProperty('value')
  })
})

describe('scores in observations', () => {
  const read = (...observations: object[]) =>
    readBundle(
      bundleOf(
        ...observations.map((each, i) => observation({ id: `o${i}`, effectiveDateTime: '2026-01-02', ...each })),
      ),
    )

  it('leaves a total that the instrument cannot give', () => {
    const { left, record } = read({ code: loinc('44261-6'), valueInteger: 28 })
    expect(record.facts).toEqual([])
    expect(left[0]?.reason).toContain('0 to 27')
  })

  it('takes the number on a panel for its total', () => {
    expect(read({ code: loinc('44249-1'), valueQuantity: { value: 12, unit: '{score}' } }).record.facts).toMatchObject([
      { instrument: 'phq-9', total: 12 },
    ])
  })

  it('keeps two items of PHQ-2 apart from PHQ-9, and the teen version out', () => {
    const { record, left } = read(
      { code: loinc('44250-9'), valueInteger: 2 },
      { code: loinc('44255-8'), valueInteger: 1 },
      { code: loinc('89204-2'), valueInteger: 9 },
    )
    expect(record.facts).toMatchObject([{ instrument: 'phq-2', answers: { interest: 2, mood: 1 } }])
    expect(left[0]?.reason).toContain('another instrument')
  })

  it('reads a score without LOINC by the name of its instrument', () => {
    expect(read({ code: { text: 'MADRS total score' }, valueInteger: 30 }).record.facts).toMatchObject([
      { instrument: 'madrs', total: 30 },
    ])
  })

  it('does not guess whether a total is the raw sum or per cent', () => {
    const total = (text: string, value: number, unit = '{score}') => {
      const { record, left } = read({ code: { text }, valueQuantity: { value, unit } })
      return (record.facts[0] as AssessmentFact | undefined)?.total ?? left[0]?.reason
    }
    expect(total('WHO-5', 20)).toBe('It does not say whether this total of WHO-5 is its raw sum or per cent')
    expect(total('WHO-5', 13)).toBe('It does not say whether this total of WHO-5 is its raw sum or per cent')
    expect(total('WHO-5', 20, '%')).toBe(20)
    expect(total('WHO-5', 64)).toBe(64)
    expect(total('WHO-5', 65)).toBe('WHO-5 totals go in steps of 4; 65 is not one.')
    expect(total('Q-LES-Q-SF', 52)).toBe('It does not say whether this total of Q-LES-Q-SF is its raw sum or per cent')
    expect(total('PHQ-9', 12.5)).toBe('PHQ-9 totals are whole numbers; 12.5 is not one.')
  })

  it('says when the recorded total is not the sum', () => {
    const codes = ['44250-9', '44255-8', '44259-0', '44254-1', '44251-7', '44258-2', '44252-5', '44253-3', '44260-8']
    const items = codes.map((code) => ({ code: loinc(code), valueInteger: 1 }))
    const { notes, record } = read(...items, { code: loinc('44261-6'), valueInteger: 20 })
    expect(record.facts).toMatchObject([{ total: 20 }])
    expect(notes[0]).toContain('not the sum')
  })

  it('leaves an answer that is out of range, and both of two that differ', () => {
    expect(read({ code: loinc('44260-8'), valueInteger: 9 }).left[0]?.reason).toContain('cannot be read')
    const { record, notes } = read(
      { code: loinc('44255-8'), valueInteger: 1 },
      { code: loinc('44255-8'), valueInteger: 1 },
      { code: loinc('44260-8'), valueInteger: 3 },
      { code: loinc('44260-8'), valueInteger: 0 },
    )
    expect(record.facts).toMatchObject([{ answers: { mood: 1 } }])
    expect(record.facts[0]).not.toHaveProperty('answers.self-harm')
    expect(notes).toContain('Answers to phq-9 of one time differ on "self-harm"; it is missing.')
  })

  it('does not pair two pressures of one time', () => {
    const side = (code: string, value: number) => ({ code: loinc(code), valueQuantity: { value, unit: 'mmHg' } })
    const { record, left, taken } = read(side('8480-6', 120), side('8480-6', 160), side('8462-4', 80))
    expect(record.facts).toEqual([])
    expect(left).toMatchObject([{ resourceType: 'Observation', count: 3 }])
    expect(taken).toEqual({ Patient: 1 })
  })
})

describe('answers to a questionnaire', () => {
  const items = ['interest', 'mood', 'sleep', 'energy', 'appetite', 'self-worth', 'concentration', 'psychomotor']
  const answered = (...more: object[]) => {
    const item = [...items.map((linkId) => ({ linkId, answer: [{ valueInteger: 1 }] })), ...more]
    const questionnaire = 'urn:evenkeel:questionnaire:phq-9'
    const response = {
      resourceType: 'QuestionnaireResponse',
      id: 'q',
      status: 'completed',
      subject,
      questionnaire,
      item,
    }
    return readBundle(bundleOf({ ...response, authored: '2026-01-02T10:00:00Z' }))
  }
  const selfHarm = (...answer: object[]) => ({ linkId: 'self-harm', answer })

  it.each([
    ['twice in one answer', [selfHarm({ valueInteger: 0 }, { valueInteger: 3 })]],
    [
      'under its link id and its LOINC code',
      [selfHarm({ valueInteger: 3 }), { ...selfHarm({ valueInteger: 0 }), linkId: '/44260-8' }],
    ],
    ['three times', [selfHarm({ valueInteger: 0 }), selfHarm({ valueInteger: 3 }), selfHarm({ valueInteger: 3 })]],
    ['out of range', [selfHarm({ valueInteger: 7 })]],
    ['between two answers', [selfHarm({ valueDecimal: 1.5 })]],
    [
      'with the weight of another scale',
      [
        selfHarm({
          valueCoding: {
            code: 'LA6568-5',
            extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue', valueDecimal: 1 }],
          },
        }),
      ],
    ],
  ])('an item answered %s is missing, not zero, and the reader is told', (_, more) => {
    const { record, notes } = answered(...more)
    expect(record.facts).toMatchObject([{ instrument: 'phq-9', answers: { mood: 1 } }])
    expect(record.facts[0]).not.toHaveProperty('answers.self-harm')
    expect(record.facts[0]).not.toHaveProperty('total')
    expect(notes).toEqual(['Some answers to PHQ-9 could not be read and are missing.'])
  })

  it('a raw sum beside the answers of WHO-5 is left out, and the answers are scored', () => {
    const items = ['cheerful', 'calm', 'active', 'rested', 'interested'].map((linkId) => ({
      linkId,
      answer: [{ valueInteger: 3 }],
    }))
    const { record, notes } = readBundle(
      bundleOf({
        resourceType: 'QuestionnaireResponse',
        ...{ id: 'w', status: 'completed', subject, authored: '2026-01-02T10:00:00Z' },
        questionnaire: 'urn:evenkeel:questionnaire:who-5',
        item: [...items, { linkId: 'total', answer: [{ valueInteger: 15 }] }],
      }),
    )
    expect(record.facts).toMatchObject([{ instrument: 'who-5', total: 60 }])
    expect(notes[0]).toContain('raw sum or per cent')
  })

  it('says whether there was no answer, or none that can be read', () => {
    const reason = (...item: object[]) =>
      readBundle(
        bundleOf({
          resourceType: 'QuestionnaireResponse',
          ...{ id: 'n', status: 'completed', subject, authored: '2026-01-02T10:00:00Z', item },
          questionnaire: 'urn:evenkeel:questionnaire:phq-9',
        }),
      ).left[0]?.reason
    expect(reason(selfHarm())).toBe('It holds no answer to PHQ-9')
    expect(reason(selfHarm({ valueInteger: 7 }))).toBe('Its answers to PHQ-9 cannot be read')
  })

  it('keeps the answers of a form that was abandoned, without a total', () => {
    const { record } = readBundle(
      bundleOf({
        resourceType: 'QuestionnaireResponse',
        ...{ id: 'c', status: 'stopped', subject, authored: '2026-01-02T10:00:00Z' },
        questionnaire: 'urn:evenkeel:questionnaire:phq-9',
        item: [selfHarm({ valueInteger: 2 }), { linkId: 'total', answer: [{ valueInteger: 2 }] }],
      }),
    )
    expect(record.facts).toMatchObject([{ instrument: 'phq-9', answers: { 'self-harm': 2 } }])
    expect(record.facts[0]).not.toHaveProperty('total')
  })

  it('an item answered twice alike is answered', () => {
    expect(answered(selfHarm({ valueInteger: 2 }), selfHarm({ valueInteger: 2 })).record.facts).toMatchObject([
      { answers: { 'self-harm': 2 }, total: 10 },
    ])
  })
})

describe('medication requests', () => {
  const request = (rest: object): MedicationFact | string | undefined => {
    const resource = {
      resourceType: 'MedicationRequest',
      id: 'm',
      status: 'active',
      intent: 'order',
      subject,
      medicationCodeableConcept: { text: 'Sertraline 50 MG Oral Tablet' },
      ...rest,
    }
    const { record, left } = readBundle(bundleOf(resource))
    return (record.facts[0] as MedicationFact | undefined) ?? left[0]?.reason
  }
  const timing = (repeat: object) => ({
    dosageInstruction: [{ timing: { repeat }, doseAndRate: [{ doseQuantity: { value: 1 } }] }],
  })

  it.each([
    [{ frequency: 2, period: 1, periodUnit: 'd' }, 100],
    [{ frequency: 1, period: 12, periodUnit: 'h' }, 100],
    [{ frequency: 1, period: 2, periodUnit: 'd' }, 25],
    [{ when: ['MORN', 'HS'] }, 100],
    [{ frequency: 1, frequencyMax: 2, period: 1, periodUnit: 'd' }, undefined],
    [{ frequency: 1, period: 1, periodUnit: 'mo' }, undefined],
    [{ frequency: 1, period: 1, periodUnit: 'mo', when: ['MORN'] }, undefined],
    [{ frequency: 1, period: 1, periodUnit: 'wk' }, 7.142857],
    [{ dayOfWeek: ['mon', 'wed', 'fri'] }, 21.428571],
    [{ frequency: 3, period: 1, periodUnit: 'wk', dayOfWeek: ['mon', 'wed', 'fri'] }, 21.428571],
    [{ frequency: 2, period: 1, periodUnit: 'd', dayOfWeek: ['mon', 'wed', 'fri'] }, 42.857143],
    [{ frequency: 1, period: 1, periodUnit: 'mo', dayOfWeek: ['mon'] }, undefined],
    [{ frequency: 1, period: 1, periodUnit: 'd', when: ['MORN', 'EVE'] }, undefined],
    [{ when: ['C'] }, undefined],
    [{ frequency: 3, period: 1, periodUnit: 'd', when: ['C'] }, 150],
  ])('%o', (repeat, expected) => {
    expect((request(timing(repeat)) as MedicationFact).dailyDoseMg).toBe(expected)
  })

  const doseOf = (rest: object) => (request(rest) as MedicationFact).dailyDoseMg
  const daily = { repeat: { frequency: 1, period: 1, periodUnit: 'd' } }
  const tablets = (value: number, more: object = {}) => [{ doseQuantity: { value, unit: 'tablet', ...more } }]

  it.each([
    ['as ordered and in tablets', [{ doseQuantity: { value: 100, unit: 'mg' } }, ...tablets(2)], 100],
    ['as ordered and calculated', [50, 50].map((value) => ({ doseQuantity: { value, unit: 'mg' } })), 50],
    ['two that differ', [50, 100].map((value) => ({ doseQuantity: { value, unit: 'mg' } })), undefined],
    ['at most', tablets(2, { comparator: '<=' }), undefined],
    ['a range', [{ doseRange: { low: { value: 1 }, high: { value: 2 } } }, ...tablets(1)], undefined],
    ['in a unit that only its code makes known', tablets(2, { unit: 'Tablette', code: '{tbl}' }), 100],
  ])('an amount %s', (_, doseAndRate, expected) => {
    expect(doseOf({ dosageInstruction: [{ timing: daily, doseAndRate }] })).toBe(expected)
  })

  it('takes a code beside others, and none that its structure speaks against', () => {
    const coded = (timing: object) => doseOf({ dosageInstruction: [{ timing, doseAndRate: tablets(1) }] })
    const code = { coding: [{ system: 'urn:local', code: '10' }, { code: 'BID' }] }
    expect(coded({ code })).toBe(100)
    expect(coded({ code, ...daily })).toBeUndefined()
    expect(coded({ code: { text: 'Twice daily' } })).toBe(100)
  })

  it('adds up instructions that hold at the same time, and no others', () => {
    const at = (value: number, when: string, sequence?: number) => ({
      sequence,
      timing: { repeat: { when: [when] } },
      doseAndRate: tablets(value),
    })
    expect(doseOf({ dosageInstruction: [at(1, 'MORN'), at(2, 'HS')] })).toBe(150)
    expect(doseOf({ dosageInstruction: [at(1, 'MORN', 1), at(2, 'HS', 1)] })).toBe(150)
    expect(doseOf({ dosageInstruction: [at(1, 'MORN', 1), at(2, 'HS', 2)] })).toBeUndefined()
    expect(doseOf({ dosageInstruction: [at(1, 'HS'), at(2, 'HS')] })).toBeUndefined()
    expect(doseOf({ dosageInstruction: [at(1, 'HS', 1), at(1, 'HS', 1)] })).toBeUndefined()
    expect(doseOf({ dosageInstruction: [at(1, 'MORN'), { ...at(2, 'HS'), asNeededBoolean: true }] })).toBeUndefined()
    const texts = [{ text: '75 mg in the morning' }, { text: '150 mg at bedtime' }]
    expect(doseOf({ dosageInstruction: texts })).toBe(225)
    expect(doseOf({ dosageInstruction: [{ text: '50 mg daily' }, { text: '100 mg daily' }] })).toBeUndefined()
  })

  it('leaves a titration unknown and keeps its words', () => {
    const steps = [
      { sequence: 1, text: '50 mg daily' },
      { sequence: 2, text: '100 mg daily' },
    ]
    expect(request({ dosageInstruction: steps })).toMatchObject({ dosageText: '50 mg daily; then 100 mg daily' })
    expect((request({ dosageInstruction: steps }) as MedicationFact).dailyDoseMg).toBeUndefined()
  })

  it.each([
    [{ status: 'entered-in-error' }, 'It was entered in error'],
    [{ intent: 'proposal' }, 'It is a proposal or plan, not an order'],
    [{ doNotPerform: true }, 'It asks not to give the medicine'],
    [
      { medicationCodeableConcept: undefined, medicationReference: { reference: 'Medication/elsewhere' } },
      'It names no medicine, or one that is not in this bundle',
    ],
  ])('%o is left', (rest, reason) => {
    expect(request(rest)).toBe(reason)
  })
})

describe('what stands around the patient', () => {
  it('says that the patient has died, and when', () => {
    const dead = { ...bundleOf(), entry: [{ resource: { ...patient, deceasedDateTime: '2024-03-01T10:00:00Z' } }] }
    const { record, notes } = readBundle(dead)
    expect(record.patient).toMatchObject({ deceased: true, deceasedOn: '2024-03-01' })
    expect(notes).toContain('The patient is recorded as deceased on 2024-03-01.')
  })

  it('reads a batch as a collection and says so, and says when pages are missing', () => {
    expect(readBundle({ ...bundleOf(), type: 'batch' }).notes[0]).toContain('batch')
    const page = { ...bundleOf(), type: 'searchset', link: [{ relation: 'next', url: 'https://x.example' }] }
    expect(readBundle(page).notes[0]).toContain('further pages')
  })

  it.each([
    [{ reference: 'Patient?identifier=urn:mrn|7' }, true],
    [{ identifier: { system: 'urn:mrn', value: '7' } }, true],
    [{ identifier: { system: 'urn:mrn', value: '8' } }, false],
    [{ reference: 'Patient/p/_history/3' }, true],
    [{ reference: 'https://any.example/fhir/Patient/p' }, true],
    [{ display: 'Ada' }, false],
    [{ reference: 'Group/g' }, false],
  ])('knows that %o is the patient: %s', (who, expected) => {
    const bundle = bundleOf({ resourceType: 'Condition', id: 'c', code: { text: 'Asthma' }, subject: who })
    bundle.entry[0] = { resource: { ...patient, identifier: [{ system: 'urn:mrn', value: '7' }] } as typeof patient }
    expect(readBundle(bundle).record.facts).toHaveLength(expected ? 1 : 0)
  })

  it('names a resource without an id by its content, the same each time', () => {
    const nameless = { resourceType: 'Condition', code: { text: 'Asthma' }, subject }
    const reordered = { subject, code: { text: 'Asthma' }, resourceType: 'Condition' }
    const [first, second] = [nameless, reordered].map((each) => readBundle(bundleOf(each)).record.facts[0]?.id)
    expect(first).toMatch(/^Condition\/sha256-[0-9a-f]{32}$/)
    expect(second).toBe(first)
    expect(readBundle(bundleOf(nameless, reordered)).record.facts).toHaveLength(1)
  })

  it('takes the later of two versions', () => {
    const version = (lastUpdated: string, text: string) => ({
      resourceType: 'Condition',
      id: 'c',
      meta: { lastUpdated },
      code: { text },
      subject,
    })
    const both = [version('2025-01-01T00:00:00Z', 'old'), version('2025-02-01T00:00:00Z', 'new')]
    for (const order of [both, both.toReversed()]) {
      expect(readBundle(bundleOf(...order)).record.facts).toMatchObject([{ concept: { text: 'new' } }])
    }
  })
})
