import type { Api } from '../../contract/index.ts'

export type PatientEvaluation = Api['GET /api/patients/:patientId/evaluation']['response']
export type EvaluationResult = PatientEvaluation['evaluation']
export type Question = PatientEvaluation['interview'][number]
export type DeterminationOutcome = EvaluationResult['determination']
export type DeterminationSummary = PatientEvaluation['determinations'][number]
export type Determination = Api['GET /api/determinations/:determinationId']['response']
export type TreatmentId = EvaluationResult['treatment']
export type StandardId = PatientEvaluation['standards'][number]['id']

/**
 * The published standard of a determination, to ask for by id; undefined where it was the clinic’s own, which may be another
 * by now.
 */
export const publishedStandard = ({ standard }: EvaluationResult['resistance']): StandardId | undefined =>
  standard.id === 'clinic' ? undefined : standard.id

export const outcomeNames: Record<DeterminationOutcome, string> = {
  eligible: 'Eligible',
  'eligible-with-cautions': 'Eligible with cautions',
  'needs-information': 'Needs information',
  'not-eligible': 'Not eligible',
}

/** Not eligible is no alarm: red is for what has to be done now. */
export const outcomeTones: Record<DeterminationOutcome, string> = {
  eligible: 'good',
  'eligible-with-cautions': 'watch',
  'needs-information': 'watch',
  'not-eligible': 'watch',
}

/** Where all of them stand in a row. The page says the whole name of the one that is chosen. */
export const shortTreatmentNames: Record<TreatmentId, string> = {
  'esketamine-us': 'Esketamine, US label',
  'esketamine-us-acute-suicidality': 'Esketamine, acute suicidality',
  'esketamine-eu': 'Esketamine, EU label',
  'ketamine-iv': 'Ketamine, intravenous',
  'ketamine-injection': 'Ketamine, injected',
}

export const treatmentNames: Record<TreatmentId, string> = {
  'esketamine-us': 'intranasal esketamine, US label',
  'esketamine-us-acute-suicidality': 'intranasal esketamine, US label, acute suicidality',
  'esketamine-eu': 'intranasal esketamine, EU label',
  'ketamine-iv': 'intravenous ketamine, off-label',
  'ketamine-injection': 'ketamine by injection, off-label',
}

/** What is read anew when an answer, a trial or a determination was written. */
export const readByEvaluation = [
  'GET /api/patients/:patientId/evaluation',
  'GET /api/patients/:patientId/evaluation/explanation',
  'GET /api/patients/:patientId/trials',
  'GET /api/patients/:patientId/chart',
  'GET /api/patients/:patientId',
] as const
