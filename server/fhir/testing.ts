import type { MeasurementFact } from '../../clinical/record/record.ts'
import { readBundle } from './index.ts'

export const patient = {
  resourceType: 'Patient',
  id: 'p',
  name: [{ family: 'Okafor', given: ['Ada'] }],
  birthDate: '1990-01-01',
}
export const subject = { reference: 'Patient/p' }
export const bundleOf = (...resources: object[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: [patient, ...resources].map((resource) => ({ resource })),
})
export const observation = (rest: object) => ({
  resourceType: 'Observation',
  id: 'o',
  status: 'final',
  subject,
  ...rest,
})
export const loinc = (code: string) => ({ coding: [{ system: 'http://loinc.org', code }] })
export const measured = (code: string, valueQuantity: object) => {
  const { record, left } = readBundle(
    bundleOf(observation({ code: loinc(code), effectiveDateTime: '2026-01-02', valueQuantity })),
  )
  return (record.facts[0] as MeasurementFact | undefined) ?? left[0]?.reason
}
