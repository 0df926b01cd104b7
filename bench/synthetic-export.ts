import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { randomFrom } from './synthetic-panel.ts'

/**
 * A FHIR Bulk Data export of invented patients, made from a seed, the same each time: a file a resource type, and in each
 * file one resource of every patient in turn, so that nothing of one patient lies together. Claims are there to be passed
 * over.
 */
export async function writeSyntheticExport(folder: string, patients: number): Promise<{ resources: number }> {
  let resources = 0
  const random = randomFrom(20_260_115)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const day = (year: number) =>
    `${year}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`
  const concept = (system: string, [code, text]: readonly [string, string]) => ({
    coding: [{ system, code, display: text }],
    text,
  })
  const about = (at: number) => ({ reference: `Patient/${idOf(at)}` })
  const meta = { versionId: '1', lastUpdated: '2026-01-02T03:04:05.678+00:00', source: '#bench' }

  const makers: Record<string, [each: number, make: (at: number, round: number) => object]> = {
    Claim: [
      2,
      (at) => ({ meta, status: 'active', use: 'claim', patient: about(at), created: day(2025), note: filler }),
    ],
    Condition: [
      4,
      (at, round) => ({
        meta,
        clinicalStatus: { coding: [{ system: clinical, code: 'active' }] },
        verificationStatus: { coding: [{ system: verification, code: 'confirmed' }] },
        code: concept(icd10, round === 0 && random() < 0.6 ? pick(depressions) : pick(illnesses)),
        subject: about(at),
        recordedDate: day(2024),
      }),
    ],
    Encounter: [
      5,
      (at) => ({
        meta,
        status: 'finished',
        class: { system: actCode, code: 'AMB' },
        type: [concept(snomed, ['185345009', 'Encounter for symptom'])],
        subject: about(at),
        period: { start: `${day(2024)}T09:00:00+01:00`, end: '2025-12-31T09:30:00+01:00' },
      }),
    ],
    MedicationRequest: [
      4,
      (at) => ({
        meta,
        status: pick(['completed', 'stopped', 'active']),
        intent: 'order',
        medicationCodeableConcept: concept(rxnorm, pick(medicines)),
        subject: about(at),
        authoredOn: day(2025),
        dosageInstruction: [
          {
            timing: {
              repeat: { boundsPeriod: { start: day(2024), end: day(2025) }, frequency: 1, period: 1, periodUnit: 'd' },
            },
            doseAndRate: [{ doseQuantity: { value: 1, unit: 'tablet' } }],
          },
        ],
      }),
    ],
    Observation: [
      14,
      (at, round) => ({
        meta,
        status: 'final',
        category: [concept(category, ['vital-signs', 'Vital Signs'])],
        subject: about(at),
        effectiveDateTime: `${day(2025)}T08:15:00+01:00`,
        ...observed(round, random),
      }),
    ],
    Patient: [
      1,
      (at) => ({
        meta,
        identifier: [{ type: { coding: [{ code: 'MR' }] }, system: 'https://hospital.example/mrn', value: `R${at}` }],
        name: [{ use: 'official', family: `Family${at}`, given: ['Given'] }],
        telecom: [{ system: 'phone', value: '555-611-5414', use: 'home' }],
        gender: random() < 0.6 ? 'female' : 'male',
        birthDate: day(1940 + Math.floor(random() * 66)),
        address: [{ line: ['279 Walsh Haven'], city: 'Gloucester', postalCode: '01930', country: 'US' }],
      }),
    ],
  }
  for (const [resourceType, [each, make]] of Object.entries(makers)) {
    const out = createWriteStream(join(folder, `${resourceType}.ndjson`))
    let block = ''
    for (let round = 0; round < each; round++)
      for (let at = 0; at < patients; at++) {
        const id = resourceType === 'Patient' ? idOf(at) : `${resourceType}-${at}-${round}`
        block += `${JSON.stringify({ resourceType, id, ...make(at, round) })}\n`
        resources++
        if (block.length < 1_000_000) continue
        if (!out.write(block)) await once(out, 'drain')
        block = ''
      }
    await new Promise<void>((ended) => {
      out.end(block, ended)
    })
  }
  return { resources }
}

