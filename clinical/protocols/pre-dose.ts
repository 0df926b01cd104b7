import type { SignOff } from '../quantity/source.ts'
import type { HoldRule, PreDose } from './protocol.ts'
import { byPrescriber, byTwo } from './session-checks.ts'
import { local, smpc, uspi } from './sources.ts'

const signOff: SignOff = 'needs-clinical-sign-off'

const localHolds: HoldRule[] = [
  {
    id: 'hold-160-100',
    level: 'hold',
    label: 'Hold today',
    systolicAbove: 159,
    diastolicAbove: 99,
    override: byTwo,
    source: local('From 160/100 the dose is held for today'),
    status: signOff,
  },
  {
    id: 'stop-180-120',
    level: 'stop',
    label: 'Medical review first',
    systolicAbove: 180,
    diastolicAbove: 120,
    override: byTwo,
    source: local('Above 180/120 a medical review comes first'),
    status: signOff,
  },
]

const guide: Omit<HoldRule, 'id' | 'systolicAbove' | 'diastolicAbove' | 'source'> = {
  level: 'guide',
  label: 'Weigh benefit and risk; repeat after 5 to 10 min of rest',
  override: byPrescriber,
}

const freshReading = {
  validMinutes: 30,
  requires: ['heart-rate', 'spo2'] as PreDose['requires'],
  source: local('How old the reading before the dose may be'),
  status: signOff,
}

/** The US guide is no prohibition: above it the prescriber weighs and says why. */
export const preDoseUs: PreDose = {
  ...freshReading,
  holds: [
    {
      ...guide,
      id: 'guide-140-90',
      systolicAbove: 140,
      diastolicAbove: 90,
      source: uspi('section 2 and 5: above 140/90 before dosing weigh the risk; may delay'),
    },
    ...localHolds,
  ],
}

/** The EU guide goes by age: 140/90 below 65 years, 150/90 from 65. */
export const preDoseEu: PreDose = {
  ...freshReading,
  holds: [
    {
      ...guide,
      id: 'guide-140-90-below-65',
      ageBelow: 65,
      systolicAbove: 140,
      diastolicAbove: 90,
      source: smpc('section 4.2'),
    },
    {
      ...guide,
      id: 'guide-150-90-from-65',
      ageFrom: 65,
      systolicAbove: 150,
      diastolicAbove: 90,
      source: smpc('section 4.2'),
    },
    ...localHolds,
  ],
}

export const preDoseInfusion: PreDose = {
  ...freshReading,
  holds: [
    {
      ...guide,
      id: 'guide-140-90',
      systolicAbove: 140,
      diastolicAbove: 90,
      source: local('The number of the esketamine label, taken over for intravenous ketamine'),
      status: signOff,
    },
    ...localHolds,
  ],
}
