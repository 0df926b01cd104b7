import {
  allowedDosesMg,
  type DeviceProgramme,
  deviceProgramme,
  drugName,
  holdsDraw,
  type InfusionCalculation,
  type InjectionCalculation,
  lacksReason,
  weightFindings,
} from '../dosing/index.ts'

import type { OverrideRule } from '../protocols/index.ts'
import type { Source } from '../quantity/source.ts'
import { type Finding, findingOfCheck, findingOfPreDose } from './check-findings.ts'
import type { Override, SessionState } from './state.ts'

/** What must be true before a dose. */
export interface Gate extends Finding {
  id: string
  label: string
  /** Asked at check-in, or made ready in preparation. */
  stage: 'check-in' | 'preparation'
  override: OverrideRule
  /** The override that covers the gate as it is now. */
  overridden: Override | null
  /** Met, or covered by an override. */
  passed: boolean
  source: Source | null
}

export const preDoseGate = 'pre-dose-vitals'
const never: OverrideRule = { by: 'never', secondSignature: false }

/** Every gate of the session as it is at a time (ms), check-in first. Empty never: there is always one. */
export function gatesAt(state: SessionState, nowMs: number): Gate[] {
  const gate = (
    id: string,
    label: string,
    stage: Gate['stage'],
    finding: Finding,
    override: OverrideRule = never,
    source: Source | null = null,
  ): Gate => {
    const given = Object.hasOwn(state.overrides, id) ? state.overrides[id] : undefined
    const overridden = finding.status !== 'met' && given && finding.level <= given.level ? given : null
    return {
      id,
      label,
      stage,
      status: finding.status,
      level: finding.level,
      text: finding.text,
      override,
      overridden,
      passed: finding.status === 'met' || overridden !== null,
      source,
    }
  }

  const { protocol } = state
  const asked = protocol.checks.filter(
    (check) => check.askedWhen !== 'pregnancy-possible' || state.opened?.pregnancyPossible !== 'no',
  )
  const preDose = findingOfPreDose(state, nowMs)
  const list = [
    ...asked.map((check) =>
      gate(check.id, check.label, 'check-in', findingOfCheck(check, state, nowMs), check.override, check.source),
    ),
    gate(
      preDoseGate,
      'Vital signs before the dose',
      'check-in',
      preDose,
      preDose.hold?.override ?? never,
      preDose.hold?.source ?? protocol.preDose.source,
    ),
  ]
  if (protocol.weightOnTheDay) {
    const weight = findingOfWeight(state)
    list.push(gate('weight', 'Weight measured today', 'preparation', weight, weight.override))
  }
  const limits = findingOfLimits(state)
  list.push(
    gate(
      'dose-limits',
      'Dose within limits',
      'preparation',
      limits,
      limits.override,
      limits.source ?? protocol.dose.source,
    ),
  )
  if (protocol.dose.kind !== 'devices') {
    list.push(gate('calculation', 'Dose calculated', 'preparation', findingOfCalculation(state)))
  }
  list.push(
    gate('lot', 'Lot and expiry', 'preparation', findingOfLot(state)),
    gate('second-check', 'Checked by a second person', 'preparation', findingOfSecondCheck(state)),
  )
  return list
}

/** The dose that counts: today's order, else the plan's. */
export function orderedDose(state: SessionState): { doseMg: number } | { doseMgPerKg: number } | null {
  return state.order?.dose ?? state.opened?.plannedDose ?? null
}

/** What was calculated; for devices it follows from the order. `null` when there is nothing to follow from. */
export function currentCalculation(
  state: SessionState,
): InfusionCalculation | InjectionCalculation | DeviceProgramme | null {
  if (state.protocol.dose.kind !== 'devices') return state.calculation?.result ?? null
  const order = orderedDose(state)
  if (!order || !('doseMg' in order)) return null
  const result = deviceProgramme(state.protocol, order.doseMg)
  return result.ok ? result.programme : null
}

/** The dose in mg that may be given today, or `null` while it is not known. */
export function orderedMg(state: SessionState): number | null {
  const order = orderedDose(state)
  if (order && 'doseMg' in order) return order.doseMg
  return state.calculation?.result.doseMg ?? null
}

const met = (text: string): Finding => ({ status: 'met', level: 0, text })
const unknown = (text: string): Finding => ({ status: 'unknown', level: 1, text })
const notMet = (text: string, level = 2): Finding => ({ status: 'not-met', level, text })

const one: OverrideRule = { by: 'prescriber', secondSignature: false }
const two: OverrideRule = { by: 'prescriber', secondSignature: true }

/** A weight that may be a slip holds the dose: pounds for kilograms until two have signed that it is none. */
function findingOfWeight(state: SessionState): Finding & { override: OverrideRule } {
  if (!state.weight) return { ...unknown('not measured yet'), override: never }
  const { weightKg } = state.weight
  const [gravest] = weightFindings({
    weightKg,
    previousKg: state.opened?.previousWeightKg ?? null,
    heightCm: state.opened?.heightCm ?? null,
  })
  if (!gravest) return { ...met(`${weightKg.toFixed(1)} kg`), override: one }
  const text = gravest.id === 'outside' ? gravest.text : `${weightKg.toFixed(1)} kg. ${gravest.text}`
  if (gravest.weight === 'never') return { ...notMet(text, 4), override: never }
  const unit = gravest.id === 'likely-pounds' || gravest.id === 'likely-halved'
  return { ...notMet(text, unit ? 3 : 2), override: unit ? two : one }
}

