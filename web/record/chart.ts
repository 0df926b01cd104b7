import type { Api } from '../../contract/index.ts'

export type Chart = Api['GET /api/patients/:patientId/chart']['response']
export type ChartMedicine = Chart['medicines']['current'][number]
export type ChartMeasurement = Chart['measurements'][number]
export type ChartSession = Chart['sessions'][number]
export type ChartInteraction = Chart['interactions'][number]
export type ChartScore = Chart['scores'][number]

/** The addresses around a chart. */
export const placesOf = (patientId: string) => ({
  identity: `/patients/${patientId}/history`,
  evaluation: `/patients/${patientId}/evaluation`,
  assess: `/patients/${patientId}/assessments/new`,
  consent: `/patients/${patientId}/consent`,
  plan: `/patients/${patientId}/plan`,
  outcome: `/patients/${patientId}/outcome`,
  imports: `/patients/${patientId}/imports`,
  urgent: `/patients/${patientId}/urgent`,
  care: `/patients/${patientId}/care`,
})

export const treatmentWords: Record<Chart['plans'][number]['treatment'], string> = {
  'esketamine-us': 'esketamine, US label',
  'esketamine-us-acute-suicidality': 'esketamine, US label, acute suicidality',
  'esketamine-eu': 'esketamine, EU label',
  'ketamine-iv': 'intravenous ketamine',
  'ketamine-injection': 'ketamine by injection',
}

export const determinationWords: Record<Chart['determinations'][number]['determination'], string> = {
  eligible: 'eligible',
  'eligible-with-cautions': 'eligible with cautions',
  'needs-information': 'needs information',
  'not-eligible': 'not eligible',
}
