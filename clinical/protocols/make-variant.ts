import type { SignOff, Source } from '../quantity/source.ts'
import type { CoursePhase, DeviceDose, Protocol, Provenance } from './protocol.ts'
import { Faults, type ProtocolFault } from './protocol-fault.ts'
import type { FastingRule, SessionCheck } from './session-check.ts'
import { byPrescriber } from './session-checks.ts'
import { validateProtocol } from './validate-protocol.ts'
import { refuseLooser } from './validate-variant.ts'
import type { VariantChanges, VariantOrigin } from './variant-changes.ts'

export interface VariantIdentity {
  id: string
  version: string
  title: string
  shortTitle: string
  approver: string
  /** Calendar date of the clinic. */
  approvedOn: string
  reason: string
}

/**
 * A clinic's own variant of a published protocol: a protocol of its own, the parent is left as it is. Every number that it
 * changes carries the clinic's approval as its source and stays marked as published by nobody.
 *
 * @returns the variant, and what is wrong with it and where (`observation.minimumMinutes`); with any fault it must not be used
 */
export function makeVariant(
  parent: Protocol,
  changes: VariantChanges,
  { id, version, title, shortTitle, approver, approvedOn, reason }: VariantIdentity,
): { protocol: Protocol; faults: ProtocolFault[] } {
  const faults = new Faults()
  if (parent.variantOf) faults.say('parentId', 'is a variant itself: start from what was published')
  const origin: VariantOrigin = {
    parentId: parent.id,
    parentVersion: parent.version,
    parentTitle: parent.title,
    approver,
    approvedOn,
    reason,
  }
  const own = ownProvenance(origin)
  const protocol: Protocol = {
    ...parent,
    id,
    version,
    title,
    shortTitle,
    variantOf: origin,
    dose: doseOf(parent.dose, changes.dose, own, faults),
    titration: titrationOf(parent, changes.dose, own),
    course: courseOf(parent.course, changes.course, own),
    checks: checksOf(parent.checks, changes.checks?.fasting, own, faults),
    preDose: { ...parent.preDose, holds: holdsOf(parent.preDose.holds, changes.preDose?.holds, own, faults) },
    monitoring: monitoringOf(parent.monitoring, changes.monitoring, own, faults),
    observation: changes.observation ? { ...parent.observation, ...changes.observation, ...own } : parent.observation,
    preparation: [
      ...parent.preparation,
      ...(changes.preparation ?? []).map(({ text }, index) => ({ id: `own-${index + 1}`, text, ...own })),
    ],
    discharge: [
      ...parent.discharge,
      ...(changes.discharge ?? []).map((added, index) => ({
        id: `own-${index + 1}`,
        kind: 'answer' as const,
        ...added,
        override: byPrescriber,
        ...own,
      })),
    ],
    followUp: followUpOf(parent.followUp, changes.followUp, own, faults),
  }
  refuseLooser(parent, protocol, faults)
  return { protocol, faults: [...faults.found, ...validateProtocol(protocol)] }
}

type Own = { source: Source; status: SignOff }

/** Where a changed number comes from: nobody published it, this clinic's medical lead stands for it. */
export const ownProvenance = ({ approver, approvedOn, reason }: VariantOrigin): Own => ({
  source: { citation: `This clinic’s own, approved by ${approver} on ${approvedOn}: ${reason}`, evidence: 'local' },
  status: 'needs-clinical-sign-off',
})

/** The rule was changed or added by the clinic whose variant this is. */
export const isVariantsOwn = ({ variantOf }: Pick<Protocol, 'variantOf'>, { source }: Provenance): boolean =>
  variantOf !== undefined && source.citation === ownProvenance(variantOf).source.citation

function doseOf(dose: Protocol['dose'], change: VariantChanges['dose'], own: Own, faults: Faults): Protocol['dose'] {
  if (!change) return dose
  if (dose.kind === 'devices') {
    for (const field of ['doseMgPerKg', 'infusionMinutes', 'parts', 'steps'] as const)
      if (change[field] !== undefined) faults.say(`dose.${field}`, 'is not of a protocol by device')
    return change.allowedMg ? devicesOf(dose, change.allowedMg, own) : dose
  }
  if (change.allowedMg) faults.say('dose.allowedMg', 'is not of a protocol by the kilogram')
  const { doseMgPerKg = dose.doseMgPerKg } = change
  const steps = change.steps ? change.steps.map((step) => ({ ...step, ...own })) : dose.steps
  if (dose.kind === 'injection') {
    for (const field of ['infusionMinutes', 'parts'] as const)
      if (change[field] !== undefined) faults.say(`dose.${field}`, 'is not of a protocol by injection')
    return { ...dose, doseMgPerKg, steps, ...(doseMgPerKg === dose.doseMgPerKg ? {} : own) }
  }
  const { infusionMinutes = dose.infusionMinutes, parts } = change
  const isChanged = parts || doseMgPerKg !== dose.doseMgPerKg || infusionMinutes !== dose.infusionMinutes
  return { ...dose, doseMgPerKg, infusionMinutes, steps, ...(parts ? { parts } : {}), ...(isChanged ? own : {}) }
}

/** A dose that the clinic does not use falls away in later sessions too; how the first session starts is the label's. */
function devicesOf(dose: DeviceDose, allowedMg: number[], own: Own): DeviceDose {
  const laterSessions = dose.laterSessions?.map((rule) => {
    const left = rule.allowedMg.filter((doseMg) => allowedMg.includes(doseMg))
    return left.length === rule.allowedMg.length ? rule : { ...rule, allowedMg: left, ...own }
  })
  return { ...dose, allowedMg, ...(laterSessions ? { laterSessions } : {}), ...own }
}

