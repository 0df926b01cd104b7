import type { GuidanceRule } from './protocol-guidance.ts'
import { hcpSite, ketalar, local, practice } from './sources.ts'

const noStimulation: GuidanceRule = {
  id: 'no-stimulation-same-day',
  text: 'No ECT and no rTMS on the day of a dose.',
  source: local('Nothing is published on both on one day; apart is proposed'),
  status: 'needs-clinical-sign-off',
}

/** Nasal esketamine. What to do after a sneeze or a leak is not here: its wording in the label was not found. */
export const nasalPreparation: GuidanceRule[] = [
  {
    id: 'one-device-28-mg',
    text: 'A device holds 28 mg in 0.2 mL, two sprays, one for each nostril: two devices for 56 mg, three for 84 mg.',
    source: hcpSite,
  },
  { id: 'do-not-prime', text: 'Do not prime the device: that loses medicine.', source: hcpSite },
  {
    id: 'head-back',
    text: 'The patient sits semi-reclined with the head tilted back.',
    source: practice('Instructions for use of the device, read in public copies; semi-reclined is settled practice'),
  },
  { id: 'rest', text: 'Five minutes of rest from one device to the next.', source: hcpSite },
  noStimulation,
]

const rightDrug: GuidanceRule = {
  id: 'right-ketamine',
  text: 'Read on the vial which ketamine it is: the racemate and esketamine differ about twofold in potency.',
  source: practice('Potency of racemic ketamine and S-ketamine, about two to one'),
}

export const infusionPreparation: GuidanceRule[] = [
  rightDrug,
  {
    id: 'dilute',
    text: 'A vial of 100 mg/mL is diluted before it is given, with water for injection, saline or glucose 5 %; use it at once.',
    source: ketalar('section 2'),
  },
  {
    id: 'pump',
    text: 'Given by an infusion pump, its rate read by a second person.',
    source: practice('Settled practice of infusions; the second check against slips of a unit'),
  },
  {
    id: 'airway-at-hand',
    text: 'Equipment for the airway is at hand, and somebody who can use it.',
    source: ketalar('section 5'),
  },
  noStimulation,
]

export const injectionPreparation: GuidanceRule[] = [
  rightDrug,
  {
    id: 'no-titration',
    text: 'A bolus: once given it cannot be slowed or stopped. The whole dose is checked by a second person before.',
    source: practice('Pharmacology of a depot: intramuscular bioavailability is about 93 %'),
  },
  {
    id: 'small-volume',
    text: 'Volume and site of the injection by the clinic’s own rule.',
    source: local('No volume or site is published for this use'),
    status: 'needs-clinical-sign-off',
  },
  {
    id: 'airway-at-hand',
    text: 'Equipment for the airway is at hand, and somebody who can use it.',
    source: ketalar('section 5'),
  },
  noStimulation,
]
