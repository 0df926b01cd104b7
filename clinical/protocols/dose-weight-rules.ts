import type { DoseWeightRule } from './protocol.ts'
import { apa2017, practice } from './sources.ts'

/** Racemic ketamine by the kilogram: the weight of the day, and the ideal one in obesity. */
export const ketamineDoseWeight: DoseWeightRule = {
  usual: 'actual',
  source: practice('Doses a kilogram of the trials count the weight that was measured'),
  otherFrom: {
    bodyMassIndex: 30,
    choice: 'ideal',
    source: {
      ...apa2017,
      citation: `${apa2017.citation}: suggests the ideal body weight from a body mass index of 30, because haemodynamic effects grow with the dose`,
    },
    status: 'needs-clinical-sign-off',
  },
}