const icd10 = 'http://hl7.org/fhir/sid/icd-10-cm'
const rxnorm = 'http://www.nlm.nih.gov/research/umls/rxnorm'
const snomed = 'http://snomed.info/sct'
const loinc = 'http://loinc.org'
const ucum = 'http://unitsofmeasure.org'
const actCode = 'http://terminology.hl7.org/CodeSystem/v3-ActCode'
const category = 'http://terminology.hl7.org/CodeSystem/observation-category'
const clinical = 'http://terminology.hl7.org/CodeSystem/condition-clinical'
const verification = 'http://terminology.hl7.org/CodeSystem/condition-ver-status'
const filler = 'what no criterion reads '.repeat(30)

/** As EHRs give them: long, and in no order. */
const idOf = (at: number): string => `${(Math.imul(at + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0')}-4f31-${at}`

const depressions = [
  ['F33.2', 'Major depressive disorder, recurrent severe'],
  ['F33.1', 'Major depressive disorder, recurrent, moderate'],
  ['F32.2', 'Major depressive disorder, single episode, severe'],
] as const
const illnesses = [
  ['I10', 'Essential hypertension'],
  ['E11.9', 'Type 2 diabetes mellitus'],
  ['E78.5', 'Hyperlipidaemia'],
  ['J45.909', 'Asthma'],
  ['F41.1', 'Generalised anxiety disorder'],
  ['G47.33', 'Obstructive sleep apnoea'],
  ['M54.5', 'Low back pain'],
  ['K21.9', 'Gastro-oesophageal reflux disease'],
  ['F10.20', 'Alcohol dependence'],
  ['I71.4', 'Abdominal aortic aneurysm'],
] as const
const medicines = [
  ['312940', 'Sertraline 100 MG Oral Tablet'],
  ['313583', 'Venlafaxine 75 MG Extended Release Oral Capsule'],
  ['349332', 'Escitalopram 10 MG Oral Tablet'],
  ['993541', 'Bupropion 150 MG Extended Release Oral Tablet'],
  ['314077', 'Lisinopril 20 MG Oral Tablet'],
  ['860975', 'Metformin 500 MG Oral Tablet'],
  ['966247', 'Levothyroxine 50 MCG Oral Tablet'],
] as const

/** Weight, height, pressure, PHQ-9 and what a laboratory sends, most of which no criterion reads. */
function observed(round: number, random: () => number): object {
  const amount = (value: number, unit: string) => ({ value, unit, system: ucum, code: unit })
  const coded = (code: string, text: string) => ({ code: { coding: [{ system: loinc, code, display: text }], text } })
  switch (round % 7) {
    case 0:
      return {
        ...coded('85354-9', 'Blood pressure panel'),
        component: [
          { ...coded('8480-6', 'Systolic'), valueQuantity: amount(105 + Math.floor(random() * 60), 'mm[Hg]') },
          { ...coded('8462-4', 'Diastolic'), valueQuantity: amount(60 + Math.floor(random() * 40), 'mm[Hg]') },
        ],
      }
    case 1:
      return { ...coded('29463-7', 'Body weight'), valueQuantity: amount(50 + Math.floor(random() * 60), 'kg') }
    case 2:
      return { ...coded('44261-6', 'PHQ-9 total score'), valueQuantity: amount(Math.floor(random() * 28), '{score}') }
    case 3:
      return { ...coded('8867-4', 'Heart rate'), valueQuantity: amount(55 + Math.floor(random() * 50), '/min') }
    case 4:
      return { ...coded('2339-0', 'Glucose'), valueQuantity: amount(70 + Math.floor(random() * 90), 'mg/dL') }
    case 5:
      return { ...coded('718-7', 'Hemoglobin'), valueQuantity: amount(10 + Math.floor(random() * 7), 'g/dL') }
    default:
      return { ...coded('2160-0', 'Creatinine'), valueQuantity: amount(0.6 + Math.floor(random() * 9) / 10, 'mg/dL') }
  }
}
