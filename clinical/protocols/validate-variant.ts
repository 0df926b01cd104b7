import type { Source } from '../quantity/source.ts'
import type { CoursePhase, HoldRule, InfusionDose, InjectionDose, Protocol, Provenance } from './protocol.ts'
import type { Faults } from './protocol-fault.ts'
import type { MonitoringCheck } from './protocol-monitoring.ts'
import { isUnpublished } from './sheet.ts'
import { ketEct } from './sources.ts'

/**
 * What a variant may not be, beside inconsistent: looser than a number that the parent has from a label or a publication,
 * or shorter in its observation than the parent. It may be stricter than anything, and where nobody published a number it
 * may differ both ways.
 */
export function refuseLooser(parent: Protocol, variant: Protocol, faults: Faults): void {
  if (variant.observation.minimumMinutes < parent.observation.minimumMinutes)
    faults.say(
      'observation.minimumMinutes',
      `${variant.observation.minimumMinutes} min is shorter than the ${parent.observation.minimumMinutes} min of the parent`,
    )
  doses(parent, variant, faults)
  if (parent.standing === 'label') schedule(parent.course.phases, variant.course.phases, faults)
  else notMoreOftenThanStudied(variant.course.phases, faults)
  fasting(parent, variant, faults)
  for (const hold of parent.preDose.holds) heldLater(hold, variant, faults)
  for (const check of parent.monitoring) checkedLess(check, variant, faults)
}

const published = (rule: Provenance): Source | undefined => (isUnpublished(rule) ? undefined : rule.source)

function doses({ dose: parent }: Protocol, { dose }: Protocol, faults: Faults): void {
  if (parent.kind === 'devices' && dose.kind === 'devices') {
    for (const doseMg of dose.allowedMg)
      if (!parent.allowedMg.includes(doseMg)) faults.say('dose.allowedMg', `${doseMg} mg is not a dose of the parent`)
    return
  }
  if (parent.kind === 'injection' && dose.kind === 'injection') {
    const most = Math.max(parent.doseMgPerKg, ...parent.steps.map((step) => step.mgPerKg))
    for (const { path, mgPerKg } of dosesOf(dose))
      if (mgPerKg > most) faults.say(path, `${mgPerKg} mg/kg is above the ${most} mg/kg of the parent`)
  }
  if (parent.kind !== 'infusion' || dose.kind !== 'infusion') return
  if (dose.infusionMinutes < parent.infusionMinutes)
    faults.say(
      'dose.infusionMinutes',
      `${dose.infusionMinutes} min is faster than the ${parent.infusionMinutes} min of the parent`,
    )
  const fastest = Math.max(...(dose.parts ?? []).map((part) => part.sharePercent / part.minutes))
  if (dose.parts && fastest > 100 / parent.infusionMinutes + 1e-9)
    faults.say('dose.parts', 'run faster than the parent: a slower start needs a longer infusion')
  const { low, high, source } = parent.studiedMgPerKg
  for (const { path, mgPerKg } of dosesOf(dose))
    if (mgPerKg < low || mgPerKg > high)
      faults.say(path, `${mgPerKg} mg/kg is outside of what was studied, ${low} to ${high} mg/kg (${source.citation})`)
}

const dosesOf = ({ doseMgPerKg, steps }: InfusionDose | InjectionDose): { path: string; mgPerKg: number }[] => [
  { path: 'dose.doseMgPerKg', mgPerKg: doseMgPerKg },
  ...steps.map(({ mgPerKg }, index) => ({ path: `dose.steps.${index}.mgPerKg`, mgPerKg })),
]

/** Of ketamine itself no trial that we know gave more. */
const mostStudied = { aWeek: 3, source: ketEct }

function notMoreOftenThanStudied(phases: CoursePhase[], faults: Faults): void {
  for (const [index, { sessions, perWeeks }] of phases.entries())
    if (sessions / perWeeks > mostStudied.aWeek)
      faults.say(
        `course.phases.${index}`,
        `is more often than ${mostStudied.aWeek} times a week (${mostStudied.source.citation})`,
      )
}

