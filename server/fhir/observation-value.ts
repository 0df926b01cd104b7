import type { FhirObservation } from './resources.ts'

/** What an observation and a part of one have in common. */
export type Valued = Pick<
  FhirObservation,
  'valueQuantity' | 'valueCodeableConcept' | 'valueString' | 'valueBoolean' | 'valueInteger' | 'dataAbsentReason'
>

/** Its number; none where it only says below or above which it lies. */
export const numberIn = (value: Valued): number | undefined =>
  value.valueInteger ?? (value.valueQuantity?.comparator ? undefined : value.valueQuantity?.value)