/** The rule of the parent names its doses: a variant with others says which are left to it. */
function titrationOf({ dose, titration }: Protocol, change: VariantChanges['dose'], own: Own): Protocol['titration'] {
  if (!titration || !change) return titration
  const { doseMgPerKg, steps, allowedMg } = change
  const says = (text: string) => ({ ...titration, text: `${titration.text.replace(/\.$/, '')}. ${text}.`, ...own })
  if (dose.kind === 'devices') return allowedMg ? says(`Here of these: ${allowedMg.join(', ')} mg`) : titration
  if (doseMgPerKg === undefined && steps === undefined) return titration
  const doses = [doseMgPerKg ?? dose.doseMgPerKg, ...(steps ?? dose.steps).map(({ mgPerKg }) => mgPerKg)]
  return says(`Here the doses are ${doses.join(', ')} mg/kg`)
}

function courseOf(course: Protocol['course'], change: VariantChanges['course'], own: Own): Protocol['course'] {
  if (!change) return course
  return {
    ...course,
    phases: change.phases
      ? change.phases.map((phase, index) => ({
          id: course.phases[index]?.id ?? `own-${index + 1}`,
          label: phaseLabel(phase),
          ...phase,
          ...own,
        }))
      : course.phases,
    minDaysBetweenSessions: change.minDaysBetweenSessions
      ? { ...change.minDaysBetweenSessions, ...own }
      : course.minDaysBetweenSessions,
    ...(change.review === undefined ? {} : { review: change.review, ...own }),
  }
}

/** `Weeks 1 to 4, 2 sessions a week, 8 in all`. */
export function phaseLabel({
  fromWeek,
  toWeek,
  sessions,
  perWeeks,
  totalSessions,
}: Pick<CoursePhase, 'fromWeek' | 'toWeek' | 'sessions' | 'perWeeks' | 'totalSessions'>): string {
  const weeks =
    toWeek === null
      ? `From week ${fromWeek}`
      : toWeek === fromWeek
        ? `Week ${fromWeek}`
        : `Weeks ${fromWeek} to ${toWeek}`
  const often = `${sessions} ${sessions === 1 ? 'session' : 'sessions'} ${perWeeks === 1 ? 'a week' : `every ${perWeeks} weeks`}`
  return [weeks, often, totalSessions === null ? undefined : `${totalSessions} in all`].filter(Boolean).join(', ')
}

function checksOf(checks: SessionCheck[], fasting: FastingRule | undefined, own: Own, faults: Faults): SessionCheck[] {
  if (!fasting) return checks
  if (!checks.some((check) => check.fasting)) faults.say('checks.fasting', 'is not asked by this protocol')
  return checks.map((check) => (check.fasting ? { ...check, fasting, text: fastingText(fasting), ...own } : check))
}

function fastingText({ foodHours, drinkMinutes, nasalMedicineMinutes }: FastingRule): string {
  const minutes = (value: number) => (value % 60 === 0 && value > 0 ? `${value / 60} h` : `${value} min`)
  return [
    `Last food (${foodHours} h or more)`,
    `last clear drink (${minutes(drinkMinutes)} or more)`,
    ...(nasalMedicineMinutes === undefined
      ? []
      : [`last nasal steroid or decongestant (${minutes(nasalMedicineMinutes)} or more)`]),
  ]
    .join(', ')
    .concat('.')
}

function holdsOf(
  holds: Protocol['preDose']['holds'],
  change: NonNullable<VariantChanges['preDose']>['holds'],
  own: Own,
  faults: Faults,
): Protocol['preDose']['holds'] {
  refuseUnknown('preDose.holds', change, new Set(holds.map(({ id }) => id)), faults)
  return holds.map((hold) => {
    const changed = entry(change, hold.id)
    return changed ? { ...hold, ...changed, ...own } : hold
  })
}

function monitoringOf(
  checks: Protocol['monitoring'],
  change: VariantChanges['monitoring'],
  own: Own,
  faults: Faults,
): Protocol['monitoring'] {
  refuseUnknown('monitoring', change, new Set(checks.map(({ kind }) => kind)), faults)
  return checks.map((check) => {
    const changed = entry(change, check.kind)
    if (!changed) return check
    const { dosing, observation } = changed.everyMinutes
    const sameEvery = dosing === check.everyMinutes.dosing && observation === check.everyMinutes.observation
    return {
      ...check,
      atMinutes: changed.atMinutes
        .toSorted((a, b) => a - b)
        .map((minute) => check.atMinutes.find((each) => each.minute === minute) ?? { minute, ...own }),
      everyMinutes: sameEvery
        ? check.everyMinutes
        : {
            ...(dosing === undefined ? {} : { dosing }),
            ...(observation === undefined ? {} : { observation }),
            ...own,
          },
    }
  })
}

function followUpOf(
  items: Protocol['followUp'],
  change: VariantChanges['followUp'],
  own: Own,
  faults: Faults,
): Protocol['followUp'] {
  refuseUnknown('followUp', change, new Set(items.map(({ id }) => id)), faults)
  return items.map((item) => {
    const changed = entry(change, item.id)
    if (!changed) return item
    const { thenEveryDays, ...before } = item
    // With days of its own it says itself whether it goes on after them.
    const goesOn = changed.onDays === undefined && thenEveryDays !== undefined ? { thenEveryDays } : {}
    return { ...before, ...goesOn, ...changed, ...own }
  })
}

const entry = <T>(change: Partial<Record<string, T>> | undefined, id: string): T | undefined =>
  change && Object.hasOwn(change, id) ? change[id] : undefined

function refuseUnknown(path: string, change: object | undefined, known: ReadonlySet<string>, faults: Faults): void {
  for (const id of Object.keys(change ?? {})) if (!known.has(id)) faults.say(`${path}.${id}`, 'is not of the parent')
}
