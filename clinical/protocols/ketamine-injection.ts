import { dischargeCriteria } from './discharge-criteria.ts'
import { eventCards } from './event-cards.ts'
import { ketamineIv } from './ketamine-iv-0-5-mg-per-kg.ts'
import { injectionMonitoring } from './monitoring.ts'
import { injectionPreparation } from './preparation.ts'
import type { DoseLimits, Protocol } from './protocol.ts'
import { byTwo } from './session-checks.ts'
import { local } from './sources.ts'

const { dose: _infused, approvedBeforeUse: _approval, ...infusion } = ketamineIv

/** From when a bolus by needle needs a second prescriber, and from when it does not start. */
export const injectionLimits: DoseLimits = {
  secondSignOffAbove: {
    mgPerKg: 0.75,
    mg: 75,
    source: local('By needle only: above it a second prescriber signs'),
    status: 'needs-clinical-sign-off',
  },
  hardStopAbove: {
    mgPerKg: 1,
    override: byTwo,
    source: local('By needle only: above it nothing starts without an override'),
    status: 'needs-clinical-sign-off',
  },
}

/** What the protocols for muscle and skin share: the checks of an infusion, a longer watch, no cannula. */
export const injection: Omit<
  Protocol,
  | 'id'
  | 'version'
  | 'title'
  | 'shortTitle'
  | 'route'
  | 'dose'
  | 'course'
  | 'evidence'
  | 'stopping'
  | 'approvedBeforeUse'
> = {
  ...infusion,
  treatmentId: 'ketamine-injection',
  preparation: injectionPreparation,
  monitoring: injectionMonitoring,
  longestGap: {
    minutes: 30,
    source: local('No schedule is published for these routes'),
    status: 'needs-clinical-sign-off',
  },
  observation: {
    minimumMinutes: 120,
    anchor: 'last-dose',
    source: local('No minimum is published for these routes; that of nasal esketamine is proposed'),
    status: 'needs-clinical-sign-off',
  },
  discharge: dischargeCriteria,
  eventCards,
}
