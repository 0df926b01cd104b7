import type { DeviceDose, DosesByAge, InfusionDose, InfusionPart, InjectionDose, Protocol } from './protocol.ts'
import type { Faults } from './protocol-fault.ts'

/** Doses, their steps and their limits. */
export function validateDose({ dose, weightOnTheDay }: Protocol, faults: Faults): void {
  if (dose.kind === 'devices') validateDevices(dose, faults)
  else {
    validateSteps(dose, faults)
    if (!weightOnTheDay) faults.say('weightOnTheDay', 'must be true where the dose goes by the kilogram')
  }
}

function validateSteps(dose: InfusionDose | InjectionDose, faults: Faults): void {
  const { doseMgPerKg, steps, secondSignOffAbove, hardStopAbove } = dose
  faults.positive('dose.doseMgPerKg', doseMgPerKg)
  faults.positive('dose.hardStopAbove.mgPerKg', hardStopAbove.mgPerKg)
  faults.positive('dose.secondSignOffAbove.mgPerKg', secondSignOffAbove.mgPerKg)
  faults.positive('dose.secondSignOffAbove.mg', secondSignOffAbove.mg)
  if (doseMgPerKg > hardStopAbove.mgPerKg) faults.say('dose.doseMgPerKg', 'is above its own hard stop')
  if (secondSignOffAbove.mgPerKg > hardStopAbove.mgPerKg)
    faults.say('dose.secondSignOffAbove.mgPerKg', 'is above the hard stop: nobody would ever be asked')
  let before = doseMgPerKg
  for (const [index, { mgPerKg }] of steps.entries()) {
    const path = `dose.steps.${index}.mgPerKg`
    faults.positive(path, mgPerKg)
    if (mgPerKg > hardStopAbove.mgPerKg)
      faults.say(path, `${mgPerKg} mg/kg is above the hard stop of ${hardStopAbove.mgPerKg} mg/kg`)
    if (mgPerKg <= before) faults.say(path, `${mgPerKg} mg/kg is no step up from ${before} mg/kg`)
    before = mgPerKg
  }
  if (dose.kind === 'infusion') {
    for (const field of ['infusionMinutes', 'usualBagMl'] as const) faults.positive(`dose.${field}`, dose[field])
    faults.positive('dose.rateGuide.mgPerKgPerHour', dose.rateGuide.mgPerKgPerHour)
    faults.positive('dose.mustDiluteFromMgPerMl.mgPerMl', dose.mustDiluteFromMgPerMl.mgPerMl)
    if (hardStopAbove.mgPerKg > dose.studiedMgPerKg.high)
      faults.say('dose.hardStopAbove.mgPerKg', `is above the ${dose.studiedMgPerKg.high} mg/kg that were studied`)
    if (dose.parts) validateParts(dose.parts, dose.infusionMinutes, faults)
    const { low, high } = dose.studiedMgPerKg
    if (!(low > 0 && low <= high)) faults.say('dose.studiedMgPerKg', 'must go from a number above zero upwards')
  }
}

function validateParts(parts: readonly InfusionPart[], infusionMinutes: number, faults: Faults): void {
  if (parts.length < 2) faults.say('dose.parts', 'must be two or more: one part is an infusion at one rate')
  for (const [index, { sharePercent, minutes }] of parts.entries()) {
    faults.positive(`dose.parts.${index}.sharePercent`, sharePercent)
    faults.positive(`dose.parts.${index}.minutes`, minutes)
  }
  const sum = (of: (part: InfusionPart) => number) => parts.reduce((total, part) => total + of(part), 0)
  const share = sum((part) => part.sharePercent)
  if (Math.abs(share - 100) > 1e-9) faults.say('dose.parts', `make up ${share} % of the dose, not 100 %`)
  const minutes = sum((part) => part.minutes)
  if (Math.abs(minutes - infusionMinutes) > 1e-9)
    faults.say('dose.parts', `last ${minutes} min, not the ${infusionMinutes} min of the infusion`)
}

function validateDevices(dose: DeviceDose, faults: Faults): void {
  const { mgPerDevice, allowedMg, ceilingMg, firstSession, laterSessions = [], minutesBetweenDevices } = dose
  faults.positive('dose.mgPerDevice', mgPerDevice)
  faults.positive('dose.minutesBetweenDevices', minutesBetweenDevices)
  faults.notEmpty('dose.allowedMg', allowedMg, 'no dose could be ordered')
  for (const doseMg of allowedMg) judge('dose.allowedMg', doseMg)
  faults.unique(
    'dose.allowedMg',
    allowedMg.map((doseMg) => `${doseMg} mg`),
  )
  faults.notEmpty('dose.firstSession', firstSession, 'no course could start')
  judgeByAge('dose.firstSession', firstSession, 'no first session could start')
  judgeByAge('dose.laterSessions', laterSessions, 'no later session could start')

  function judgeByAge(place: string, rules: readonly DosesByAge[], otherwise: string): void {
    for (const [index, rule] of rules.entries()) {
      const path = `${place}.${index}.allowedMg`
      faults.notEmpty(path, rule.allowedMg, otherwise)
      for (const doseMg of rule.allowedMg) {
        judge(path, doseMg)
        if (!allowedMg.includes(doseMg)) faults.say('dose.allowedMg', `has no ${doseMg} mg, which ${place} allows`)
      }
      if (rule.ageFrom === undefined && index < rules.length - 1)
        faults.say(`${place}.${index}`, 'fits every age, so that what comes after it never counts')
    }
    if (rules.at(-1)?.ageFrom !== undefined) faults.say(place, 'has no dose for whoever is younger')
  }

  function judge(path: string, doseMg: number): void {
    if (!(doseMg > 0) || doseMg % mgPerDevice !== 0) faults.say(path, `${doseMg} mg is no whole number of devices`)
    if (doseMg > ceilingMg) faults.say(path, `${doseMg} mg is above the ceiling of ${ceilingMg} mg`)
  }
}

/** Minutes from the start to the end of the longest dose. */
export function doseMinutes({ dose }: Pick<Protocol, 'dose'>): number {
  if (dose.kind === 'infusion') return dose.infusionMinutes
  if (dose.kind === 'injection') return 0
  return dose.minutesBetweenDevices * (Math.max(...dose.allowedMg) / dose.mgPerDevice - 1)
}
