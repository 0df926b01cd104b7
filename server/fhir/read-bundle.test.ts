import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Fact, FactKind } from '../../clinical/record/record.ts'
import { type ReadBundleResult, readBundle, readBundleText } from './index.ts'
import { bundleOf, patient, subject } from './testing.ts'

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
