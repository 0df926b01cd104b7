import { allowedDosesMg, type DeviceProgramme, deviceProgramme, type InfusionCalculation } from '../dosing/index.ts'
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
  if (protocol.weightOnTheDay) list.push(gate('weight', 'Weight measured today', 'preparation', findingOfWeight(state)))
  const limits = findingOfLimits(state)
  list.push(gate('dose-limits', 'Dose within limits', 'preparation', limits, limits.override, protocol.dose.source))
  if (protocol.dose.kind === 'infusion') {
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
export function currentCalculation(state: SessionState): InfusionCalculation | DeviceProgramme | null {
  if (state.protocol.dose.kind === 'infusion') return state.calculation?.result ?? null
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

const findingOfWeight = (state: SessionState): Finding =>
  state.weight ? met(`${state.weight.weightKg.toFixed(1)} kg`) : unknown('not measured yet')

function findingOfCalculation(state: SessionState): Finding {
  const result = state.calculation?.result
  if (result?.kind !== 'infusion') return unknown('not calculated yet')
  if (state.weight && state.weight.weightKg !== result.input.weightKg) {
    return notMet(`calculated for ${result.input.weightKg} kg, the scale said ${state.weight.weightKg} kg`)
  }
  const order = orderedDose(state)
  if (!order) return unknown('no dose ordered')
  const asOrdered = 'doseMg' in order ? order.doseMg === result.doseMg : order.doseMgPerKg === result.input.doseMgPerKg
  return asOrdered ? met(`${result.doseMg.toFixed(1)} mg`) : notMet('calculated for another dose than ordered')
}

function findingOfLimits(state: SessionState): Finding & { override: OverrideRule } {
  const one: OverrideRule = { by: 'prescriber', secondSignature: false }
  const two: OverrideRule = { by: 'prescriber', secondSignature: true }
  const order = orderedDose(state)
  if (!order) return { ...unknown('no dose ordered'), override: never }
  if (state.protocol.dose.kind === 'devices') {
    const { ceilingMg, mgPerDevice } = state.protocol.dose
    if (!('doseMg' in order)) return { ...unknown('no dose in mg ordered'), override: never }
    if (order.doseMg > ceilingMg) return { ...notMet(`${order.doseMg} mg is above ${ceilingMg} mg`, 3), override: two }
    if (order.doseMg % mgPerDevice !== 0 || order.doseMg <= 0) {
      return { ...notMet(`${order.doseMg} mg is no whole number of ${mgPerDevice} mg devices`, 3), override: never }
    }
    const allowed =
      allowedDosesMg(state.protocol, state.opened?.sessionNumber ?? 1, state.opened?.ageYears ?? null) ?? []
    if (allowed.includes(order.doseMg)) return { ...met(`${order.doseMg} mg`), override: one }
    return { ...notMet(`${order.doseMg} mg; this session: ${allowed.join(' or ')} mg`), override: one }
  }
  const result = state.calculation?.result
  if (result?.kind !== 'infusion') return { ...unknown('not calculated yet'), override: never }
  const stop = result.warnings.find((warning) => warning.weight === 'stop')
  if (stop) return { ...notMet(stop.text, 3), override: two }
  const sign = result.warnings.find((warning) => warning.weight === 'sign')
  if (sign) return { ...notMet(sign.text), override: two }
  return { ...met('within the protocol’s limits'), override: one }
}

function findingOfLot(state: SessionState): Finding {
  const lot = state.lots.findLast((known) => known.drug === state.protocol.drug)
  if (!lot) return unknown('not recorded yet')
  if (state.opened && isExpired(lot.expiry, state.opened.sessionDate))
    return notMet(`lot ${lot.lot} expired ${lot.expiry}`)
  const result = state.calculation?.result
  const calculated = result?.kind === 'infusion' ? result.input.vialConcentrationMgPerMl : undefined
  if (calculated !== undefined && lot.concentrationMgPerMl !== undefined && lot.concentrationMgPerMl !== calculated) {
    return notMet(`the vial has ${lot.concentrationMgPerMl} mg/mL, calculated was ${calculated} mg/mL`)
  }
  return met(`lot ${lot.lot}, expires ${lot.expiry}`)
}

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
