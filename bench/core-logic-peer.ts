import { createRequire } from 'node:module'
import { findMedication, minimumAdequateDose } from '../clinical/medications/index.ts'
import type { PatientRecord } from '../clinical/record/record.ts'

/** As much of `cql-execution` as is used here; it brings no types for what it runs without FHIR. */
interface CqlExecution {
  Library: new (elm: object) => object
  Executor: new (
    library: object,
  ) => { exec: (patients: object) => Promise<{ patientResults: Record<string, { Candidate?: boolean }> }> }
  PatientSource: new (patients: object[]) => object
}
const cql = createRequire(import.meta.url)('cql-execution') as CqlExecution

/** Made once, as ours are. */
let executor: InstanceType<CqlExecution['Executor']> | undefined

/** The peer: `core-logic.cql` as ELM, run by `cql-execution` over its simple patients. */
export async function runPeer(records: readonly PatientRecord[]): Promise<boolean[]> {
  executor ??= new cql.Executor(new cql.Library(elm))
  const { patientResults } = await executor.exec(new cql.PatientSource(records.map(simplePatient)))
  return records.map((_, at) => patientResults[String(at)]?.Candidate === true)
}

function simplePatient({ patient, facts }: PatientRecord, at: number): object {
  return {
    id: String(at),
    recordType: 'Patient',
    name: patient.familyName,
    birthDate: patient.birthDate,
    records: facts.flatMap((fact): object[] => {
      if (fact.kind === 'condition') return [{ recordType: 'Condition', code: fact.concept.codings[0]?.code }]
      if (fact.kind !== 'trial') return []
      const { medication, highestDoseMgPerDay, start, stop, outcome, adherence } = fact
      return [{ recordType: 'Trial', medication, highestDoseMgPerDay, start, stop, outcome, adherence }]
    }),
  }
}

const text = (value: string) => ({ type: 'Literal', valueType: '{urn:hl7-org:elm-types:r1}String', value })
const number = (value: number) => ({
  type: 'Literal',
  valueType: '{urn:hl7-org:elm-types:r1}Integer',
  value: String(value),
})
const property = (scope: string, path: string) => ({ type: 'Property', scope, path })
const both = (a: object, b: object) => ({ type: 'And', operand: [a, b] })
const oneOf = (operand: object, values: string[]) => ({
  type: 'In',
  operand: [operand, { type: 'List', element: values.map(text) }],
})
const named = (name: string) => ({ type: 'ExpressionRef', name })
const define = (name: string, expression: object) => ({ name, context: 'Patient', accessLevel: 'Public', expression })
const retrieve = (type: string) => ({
  type: 'Retrieve',
  dataType: `{https://github.com/cqframework/cql-execution/simple}${type}`,
})
const either = (a: object, b: object) => ({ type: 'Or', operand: [a, b] })
const atLeast = (value: object, least: number) => ({ type: 'GreaterOrEqual', operand: [value, number(least)] })
const date = (path: string) => ({ type: 'ToDate', operand: property('T', path) })

const exclusions: [name: string, code: string][] = [
  ['Aneurysm', 'I71.4'],
  ['Malformation', 'Q28.2'],
  ['Haemorrhage', 'I61.9'],
  ['Psychosis', 'F20.9'],
  ['Substance use', 'F10.20'],
]

/** Of the medicines of the panel, as our own table has them. */
const atMinimumDose = ['sertraline', 'venlafaxine', 'escitalopram', 'bupropion', 'mirtazapine', 'duloxetine']
  .map((id) => {
    const medication = findMedication(id)
    const minimum = medication && minimumAdequateDose({ medication })
    if (!minimum) throw new Error(`No minimum dose of ${id} is known.`)
    return both(
      { type: 'Equal', operand: [property('T', 'medication'), text(id)] },
      atLeast(property('T', 'highestDoseMgPerDay'), minimum.value),
    )
  })
  .reduce(either)

const failed = {
  type: 'Query',
  source: [{ alias: 'T', expression: retrieve('Trial') }],
  relationship: [],
  where: both(
    both(
      both(
        atLeast({ type: 'DurationBetween', precision: 'Week', operand: [date('start'), date('stop')] }, 4),
        atMinimumDose,
      ),
      { type: 'Equal', operand: [property('T', 'adherence'), text('adherent')] },
    ),
    oneOf(property('T', 'outcome'), ['no-response', 'partial-response']),
  ),
  return: { distinct: true, expression: property('T', 'medication') },
}

const elm = {
  library: {
    identifier: { id: 'CoreLogic', version: '1.0.0' },
    schemaIdentifier: { id: 'urn:hl7-org:elm', version: 'r1' },
    usings: { def: [{ localIdentifier: 'Simple', uri: 'https://github.com/cqframework/cql-execution/simple' }] },
    statements: {
      def: [
        define('Patient', { type: 'SingletonFrom', operand: retrieve('Patient') }),
        define('Failed ingredients', failed),
        define('Two failed', {
          type: 'GreaterOrEqual',
          operand: [{ type: 'Count', source: named('Failed ingredients') }, number(2)],
        }),
        ...exclusions.map(([name, code]) =>
          define(name, {
            type: 'Exists',
            operand: {
              type: 'Query',
              source: [{ alias: 'C', expression: retrieve('Condition') }],
              relationship: [],
              where: oneOf(property('C', 'code'), [code]),
            },
          }),
        ),
        define(
          'Candidate',
          exclusions.reduce<object>(
            (all, [name]) => both(all, { type: 'Not', operand: named(name) }),
            named('Two failed'),
          ),
        ),
      ],
    },
  },
}
