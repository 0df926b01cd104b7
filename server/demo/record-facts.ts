import type { Coding, ConditionFact, MeasurementName, MedicationFact, TrialFact } from '../../clinical/record/record.ts'
import type { NewFact } from '../record/index.ts'

/** Short ways to write down what a record holds. */

const icd10 = (code: string, display: string): Coding => ({
  system: 'http://hl7.org/fhir/sid/icd-10-cm',
  code,
  display,
})

export const condition = (
  code: string,
  text: string,
  onset: string,
  more: Partial<Pick<ConditionFact, 'clinicalStatus' | 'verificationStatus' | 'abatement' | 'recorded'>> = {},
): NewFact => ({
  kind: 'condition',
  concept: { codings: [icd10(code, text)], text },
  clinicalStatus: 'active',
  verificationStatus: 'confirmed',
  onset,
  ...more,
})

/** The diagnosis of a major depression, recurrent, by its severity. */
export const depression = (severity: 'moderate' | 'severe', onset: string): NewFact =>
  severity === 'severe'
    ? condition('F33.2', 'Major depressive disorder, recurrent severe without psychotic features', onset)
    : condition('F33.1', 'Major depressive disorder, recurrent, moderate', onset)

export const episode = (
  start: string,
  severity: 'moderate' | 'severe-without-psychosis',
  severityOn: string,
): NewFact => ({ kind: 'episode', start, severity, severityOn })

export const trial = (
  medication: string,
  highestDoseMgPerDay: number,
  start: string,
  stop: string | undefined,
  outcome: TrialFact['outcome'],
  role: TrialFact['role'] = 'antidepressant',
): NewFact => ({
  kind: 'trial',
  medication,
  role,
  highestDoseMgPerDay,
  start,
  ...(stop ? { stop } : {}),
  outcome,
  adherence: 'adherent',
  derivedFrom: [],
})

export const takes = (
  name: string,
  rxnorm: string,
  dailyDoseMg: number,
  start: string,
  more: Partial<Pick<MedicationFact, 'dosageText' | 'asNeeded' | 'stop' | 'status'>> = {},
): NewFact => ({
  kind: 'medication',
  origin: 'by-hand',
  concept: {
    codings: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: rxnorm, display: name }],
    text: `${name} ${dailyDoseMg} mg`,
  },
  status: 'active',
  start,
  dailyDoseMg,
  taken: 'yes',
  ...more,
})

export const allergy = (text: string, reaction: string, recorded: string): NewFact => ({
  kind: 'allergy',
  concept: { codings: [], text },
  clinicalStatus: 'active',
  verificationStatus: 'confirmed',
  reaction,
  recorded,
})

export const noKnownAllergies = (on: string, statedBy: string): NewFact => ({
  kind: 'no-known-allergies',
  scope: 'any',
  on,
  statedBy,
})

/** Code and unit of what is measured. */
const measured: Partial<Record<MeasurementName, { loinc: string; text: string; unit: string }>> = {
  weight: { loinc: '29463-7', text: 'Body weight', unit: 'kg' },
  height: { loinc: '8302-2', text: 'Body height', unit: 'cm' },
  'heart-rate': { loinc: '8867-4', text: 'Heart rate', unit: '/min' },
  'alanine-aminotransferase': { loinc: '1742-6', text: 'Alanine aminotransferase', unit: 'U/L' },
  'aspartate-aminotransferase': { loinc: '1920-8', text: 'Aspartate aminotransferase', unit: 'U/L' },
  'alkaline-phosphatase': { loinc: '6768-6', text: 'Alkaline phosphatase', unit: 'U/L' },
  'gamma-glutamyl-transferase': { loinc: '2324-2', text: 'Gamma-glutamyl transferase', unit: 'U/L' },
  bilirubin: { loinc: '1975-2', text: 'Bilirubin, total', unit: 'mg/dL' },
  creatinine: { loinc: '2160-0', text: 'Creatinine', unit: 'mg/dL' },
  'thyroid-stimulating-hormone': { loinc: '3016-3', text: 'Thyrotropin', unit: 'm[IU]/L' },
}

const loinc = (code: string, text: string) => ({ codings: [{ system: 'http://loinc.org', code, display: text }], text })

export function measure(
  name: MeasurementName,
  at: string,
  value: number,
  referenceRange?: { low?: number; high?: number },
): NewFact {
  const known = measured[name]
  if (!known) throw new Error(`no unit is known for ${name}`)
  return {
    kind: 'measurement',
    name,
    concept: loinc(known.loinc, known.text),
    at,
    value,
    unit: known.unit,
    ...(referenceRange ? { referenceRange } : {}),
  }
}

export const bloodPressure = (at: string, systolicMmHg: number, diastolicMmHg: number): NewFact => ({
  kind: 'measurement',
  name: 'blood-pressure',
  concept: loinc('85354-9', 'Blood pressure panel'),
  at,
  systolicMmHg,
  diastolicMmHg,
  unit: 'mmHg',
})

export const textResult = (name: 'pregnancy-test' | 'drug-screen', at: string, text: string): NewFact => ({
  kind: 'measurement',
  name,
  concept: name === 'pregnancy-test' ? loinc('2106-3', 'Pregnancy test, urine') : loinc('65750-2', 'Drugs of abuse'),
  at,
  text,
})

/** Liver tests, creatinine and thyroid as they should be. */
export const normalLaboratory = (at: string): NewFact[] => [
  measure('alanine-aminotransferase', at, 24, { low: 7, high: 56 }),
  measure('aspartate-aminotransferase', at, 22, { low: 10, high: 40 }),
  measure('alkaline-phosphatase', at, 71, { low: 44, high: 147 }),
  measure('gamma-glutamyl-transferase', at, 23, { low: 5, high: 40 }),
  measure('bilirubin', at, 0.6, { low: 0.1, high: 1.2 }),
  measure('creatinine', at, 0.8, { low: 0.6, high: 1.2 }),
  measure('thyroid-stimulating-hormone', at, 2.1, { low: 0.4, high: 4 }),
]

export const electrocardiogram = (on: string): NewFact => ({
  kind: 'procedure',
  concept: { codings: [], text: 'Electrocardiogram, 12 leads: sinus rhythm, QTc 418 ms' },
  status: 'completed',
  start: on,
  stop: on,
})

export const psychotherapy = (text: string, start: string, stop: string): NewFact => ({
  kind: 'procedure',
  concept: { codings: [], text },
  status: 'completed',
  start,
  stop,
})

export const completeHistory = (on: string, attestedBy: string): NewFact => ({
  kind: 'trial-history',
  complete: true,
  attestedBy,
  on,
})
export const recordReview = (on: string, reviewedBy: string): NewFact => ({ kind: 'record-review', on, reviewedBy })
