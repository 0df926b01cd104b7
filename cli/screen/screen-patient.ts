import { evaluate, type ScreeningCategory, screeningCategories, screeningOf } from '../../clinical/eligibility/index.ts'
import { BundleFault, readBundle } from '../../server/fhir/index.ts'
import type { EvaluationChoice } from '../evaluation-options.ts'
import type { Kept } from './partitions.ts'
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
  'note',
] as const satisfies (keyof Row)[]

const note = 'Work list, not a determination'

/**
 * One patient of the export. A resource that cannot be read is reported where it stands and left out; the patient is read
 * without it. Undefined where there is no patient to read.
 */
export function screenPatient(
  key: string,
  resources: readonly Kept[],
  options: EvaluationChoice,
  report: (text: string) => void,
): { row: Row; rank: number[] } | undefined {
  let kept = resources
  while (kept.length > 0) {
    try {
      return rowOf(key, kept, options)
    } catch (error) {
      if (!(error instanceof BundleFault)) throw error
      const at = Number(/^Bundle\.entry\[(\d+)\]/.exec(error.path)?.[1] ?? Number.NaN)
      const bad = kept[at]
      if (!bad) {
        report(`Patient/${key}: ${error.fault}${kept[0] ? ` (${inWords(kept[0].origin)} and others)` : ''}`)
        return undefined
      }
      const where = error.path.replace(/^Bundle\.entry\[\d+\]\.resource/, String(bad.resource.resourceType))
      report(`${inWords(bad.origin)}: ${where} ${error.fault}`)
      kept = kept.filter((each) => each !== bad)
    }
  }
  return undefined
}

function rowOf(key: string, resources: readonly Kept[], options: EvaluationChoice): { row: Row; rank: number[] } {
  const entry = resources.map(({ fullUrl, resource }) => ({ ...(fullUrl ? { fullUrl } : {}), resource }))
  const { record, source } = readBundle({ resourceType: 'Bundle', type: 'collection', entry })
  const evaluation = evaluate(record, options)
  const { category, reason, questions } = screeningOf(evaluation)
  const { definite, possible } = evaluation.resistance.adequateFailedTrials
  const { familyName, givenName, birthDate = '' } = record.patient
  const row: Row = {
    patient: source.patientReference || `Patient/${key}`,
    name: [givenName, familyName].filter(Boolean).join(' '),
    birthDate,
    category,
    reason,
    failedTrialsForCertain: definite,
    failedTrialsPossible: possible,
    questionsRemaining: evaluation.missingCount,
    questions: questions.map(({ text }) => text),
    note,
  }
  const surest = 9 - Math.min(9, definite)
  return { row, rank: [screeningCategories.indexOf(category), evaluation.missingCount, surest] }
}
