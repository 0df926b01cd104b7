import type { Protocol } from '../protocols/index.ts'
import { daysBetween } from '../quantity/instant.ts'
import type { CalendarDate } from '../record/record.ts'

export type PlanObstacleCode =
  | 'determination-missing'
  | 'determination-not-signed'
  | 'determination-stale'
  | 'determination-not-eligible'
  | 'determination-needs-information'
  | 'consent-missing'
  | 'consent-withdrawn'
  | 'plan-running'
  | 'care-closed'
  | 'adjunct-missing'
  | 'wrong-jurisdiction'
  | 'protocol-not-approved'

export interface PlanObstacle {
  code: PlanObstacleCode
  text: string
}

export interface PlanFacts {
  today: CalendarDate
  /** The clinic's. */
  jurisdiction: 'us' | 'eu'
  /** The newest determination for the protocol's treatment, after its overrides. */
  determination: {
    outcome: 'eligible' | 'eligible-with-cautions' | 'needs-information' | 'not-eligible'
    signed: boolean
    on: CalendarDate
  } | null
  consent: 'valid' | 'withdrawn' | 'none'
  runningPlan: boolean
  /** The clinic's medical lead has approved what the protocol wants approved before its use. */
  protocolApproved: boolean
  /** The patient's care here was closed, and not reopened. */
  careClosed: boolean
  /** What the plan says about an antidepressant beside it; `undefined` while it is not written yet. */
  antidepressant?: 'medicine' | 'none'
}

/**
 * A determination carries a new plan for so many days. A default of ours, to be approved by the clinic's medical lead; a
 * running plan is not stopped by its age (changes are asked at each check-in, reviews are scheduled).
 */
export const determinationValidDays = 30

/** What stands in the way of a plan, in the order in which a clinician would mend it. An empty list: nothing does. */
export function planObstacles(
  protocol: Pick<Protocol, 'treatmentId' | 'jurisdictions' | 'adjunct' | 'shortTitle' | 'approvedBeforeUse'>,
  facts: PlanFacts,
): PlanObstacle[] {
  const found: PlanObstacle[] = []
  const say = (code: PlanObstacleCode, text: string) => found.push({ code, text })
  const here = facts.jurisdiction.toUpperCase() as 'US' | 'EU'
  if (protocol.jurisdictions.length > 0 && !protocol.jurisdictions.includes(here))
    say(
      'wrong-jurisdiction',
      `${protocol.shortTitle} follows a label that does not hold in this clinic’s jurisdiction.`,
    )
  if (protocol.approvedBeforeUse && !facts.protocolApproved)
    say(
      'protocol-not-approved',
      `The clinic’s medical lead has not approved ${protocol.shortTitle}. ${protocol.approvedBeforeUse.text}`,
    )
  const { determination } = facts
  if (!determination) say('determination-missing', 'There is no determination for this treatment. Evaluate first.')
  else {
    const ageDays = daysBetween(determination.on, facts.today)
    if (determination.outcome === 'not-eligible')
      say('determination-not-eligible', `The determination of ${determination.on} says: not eligible.`)
    if (determination.outcome === 'needs-information')
      say('determination-needs-information', `The determination of ${determination.on} still needs information.`)
    if (!determination.signed)
      say('determination-not-signed', 'The newest determination is not signed by a prescriber.')
    // A date that cannot be read makes the age NaN: that is not fresh either.
    if (!(ageDays <= determinationValidDays))
      say(
        'determination-stale',
        `The determination is of ${determination.on}, older than ${determinationValidDays} days. Evaluate again.`,
      )
  }
  if (facts.consent === 'none') say('consent-missing', 'There is no consent to this treatment.')
  if (facts.consent === 'withdrawn') say('consent-withdrawn', 'Consent to this treatment was withdrawn.')
  if (facts.careClosed) say('care-closed', 'Care of this patient is closed. Reopen it first.')
  if (facts.runningPlan) say('plan-running', 'Another plan is running. Complete or stop it first.')
  if (protocol.adjunct.rule === 'required' && facts.antidepressant === 'none')
    say('adjunct-missing', protocol.adjunct.text)
  return found
}
