import { evaluate, type ScreeningCategory, screeningCategories, screeningOf } from '../../clinical/eligibility/index.ts'
import { readResources } from '../../server/fhir/index.ts'
import { counted } from '../counted.ts'
import type { EvaluationChoice } from '../evaluation-options.ts'
import { whatWasLeft } from '../what-was-left.ts'
import type { Kept } from './on-disk.ts'
import { inWords } from './sort-by-patient.ts'

/** One row of the work list. */
export interface Row {
  patient: string
  name: string
  birthDate: string
  category: ScreeningCategory
  reason: string
  failedTrialsForCertain: number
  failedTrialsPossible: number
  questionsRemaining: number
  questions: string[]
  /** A list that was kept says itself what it is of. */
  treatment: string
  jurisdiction: string
  standard: string
  asOf: string
  note: string
}

export const columns = [
  'patient',
  'name',
  'birthDate',
  'category',
  'reason',
  'failedTrialsForCertain',
  'failedTrialsPossible',
  'questionsRemaining',
  'questions',
  'treatment',
  'jurisdiction',
  'standard',
  'asOf',
  'note',
] as const satisfies (keyof Row)[]

const note = 'Work list, not a determination'

/**
 * One patient of the export. A resource that cannot be read is reported where it stands and left out, and the row says that
 * something is missing. Undefined where there is no patient to read.
 */
export function screenPatient(
  name: string,
  resources: readonly Kept[],
  choice: EvaluationChoice,
  report: (text: string) => void,
): { row: Row; rank: number[] } | undefined {
  let leftOut = 0
  const given = resources.map(({ fullUrl, json }) => ({
    ...(fullUrl ? { fullUrl } : {}),
    resource: JSON.parse(json.toString()) as Record<string, unknown>,
  }))
  const found = readResources(given, (at, fault) => {
    leftOut++
    const origin = resources[at]?.origin
    report(origin ? `${inWords(origin)}: ${fault.message}` : fault.message)
  })
  if (!found) {
    const [first] = resources
    report(
      `Patient/${name}: there is no Patient that can be read; ${counted(resources.length, 'resource')} left out${first ? `, the first ${inWords(first.origin)}` : ''}`,
    )
    return undefined
  }
  const { record, source } = found
  const evaluation = evaluate(record, choice)
  const { category, reason, questions } = screeningOf(evaluation)
  const { definite, possible } = evaluation.resistance.adequateFailedTrials
  const { familyName, givenName, birthDate = '' } = record.patient
  const row: Row = {
    patient: source.patientReference,
    name: [givenName, familyName].filter(Boolean).join(' '),
    birthDate,
    category,
    reason,
    failedTrialsForCertain: definite,
    failedTrialsPossible: possible,
    questionsRemaining: evaluation.missingCount,
    questions: questions.map(({ text }) => text),
    treatment: choice.treatment,
    jurisdiction: choice.jurisdiction ?? 'off-label',
    standard: evaluation.resistance.standard.name,
    asOf: choice.asOf,
    note: [
      leftOut === 0 ? note : `${note}; ${counted(leftOut, 'resource')} on record could not be read`,
      ...whatWasLeft(found).lines,
    ].join('; '),
  }
  const surest = 9 - Math.min(9, definite)
  return { row, rank: [screeningCategories.indexOf(category), evaluation.missingCount, surest] }
}
