import type { MeasurementName } from '../../clinical/record/record.ts'
import type { FhirConcept } from './elements.ts'

/*
 * This material contains content from LOINC (http://loinc.org). LOINC is copyright (c) Regenstrief Institute, Inc. and
 * the Logical Observation Identifiers Names and Codes (LOINC) Committee and is available at no cost under the license
 * at http://loinc.org/license. LOINC(R) is a registered United States trademark of Regenstrief Institute, Inc.
 */

const loincSystems = new Set(['http://loinc.org', 'urn:oid:2.16.840.1.113883.6.1'])
export const loincOf = (concept: FhirConcept): string[] =>
  (concept.coding ?? []).flatMap(({ system, code }) =>
    system && loincSystems.has(system) && code ? [code.trim()] : [],
  )

export const systolicCode = '8480-6'
export const diastolicCode = '8462-4'
/** The vital signs panel, and those that older exports write. */
export const pressurePanelCodes: ReadonlySet<string> = new Set(['85354-9', '55284-4', '35094-2'])
export const pregnancyStatusCode = '82810-3'

const codes: Partial<Record<MeasurementName, string[]>> = {
  weight: ['29463-7', '3141-9'],
  height: ['8302-2'],
  'body-mass-index': ['39156-5'],
  'heart-rate': ['8867-4'],
  'oxygen-saturation': ['59408-5', '2708-6', '59410-1'],
  'respiratory-rate': ['9279-1'],
  temperature: ['8310-5', '8331-1'],
  'alanine-aminotransferase': ['1742-6'],
  'aspartate-aminotransferase': ['1920-8'],
  'alkaline-phosphatase': ['6768-6'],
  'gamma-glutamyl-transferase': ['2324-2'],
  bilirubin: ['1975-2', '14631-6'],
  creatinine: ['2160-0', '38483-4', '14682-9'],
  'thyroid-stimulating-hormone': ['3016-3', '11580-8'],
  'pregnancy-test': ['2106-3', '2118-8', '80384-1', '80385-8', '19080-1', '21198-7'],
  // Panel of five; cocaine, opiates, cannabinoids, fentanyl, amphetamine; ketamine by name (on no usual panel).
  'drug-screen': ['65750-2', '19359-9', '19295-5', '18282-4', '59673-4', '19343-3', '12327-3', '19501-6'],
  // Kept with their code: Child-Pugh (albumin, INR), kidney function, QT, ejection fraction, urine findings.
  other: [
    '1751-7',
    '6301-6',
    '34714-6',
    '33914-3',
    '62238-1',
    '98979-8',
    '69405-9',
    '8634-8',
    '8636-3',
    '10230-1',
    '5794-3',
    '13945-1',
    '5799-2',
    '5821-4',
    '5802-4',
  ],
}

export const measurementByLoinc: ReadonlyMap<string, MeasurementName> = new Map(
  Object.entries(codes).flatMap(([name, list]) => list.map((code) => [code, name as MeasurementName] as const)),
)

/** For records without LOINC: the whole text of the code, lower case. */
export const measurementByText: ReadonlyMap<string, MeasurementName | 'pressure-panel'> = new Map([
  ['weight', 'weight'],
  ['body weight', 'weight'],
  ['height', 'height'],
  ['body height', 'height'],
  ['bmi', 'body-mass-index'],
  ['body mass index', 'body-mass-index'],
  ['blood pressure', 'pressure-panel'],
  ['heart rate', 'heart-rate'],
  ['pulse', 'heart-rate'],
  ['oxygen saturation', 'oxygen-saturation'],
  ['spo2', 'oxygen-saturation'],
  ['respiratory rate', 'respiratory-rate'],
  ['body temperature', 'temperature'],
  ['pregnancy test', 'pregnancy-test'],
  ['urine pregnancy test', 'pregnancy-test'],
  ['urine drug screen', 'drug-screen'],
])

/** Scores that are kept as assessments though Evenkeel has no form for them. */
export const otherInstrumentTotals: ReadonlyMap<string, string> = new Map([
  ['75626-2', 'audit-c'],
  ['82667-7', 'dast-10'],
  ['55758-7', 'phq-2'],
])

/** Said by name when it is left, because it looks like something that we read. */
export const leftOnPurpose: ReadonlyMap<string, string> = new Map([
  ['3142-7', 'A weight that was only stated is no measured one'],
  ['89204-2', 'PHQ-9 modified for teens is another instrument than PHQ-9'],
])
