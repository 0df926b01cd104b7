import type { SignOff, Source } from '../quantity/source.ts'

/** Who may go on past a gate, and with how many signatures. */
export interface OverrideRule {
  /** `never`: the gate holds until it is met. */
  by: 'prescriber' | 'nurse' | 'never'
  secondSignature: boolean
}

/** How a session-day check is answered; `CheckAnswer` in `clinical/session/` has a shape for each. */
export type CheckAnswerKind =
  | 'confirmation'
  | 'fasting'
  | 'escort'
  | 'changes'
  | 'suicide-screen'
  | 'pregnancy'
  | 'spacing'

export interface FastingRule {
  /** Hours since the last food, at least. */
  foodHours: number
  /** Minutes since the last drink, at least. */
  drinkMinutes: number
  /** Minutes since a nasal steroid or decongestant, at least; absent where the route is not nasal. */
  nasalMedicineMinutes?: number
}

/** True or not on the day: a gate before the dose, never part of a determination. */
export interface SessionCheck {
  id: string
  /** A few words for a list: `Food and drink`. */
  label: string
  /** What the nurse asks or does. */
  text: string
  answeredBy: CheckAnswerKind
  /** Only asked when this is true of the patient. */
  askedWhen?: 'pregnancy-possible'
  fasting?: FastingRule
  override: OverrideRule
  source: Source
  status?: SignOff
}
