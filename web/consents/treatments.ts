import type { Api } from '../../contract/index.ts'

export type Treatment = Api['GET /api/consent-documents']['response']['documents'][number]['treatment']
export type ConsentDocument = Api['GET /api/consent-documents']['response']['documents'][number]
export type Consent = Api['GET /api/patients/:patientId/consents']['response']['consents'][number]

export const treatmentNames: Record<Treatment, string> = {
  'ketamine-iv': 'Ketamine, intravenous',
  'ketamine-injection': 'Ketamine, injected',
  'esketamine-us': 'Esketamine, nasal',
  'esketamine-us-acute-suicidality': 'Esketamine, acute suicidality',
  'esketamine-eu': 'Esketamine, nasal',
}