/** A label's sessions are not given more often than the label says, nor in weeks of which it says nothing. */
function schedule(parent: CoursePhase[], phases: CoursePhase[], faults: Faults): void {
  const end = (phase: CoursePhase) => phase.toWeek ?? Number.POSITIVE_INFINITY
  const lastWeek = Math.max(...parent.map(end))
  for (const [index, phase] of phases.entries()) {
    const path = `course.phases.${index}`
    if (end(phase) > lastWeek) faults.say(path, `goes on after week ${lastWeek}, where the label ends`)
    const denser = parent.find(
      (labelled) =>
        labelled.fromWeek <= end(phase) &&
        phase.fromWeek <= end(labelled) &&
        phase.sessions / phase.perWeeks > mostOften(labelled),
    )
    if (denser) faults.say(path, `is more often than the label says: ${denser.label}`)
  }
}

/** Sessions a week at most; a label that says `every 2 weeks or once weekly` names both. */
const mostOften = ({ sessions, perWeeks, mostPerWeek }: CoursePhase): number => mostPerWeek ?? sessions / perWeeks

function fasting(parent: Protocol, variant: Protocol, faults: Faults): void {
  const before = parent.checks.find((check) => check.fasting)
  const source = before && published(before)
  const given = variant.checks.find((check) => check.fasting)?.fasting
  if (!before?.fasting || !source || !given) return
  for (const [field, unit] of [
    ['foodHours', 'h'],
    ['drinkMinutes', 'min'],
    ['nasalMedicineMinutes', 'min'],
  ] as const) {
    const least = before.fasting[field]
    if (least !== undefined && !((given[field] ?? 0) >= least))
      faults.say(
        `checks.fasting.${field}`,
        `${given[field] ?? 0} ${unit} is shorter than ${least} ${unit} (${source.citation})`,
      )
  }
}

/** A hold with no source of its own may be moved, but never beyond what already calls for help. */
function heldLater(parent: HoldRule, variant: Protocol, faults: Faults): void {
  const hold = variant.preDose.holds.find(({ id }) => id === parent.id)
  if (!hold) return
  const path = `preDose.holds.${hold.id}`
  const source = published(parent)
  if (source && (hold.systolicAbove > parent.systolicAbove || hold.diastolicAbove > parent.diastolicAbove))
    faults.say(path, `is reached later than ${parent.systolicAbove}/${parent.diastolicAbove} (${source.citation})`)
  for (const rule of variant.notices) {
    if (rule.signal !== 'blood-pressure' || rule.tier !== 'act') continue
    const { systolicAtLeast, diastolicAtLeast } = rule.limits
    if (hold.systolicAbove > (systolicAtLeast ?? Infinity) || hold.diastolicAbove > (diastolicAtLeast ?? Infinity))
      faults.say(path, `is reached only after ${systolicAtLeast}/${diastolicAtLeast}, where help is called`)
  }
}

function checkedLess(parent: MonitoringCheck, variant: Protocol, faults: Faults): void {
  const check = variant.monitoring.find(({ kind }) => kind === parent.kind)
  if (!check) return
  const path = `monitoring.${parent.kind}`
  for (const fixed of parent.atMinutes) {
    const source = published(fixed)
    if (source && !check.atMinutes.some(({ minute }) => minute === fixed.minute))
      faults.say(`${path}.atMinutes`, `leaves out minute ${fixed.minute} (${source.citation})`)
  }
  const source = published(parent.everyMinutes)
  if (!source) return
  for (const during of ['dosing', 'observation'] as const) {
    const most = parent.everyMinutes[during]
    const every = check.everyMinutes[during]
    if (most !== undefined && !(every !== undefined && every <= most))
      faults.say(`${path}.everyMinutes.${during}`, `is less often than every ${most} min (${source.citation})`)
  }
}