/** A calculation by weight, of whatever way the dose is given. */
function weightCalculation(state: SessionState): InfusionCalculation | InjectionCalculation | null {
  const result = state.calculation?.result
  return result && result.kind !== 'devices' && result.kind === state.protocol.dose.kind ? result : null
}

function findingOfCalculation(state: SessionState): Finding {
  const result = weightCalculation(state)
  if (!result) return unknown('not calculated yet')
  if (state.weight && state.weight.weightKg !== result.input.weightKg) {
    return notMet(`calculated for ${result.input.weightKg} kg, the scale said ${state.weight.weightKg} kg`)
  }
  const order = orderedDose(state)
  if (!order) return unknown('no dose ordered')
  const asOrdered = 'doseMg' in order ? order.doseMg === result.doseMg : order.doseMgPerKg === result.input.doseMgPerKg
  if (!asOrdered) return notMet('calculated for another dose than ordered')
  if (lacksReason(result.input, result.proposal)) return notMet(`${result.proposal.text} Say why another is used.`)
  return met(`${result.doseMg.toFixed(1)} mg`)
}

function findingOfLimits(state: SessionState): Finding & { override: OverrideRule; source?: Source } {
  const { fromAge } = state.protocol
  const ageYears = state.opened?.ageYears ?? null
  if (ageYears !== null && ageYears < fromAge.years) {
    const text = `${ageYears} years: nobody below ${fromAge.years} years is given this dose`
    return { ...notMet(text, 4), override: never, source: fromAge.source }
  }
  const order = orderedDose(state)
  if (!order) return { ...unknown('no dose ordered'), override: never }
  if (state.protocol.dose.kind === 'devices') {
    const { ceilingMg, mgPerDevice } = state.protocol.dose
    if (!('doseMg' in order)) return { ...unknown('no dose in mg ordered'), override: never }
    if (order.doseMg > ceilingMg)
      return { ...notMet(`${order.doseMg} mg is above the ${ceilingMg} mg of the label`, 4), override: never }
    if (order.doseMg % mgPerDevice !== 0 || order.doseMg <= 0) {
      return { ...notMet(`${order.doseMg} mg is no whole number of ${mgPerDevice} mg devices`, 3), override: never }
    }
    const allowed = allowedDosesMg(state.protocol, state.opened?.sessionNumber ?? 1, ageYears) ?? []
    if (allowed.length === 0)
      return { ...notMet('the first dose goes by age, and the age is not known'), override: one }
    if (allowed.includes(order.doseMg)) return { ...met(`${order.doseMg} mg`), override: one }
    return { ...notMet(`${order.doseMg} mg; this session: ${allowed.join(' or ')} mg`), override: one }
  }
  const result = weightCalculation(state)
  if (!result) return { ...unknown('not calculated yet'), override: never }
  const { hardStopAbove } = state.protocol.dose
  const stop = result.warnings.find((warning) => warning.weight === 'stop')
  if (stop) return { ...notMet(stop.text, 3), override: hardStopAbove.override }
  const sign = result.warnings.find((warning) => warning.weight === 'sign')
  if (sign) return { ...notMet(sign.text), override: two }
  return { ...met('within the protocol’s limits'), override: one }
}

function findingOfLot(state: SessionState): Finding {
  const lot = state.lots.findLast((known) => known.drug === state.protocol.drug)
  const other = state.lots.at(-1)
  if (!lot)
    return other
      ? notMet(`lot ${other.lot} is ${drugName(other.drug)}, not ${drugName(state.protocol.drug)}`)
      : unknown('not recorded yet')
  if (state.opened && isExpired(lot.expiry, state.opened.sessionDate))
    return notMet(`lot ${lot.lot} expired ${lot.expiry}`)
  const result = weightCalculation(state)
  const calculated = result?.input.vialConcentrationMgPerMl
  if (calculated !== undefined && lot.concentrationMgPerMl !== undefined && lot.concentrationMgPerMl !== calculated) {
    return notMet(`the vial has ${lot.concentrationMgPerMl} mg/mL, calculated was ${calculated} mg/mL`)
  }
  const opened = openedInAll(state)
  if (result && holdsDraw(opened, result) === false)
    return notMet(`${opened} mg opened, ${result.drawnMg} mg to be drawn: open another vial`)
  return met(`lot ${lot.lot}, expires ${lot.expiry}`)
}

/** mg opened of every lot; `null` while it is not known of any. */
export const openedInAll = (state: SessionState): number | null =>
  state.lots.reduce<number | null>((sum, lot) => (lot.openedMg === undefined ? sum : (sum ?? 0) + lot.openedMg), null)

/** An expiry of a month (`YYYY-MM`) holds to its last day. Anything that is no date counts as expired. */
export function isExpired(expiry: string, today: string): boolean {
  if (!/^\d{4}-\d{2}(-\d{2})?$/.test(expiry)) return true
  return expiry < today.slice(0, expiry.length)
}

function findingOfSecondCheck(state: SessionState): Finding {
  const check = state.secondCheck
  if (!check) return unknown('not checked yet')
  return check.result.agrees ? met('agrees') : notMet(check.result.text ?? 'does not agree')
}
