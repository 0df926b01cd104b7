import { ketamineIv } from './ketamine-iv-0-5-mg-per-kg.ts'
import type { InfusionDose, Protocol } from './protocol.ts'
import { mcIntyre2021 } from './sources.ts'
import { stepUpTitration } from './titration-rules.ts'

/** As the standard course; after two infusions without enough improvement the dose goes up to 0.75 mg/kg. */
export const ketamineIvStepUp: Protocol = {
  ...ketamineIv,
  id: 'ketamine-iv-step-up',
  version: '1',
  title: 'Ketamine intravenous over 40 min, from 0.5 to 0.75 mg/kg when the first two infusions help too little',
  shortTitle: 'Ketamine 0.5 to 0.75 mg/kg intravenous over 40 min',
  evidence: {
    text: 'The step is the protocol of one clinic, published with a review of the evidence; no trial compares it with staying at 0.5 mg/kg.',
    source: mcIntyre2021,
  },
  dose: {
    ...(ketamineIv.dose as InfusionDose),
    steps: [
      {
        mgPerKg: 0.75,
        when: 'After the second infusion, when QIDS-SR16 fell by less than 20 %',
        source: mcIntyre2021,
        status: 'needs-clinical-sign-off',
      },
    ],
  },
  titration: stepUpTitration,
  approvedBeforeUse: {
    text: 'The step to 0.75 mg/kg rests on the paraphrase of one clinic’s protocol.',
    source: mcIntyre2021,
    status: 'needs-clinical-sign-off',
  },
}
