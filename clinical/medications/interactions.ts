import type { MedicationFact } from '../record/record.ts'
import { identifyMedications } from './identify.ts'
import type { InteractionRule, KetamineDrug, KetamineRoute } from './interaction-rule.ts'
import { interactionRules } from './interaction-rules.ts'
import type { IdentifiedMedication } from './medication.ts'

/** Which ketamine reaches the patient which way. */
export interface KetamineTreatment {
  drug: KetamineDrug
  route: KetamineRoute
}

/** One rule that the patient's medicines set off. */
export interface Interaction {
  rule: InteractionRule
  /** The facts that set it off, with what was recognised in each. */
  medications: { fact: MedicationFact; identified: IdentifiedMedication }[]
}

/** Products put on the skin or in the eye do not reach the blood in amounts that matter here. */
const localRoutes = new Set(['topical', 'ophthalmic'])

const concerns = (rule: InteractionRule, { medication, route }: IdentifiedMedication): boolean =>
  !(route !== undefined && localRoutes.has(route)) &&
  (rule.productRoute === undefined || rule.productRoute === route) &&
  ((rule.medications?.includes(medication.id) ?? false) ||
    (rule.classes?.includes(medication.class) ?? false) ||
    (rule.roles?.some((role) => medication.role.includes(role)) ?? false))

/**
 * The rules that some ingredient of a product sets off, under whatever treatment.
 *
 * @param product as `identifyMedications` gives it: one list for all prescriptions of a product
 */
export function rulesSetOffBy(product: readonly IdentifiedMedication[]): ReadonlySet<InteractionRule> {
  const known = setOff.get(product)
  if (known) return known
  const rules = new Set(interactionRules.filter((rule) => product.some((identified) => concerns(rule, identified))))
  setOff.set(product, rules)
  return rules
}
const setOff = new WeakMap<readonly IdentifiedMedication[], ReadonlySet<InteractionRule>>()

const suits = (rule: InteractionRule, treatment: KetamineTreatment): boolean =>
  (rule.drugs?.includes(treatment.drug) ?? true) && (rule.routes?.includes(treatment.route) ?? true)

/**
 * The interaction rules that these medicines set off under this treatment, in the order of the table.
 * The caller chooses which medicines are in use (`isInUse`); each ingredient of a combination counts.
 */
export function interactions(medications: MedicationFact[], treatment: KetamineTreatment): Interaction[] {
  const recognised = medications.flatMap((fact) =>
    identifyMedications(fact.concept).map((identified) => ({ fact, identified })),
  )
  return interactionRules
    .filter((rule) => suits(rule, treatment))
    .map((rule) => ({ rule, medications: recognised.filter(({ identified }) => concerns(rule, identified)) }))
    .filter((interaction) => interaction.medications.length > 0)
}
