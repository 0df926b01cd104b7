import type { Evidence, MedicationClass, MedicationRole, ProductRoute } from './medication.ts'

/** What a rule asks for: `hold` keeps a dose back until a person has decided; `info` changes nothing. */
export type InteractionOutput = 'info' | 'caution' | 'hold'

export type KetamineDrug = 'racemic-ketamine' | 'esketamine'
export type KetamineRoute = 'intravenous' | 'intranasal' | 'intramuscular' | 'subcutaneous' | 'oral' | 'sublingual'

/** What becomes of the patient on ketamine because of the other medicine; `none`: nothing that matters was found. */
export type InteractionDirection =
  | 'more-sedation'
  | 'higher-pressure'
  | 'lower-pressure'
  | 'less-effect'
  | 'more-exposure'
  | 'less-exposure'
  | 'less-absorption'
  | 'more-seizures'
  | 'more-of-the-same'
  | 'none'

export interface InteractionRule {
  id: string
  /** Raised when it changes, also by a medicine that sets it off; absent: 1. */
  version?: number
  title: string
  /** Any of these roles, classes or medicines sets the rule off. */
  roles?: MedicationRole[]
  classes?: MedicationClass[]
  medications?: string[]
  /** Only products that reach the body this way: a nasal spray, not the inhaler of the same steroid. */
  productRoute?: ProductRoute
  /** Where the rule depends on the drug or its route; absent: always. */
  drugs?: KetamineDrug[]
  routes?: KetamineRoute[]
  direction: InteractionDirection[]
  effect: string
  consider: string
  /** When it is to be done: `before the first session`, `session day`. */
  when: 'before the course' | 'each session day' | 'no action'
  output: InteractionOutput
  source: string
  evidence: Evidence
}

export const interactionSources = {
  veraart:
    'Veraart et al. 2021, Int J Neuropsychopharmacology, systematic review of interactions with psychiatric medicines',
  andrade: 'Andrade 2017, J Clin Psychiatry, clinical drug interactions with ketamine',
  sedationLabel: 'Spravato US prescribing information, section 7.1 (CNS depressants)',
  ketamineLabel: 'Ketamine injection US label (Ketalar, revised 10/2024), drug interactions',
} as const
