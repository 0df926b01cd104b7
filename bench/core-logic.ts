import { findMedication, minimumAdequateDose } from '../clinical/medications/index.ts'

/** Where a model of data keeps what the core logic asks for: ELM expressions of the trial `T`, and of the patient. */
export interface Model {
  uri: string
  version?: string
  /** Type of its resources that are trials. */
  trials: string
  medication: object
  doseMgPerDay: object
  start: object
  stop: object
  isAdherent: object
  hasOutcome: (outcome: string) => object
  hasCondition: (code: string) => object
}

const icd10 = 'http://hl7.org/fhir/sid/icd-10-cm'

const text = (value: string) => ({
  type: 'Literal',
  valueType: '{urn:hl7-org:elm-types:r1}String',
  value,
})
export const equal = (value: object, to: string) => ({ type: 'Equal', operand: [value, text(to)] })
export const exists = (operand: object) => ({ type: 'Exists', operand })
const trial = { type: 'AliasRef', name: 'T' }
export const property = (path: string, source: object = trial) => ({ type: 'Property', path, source })

const number = (value: number) => ({
  type: 'Literal',
  valueType: '{urn:hl7-org:elm-types:r1}Integer',
  value: String(value),
})
const both = (a: object, b: object) => ({ type: 'And', operand: [a, b] })
const either = (a: object, b: object) => ({ type: 'Or', operand: [a, b] })
const atLeast = (value: object, least: number) => ({ type: 'GreaterOrEqual', operand: [value, number(least)] })
const named = (name: string) => ({ type: 'ExpressionRef', name })
const define = (name: string, expression: object) => ({ name, context: 'Patient', accessLevel: 'Public', expression })

const exclusions: [name: string, code: string][] = [
  ['Aneurysm', 'I71.4'],
  ['Malformation', 'Q28.2'],
  ['Haemorrhage', 'I61.9'],
  ['Psychosis', 'F20.9'],
  ['Substance use', 'F10.20'],
]

/** Of the medicines of the panel, as our own table has them. */
const atMinimumDose = ({ medication, doseMgPerDay }: Model): object =>
  ['sertraline', 'venlafaxine', 'escitalopram', 'bupropion', 'mirtazapine', 'duloxetine']
    .map((id) => {
      const known = findMedication(id)
      const minimum = known && minimumAdequateDose({ medication: known })
      if (!minimum) throw new Error(`No minimum dose of ${id} is known.`)
      return both(equal(medication, id), atLeast(doseMgPerDay, minimum.value))
    })
    .reduce(either)

/** `core-logic.cql` as ELM, over a model of data. */
export function coreLogic(model: Model): object {
  const { uri, version, trials, medication, start, stop, isAdherent, hasOutcome, hasCondition } = model
  const retrieve = (type: string) => ({ type: 'Retrieve', dataType: `{${uri}}${type}` })
  const weeks = { type: 'DurationBetween', precision: 'Week', operand: [start, stop] }
  const failed = {
    type: 'Query',
    source: [{ alias: 'T', expression: retrieve(trials) }],
    relationship: [],
    where: both(
      both(both(atLeast(weeks, 4), atMinimumDose(model)), isAdherent),
      either(hasOutcome('no-response'), hasOutcome('partial-response')),
    ),
    return: { distinct: true, expression: medication },
  }
  return {
    library: {
      identifier: { id: 'CoreLogic', version: '1.0.0' },
      schemaIdentifier: { id: 'urn:hl7-org:elm', version: 'r1' },
      usings: { def: [{ localIdentifier: 'Model', uri, version }] },
      codeSystems: { def: [{ name: 'ICD10', id: icd10, accessLevel: 'Public' }] },
      statements: {
        def: [
          define('Patient', { type: 'SingletonFrom', operand: retrieve('Patient') }),
          define('Failed ingredients', failed),
          define('Two failed', atLeast({ type: 'Count', source: named('Failed ingredients') }, 2)),
          ...exclusions.map(([name, code]) => define(name, hasCondition(code))),
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
}
