import { instantMs } from '../quantity/instant.ts'
import { amountIn, convert, divide, multiply, quantity } from '../quantity/quantity.ts'
import type { SessionState } from '../session/index.ts'
import { type Administration, programmeFaults } from './programme.ts'
import type { Treatment } from './simulate.ts'
import { treatmentOf } from './treatment-of.ts'

/** What was given in a session, to be predicted; or why it has no curve. */
export type GivenDose =
  | {
      ok: true
      treatment: Treatment
      programme: Administration[]
      /** Minute 0 of the programme. */
      zeroMs: number
      /** To be said with the curve. */
      warnings: string[]
    }
  | { ok: false; reason: string }

/**
 * The programme of a session as it was really given: devices and injections with their times, the pump with its pauses and rates, an
 * infusion that was stopped. What still runs is taken to run on until the dose is in. When the record says how much was
 * given in all, the rates are set so that it is that much.
 */
export function givenDose(state: SessionState): GivenDose {
  const { dose } = state
  const treated = treatmentOf(state)
  if (!treated.ok) return treated
  const { treatment } = treated
  const devices = dose.devices.map(({ at, doseMg }) => ({ atMs: instantMs(at), doseMg }))
  const boluses = dose.injections.map(({ at, doseMg }) => ({ atMs: instantMs(at), doseMg }))
  const runs = devices.length + boluses.length > 0 ? [] : pumped(state)
  const zeroMs = Math.min(...[...devices, ...boluses].map(({ atMs }) => atMs), ...runs.map(({ fromMs }) => fromMs))
  if (!Number.isFinite(zeroMs)) return { ok: false, reason: 'no dose with its times and rate is on record yet' }
  const minutes = (ms: number) => (ms - zeroMs) / 60_000
  const programme: Administration[] = [
    ...devices.map(({ atMs, doseMg }) => ({ kind: 'device' as const, atMinutes: minutes(atMs), doseMg })),
    ...boluses.map(({ atMs, doseMg }) => ({ kind: 'bolus' as const, atMinutes: minutes(atMs), doseMg })),
    ...runs.map(({ fromMs, toMs, rateMgPerHour }) => ({
      kind: 'infusion' as const,
      fromMinutes: minutes(fromMs),
      toMinutes: minutes(toMs),
      rateMgPerHour,
    })),
  ]
  const [fault] = programmeFaults(treatment.way, programme)
  if (fault) return { ok: false, reason: fault.message }
  const running = runs.some(({ open }) => open)
  return {
    ok: true,
    treatment,
    programme,
    zeroMs,
    warnings: running
      ? [...treated.warnings, 'Drawn as if the infusion ran on until the dose is in.']
      : treated.warnings,
  }
}

interface Run {
  fromMs: number
  toMs: number
  rateMgPerHour: number
  open: boolean
}

/** @returns mg/h */
export function plannedRate(doseMg: number, infusionMinutes: number): number {
  const hours = convert(quantity(infusionMinutes, 'min'), 'min', 'h')
  return amountIn(divide(quantity(doseMg, 'mg'), hours), 'mg/h')
}

/** What the pump gave, run by run, until the bag was empty. */
function pumped(state: SessionState): Run[] {
  const result = state.calculation?.result
  const { dose } = state
  const recordedMg = dose.ended?.recorded ? dose.ended.givenMg : null
  const planned = result?.kind === 'infusion' ? plannedRate(result.doseMg, result.infusionMinutes) : null
  const bag = result?.kind === 'infusion' ? quantity(result.bagConcentrationMgPerMl, 'mg/mL') : null
  let leftMg = result?.kind === 'infusion' ? result.doseMg : Number.POSITIVE_INFINITY
  const runs: Run[] = []
  for (const { from, to, pumpRateMlPerHour } of dose.runs) {
    const recorded =
      pumpRateMlPerHour !== null && bag ? amountIn(multiply(bag, quantity(pumpRateMlPerHour, 'mL/h')), 'mg/h') : planned
    // Without a calculation only the whole amount can tell the rate: any will do here, it is scaled below.
    const rateMgPerHour = recorded ?? (recordedMg === null ? null : 1)
    const fromMs = instantMs(from)
    if (rateMgPerHour === null || !(rateMgPerHour > 0) || !Number.isFinite(fromMs)) return []
    const emptyMs = fromMs + (leftMg / rateMgPerHour) * 3_600_000
    const toMs = Math.min(to === null ? Number.POSITIVE_INFINITY : instantMs(to), emptyMs)
    if (!Number.isFinite(toMs) || toMs <= fromMs) continue
    runs.push({ fromMs, toMs, rateMgPerHour, open: to === null })
    leftMg -= ((toMs - fromMs) / 3_600_000) * rateMgPerHour
  }
  if (recordedMg === null) return runs
  const pumpedMg = runs.reduce(
    (sum, { fromMs, toMs, rateMgPerHour }) => sum + ((toMs - fromMs) / 3_600_000) * rateMgPerHour,
    0,
  )
  return runs.map((run) => ({ ...run, rateMgPerHour: (run.rateMgPerHour * recordedMg) / pumpedMg }))
}
