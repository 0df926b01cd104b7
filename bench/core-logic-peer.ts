import { createRequire } from 'node:module'
import type { PatientRecord } from '../clinical/record/record.ts'
import { coreLogic, equal, exists, type Model, property } from './core-logic.ts'

/** As much of `cql-execution` and `cql-exec-fhir` as is used here. */
interface CqlExecution {
  Library: new (elm: object) => object
  Executor: new (
    library: object,
  ) => { exec: (patients: object) => Promise<{ patientResults: Record<string, { Candidate?: boolean }> }> }
  PatientSource: new (patients: object[]) => object
}
interface CqlOverFhir {
  PatientSource: { FHIRv401: () => { loadBundles: (bundles: object[]) => void } }
}
const require = createRequire(import.meta.url)
const cql = require('cql-execution') as CqlExecution
const overFhir = require('cql-exec-fhir') as CqlOverFhir

/** The core logic in CQL, run by `cql-execution`. */
export interface Peer {
  name: string
  /** Patients as it takes them. To make them so is not counted, as reading a record is not counted of ours. */
  take: (records: readonly PatientRecord[]) => object
  /** Who is a candidate, by position. */
  candidates: (taken: object) => Promise<number[]>
}

function peer(name: string, model: Model, take: Peer['take']): Peer {
  const executor = new cql.Executor(new cql.Library(coreLogic(model)))
  return {
    name,
    take,
    candidates: async (taken) => {
      const { patientResults } = await executor.exec(taken)
      return Object.keys(patientResults)
        .filter((id) => patientResults[id]?.Candidate === true)
        .map(Number)
        .sort((a, b) => a - b)
    },
  }
}

const first = (source: object) => ({ type: 'First', source })
const valueIn = (source: object) => property('value', source)
const firstCode = (concept: object) => valueIn(property('code', first(property('coding', concept))))
const dayOf = (end: string) => ({ type: 'DateFrom', operand: valueIn(property(end, property('effective'))) })
const dose = property('dose', first(property('doseAndRate', first(property('dosage')))))
const hasReason = (code: string) =>
  exists({
    type: 'Query',
    source: [{ alias: 'R', expression: property('statusReason') }],
    relationship: [],
    where: equal(firstCode({ type: 'AliasRef', name: 'R' }), code),
  })

/** FHIR R4, as CQL is used. A trial is a medication statement; why it stopped and how it was taken are its reasons. */
export const fhirPeer = peer(
  'CQL over FHIR R4',
  {
    uri: 'http://hl7.org/fhir',
    version: '4.0.1',
    trials: 'MedicationStatement',
    medication: firstCode(property('medication')),
    doseMgPerDay: valueIn(valueIn(dose)),
    start: dayOf('start'),
    stop: dayOf('end'),
    isAdherent: hasReason('adherent'),
    hasOutcome: hasReason,
    hasCondition: (code) =>
      exists({
        type: 'Retrieve',
        dataType: '{http://hl7.org/fhir}Condition',
        codeProperty: 'code',
        codeComparator: 'in',
        codes: { type: 'List', element: [{ type: 'Code', code, system: { name: 'ICD10' } }] },
      }),
  },
  (records) => {
    const source = overFhir.PatientSource.FHIRv401()
    source.loadBundles(records.map(bundleOf))
    return source
  },
)

function bundleOf({ patient, facts }: PatientRecord, at: number): object {
  const subject = { reference: `Patient/${at}` }
  const resources: object[] = [{ resourceType: 'Patient', id: String(at), birthDate: patient.birthDate }]
  for (const fact of facts) {
    if (fact.kind === 'condition')
      resources.push({ resourceType: 'Condition', subject, code: { coding: fact.concept.codings } })
    if (fact.kind === 'trial')
      resources.push({
        resourceType: 'MedicationStatement',
        subject,
        status: 'stopped',
        statusReason: [fact.outcome, fact.adherence].map(coded),
        medicationCodeableConcept: coded(fact.medication),
        effectivePeriod: { start: fact.start, end: fact.stop },
        dosage: [{ doseAndRate: [{ doseQuantity: { value: fact.highestDoseMgPerDay, unit: 'mg' } }] }],
      })
  }
  return { resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) }
}

const coded = (code: string) => ({ coding: [{ code }] })

const simple = 'https://github.com/cqframework/cql-execution/simple'
const date = (path: string) => ({ type: 'ToDate', operand: property(path) })

/** The engine's own simple patients, which carry nothing but what is asked: the fastest that it can be given. */
export const simplePeer = peer(
  'CQL over simple patients',
  {
    uri: simple,
    trials: 'Trial',
    medication: property('medication'),
    doseMgPerDay: property('highestDoseMgPerDay'),
    start: date('start'),
    stop: date('stop'),
    isAdherent: equal(property('adherence'), 'adherent'),
    hasOutcome: (outcome) => equal(property('outcome'), outcome),
    hasCondition: (code) =>
      exists({
        type: 'Query',
        source: [{ alias: 'C', expression: { type: 'Retrieve', dataType: `{${simple}}Condition` } }],
        relationship: [],
        where: equal(property('code', { type: 'AliasRef', name: 'C' }), code),
      }),
  },
  (records) => new cql.PatientSource(records.map(simplePatient)),
)

function simplePatient({ patient, facts }: PatientRecord, at: number): object {
  return {
    id: String(at),
    recordType: 'Patient',
    birthDate: patient.birthDate,
    records: facts.flatMap((fact): object[] => {
      if (fact.kind === 'condition') return [{ recordType: 'Condition', code: fact.concept.codings[0]?.code }]
      return fact.kind === 'trial' ? [{ recordType: 'Trial', ...fact }] : []
    }),
  }
}
