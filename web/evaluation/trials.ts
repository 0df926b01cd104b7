import type { TrialOutcome } from '../../clinical/record/record.ts'
import type { Api } from '../../contract/index.ts'
import { readNumber } from '../ui/index.ts'

export type PatientTrials = Api['GET /api/patients/:patientId/trials']['response']
export type ListedTrial = PatientTrials['trials'][number]
export type DismissedTrial = PatientTrials['dismissed'][number]
export type Medicine = PatientTrials['medicines'][number]
export type TrialBody = Api['POST /api/patients/:patientId/trials']['body']['trial']

export const outcomeOptions: readonly { value: TrialOutcome; label: string }[] = [
  { value: 'no-response', label: 'No response (less than 25 % better)' },
  { value: 'partial-response', label: 'Partial response (25 to 49 % better)' },
  { value: 'response', label: 'Response (at least 50 % better)' },
  { value: 'lost-response', label: 'Response that was lost' },
  { value: 'intolerance', label: 'Stopped for intolerance' },
  { value: 'ongoing', label: 'Still going on, too early to say' },
  { value: 'unknown', label: 'Not known' },
]

export const optimisedOptions: readonly { value: TrialValues['optimised']; label: string }[] = [
  { value: 'neither', label: 'Neither' },
  { value: 'dose', label: 'Dose' },
  { value: 'duration', label: 'Duration' },
  { value: 'both', label: 'Both' },
  { value: 'unknown', label: 'Not known' },
]

/** A trial as it is typed. */
export interface TrialValues {
  medication: string
  role: TrialBody['role']
  highestDose: string
  weeksAtMinimumDose: string
  /** `unknown` is sent as nothing. */
  optimised: NonNullable<TrialBody['optimised']> | 'unknown'
  start: string
  stop: string
  outcome: TrialBody['outcome']
  adherence: TrialBody['adherence']
  reason: string
}

export function valuesOf(listed: ListedTrial | null): TrialValues {
  const trial = listed?.trial
  return {
    medication: listed?.medication ?? '',
    role: trial?.role ?? 'antidepressant',
    highestDose: trial?.highestDoseMgPerDay === undefined ? '' : String(trial.highestDoseMgPerDay),
    weeksAtMinimumDose: trial?.weeksAtMinimumDose === undefined ? '' : String(trial.weeksAtMinimumDose),
    optimised: trial?.optimised ?? 'unknown',
    start: trial?.start ?? '',
    stop: trial?.stop ?? '',
    outcome: trial?.outcome ?? 'unknown',
    adherence: trial?.adherence ?? 'unknown',
    reason: '',
  }
}

/** What is sent: a name of our table as its id, so that dose and class are known. */
export function bodyOf(values: TrialValues, medicines: readonly Medicine[], derivedFrom: readonly string[]): TrialBody {
  const typed = values.medication.trim()
  const known = medicines.find(({ id, name }) => [id, name.toLowerCase()].includes(typed.toLowerCase()))
  return {
    medication: known?.id ?? typed,
    role: values.role,
    ...(values.highestDose.trim() ? { highestDoseMgPerDay: readNumber(values.highestDose) ?? Number.NaN } : {}),
    ...(values.weeksAtMinimumDose.trim()
      ? { weeksAtMinimumDose: readNumber(values.weeksAtMinimumDose) ?? Number.NaN }
      : {}),
    ...(values.optimised === 'unknown' ? {} : { optimised: values.optimised }),
    ...(values.start.trim() ? { start: values.start.trim() } : {}),
    ...(values.stop.trim() ? { stop: values.stop.trim() } : {}),
    outcome: values.outcome,
    adherence: values.adherence,
    derivedFrom: [...derivedFrom],
  }
}
