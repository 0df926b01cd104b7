import type { Drug } from '../protocols/index.ts'
import type { DeviceProgramme } from './devices.ts'
import type { InfusionCalculation } from './infusion.ts'
import type { InjectionCalculation } from './injection.ts'
import { roundTo, steps } from './rounding.ts'

/** What the second person reads and works out, without seeing the calculation. */
export type SecondCheckEntry =
  | {
      kind: 'infusion'
      /** On the vial: which ketamine. */
      drug: Drug
      weightKg: number
      vialConcentrationMgPerMl: number
      doseMg: number
      drawMl: number
      /** Read on the pump. */
      pumpRateMlPerHour: number
      /** Worked out for the parts after the first, where the pump runs at more than one rate. */
      laterRatesMlPerHour?: number[]
      pumpVolumeMl: number
    }
  | {
      kind: 'injection'
      drug: Drug
      weightKg: number
      vialConcentrationMgPerMl: number
      doseMg: number
      /** Read on the syringe. */
      drawMl: number
    }
  | {
      kind: 'devices'
      drug: Drug
      devices: number
      /** As printed: the lot and the expiry date (`YYYY-MM` or `YYYY-MM-DD`). */
      lot: string
      expiry: string
    }

export type SecondCheckField =
  | 'drug'
  | 'weightKg'
  | 'vialConcentrationMgPerMl'
  | 'doseMg'
  | 'drawMl'
  | 'pumpRateMlPerHour'
  | 'laterRatesMlPerHour'
  | 'pumpVolumeMl'
  | 'devices'
  | 'lot'
  | 'expiry'

export interface FieldComparison {
  field: SecondCheckField
  label: string
  verdict: 'agrees' | 'differs'
}

export interface SecondCheckResult {
  /** Every field agrees. */
  agrees: boolean
  fields: FieldComparison[]
  /** Says where they differ, never what the calculated value is: the check stays blind. `null` when they agree. */
  text: string | null
}

const labels: Record<SecondCheckField, string> = {
  drug: 'drug',
  weightKg: 'weight',
  vialConcentrationMgPerMl: 'concentration of the vial',
  doseMg: 'dose',
  drawMl: 'volume drawn',
  pumpRateMlPerHour: 'pump rate',
  laterRatesMlPerHour: 'pump rates after the first',
  pumpVolumeMl: 'pump volume',
  devices: 'number of devices',
  lot: 'lot',
  expiry: 'expiry date',
}

/**
 * Compares what was calculated with what a second person found by themselves. Numbers agree when they are the same at
 * the step to which they can be measured (`rounding.ts`), dose and volume also when one was rounded down and the other up;
 * there is no other tolerance.
 *
 * @param lots lots recorded for this session; each of a device check must be one of them
 */
export function compareSecondCheck(
  drug: Drug,
  calculated: InfusionCalculation | InjectionCalculation | DeviceProgramme,
  entered: SecondCheckEntry,
  lots: readonly { lot: string; expiry: string }[] = [],
): SecondCheckResult {
  const fields: FieldComparison[] = []
  const compare = (field: SecondCheckField, same: boolean) =>
    fields.push({ field, label: labels[field], verdict: same ? 'agrees' : 'differs' })
  const same = (a: number, b: number, step: number) => Number.isFinite(b) && roundTo(a, step) === roundTo(b, step)

  compare('drug', entered.drug === drug)
  if (calculated.kind !== 'devices' && entered.kind === calculated.kind) {
    compare('weightKg', same(calculated.input.weightKg, entered.weightKg, steps.weightKg))
    compare(
      'vialConcentrationMgPerMl',
      same(calculated.input.vialConcentrationMgPerMl, entered.vialConcentrationMgPerMl, 0.1),
    )
    const exactMg = calculated.doseWeightKg * calculated.input.doseMgPerKg
    const exactMl = exactMg / calculated.input.vialConcentrationMgPerMl
    compare('doseMg', byRounding(exactMg, calculated.doseMg, entered.doseMg, steps.doseMg))
    compare('drawMl', byRounding(exactMl, calculated.drawMl, entered.drawMl, steps.drawMl))
  }
  if (calculated.kind === 'infusion' && entered.kind === 'infusion') {
    const [first, ...later] = calculated.parts.map((part) => part.pumpRateMlPerHour)
    compare('pumpRateMlPerHour', same(first ?? Number.NaN, entered.pumpRateMlPerHour, steps.rateMlPerHour))
    const read = entered.laterRatesMlPerHour ?? []
    if (later.length + read.length > 0) {
      const alike = later.every((rate, index) => same(rate, read[index] ?? Number.NaN, steps.rateMlPerHour))
      compare('laterRatesMlPerHour', alike && read.length === later.length)
    }
    compare('pumpVolumeMl', same(calculated.bagVolumeMl, entered.pumpVolumeMl, steps.volumeMl))
  }
  if (calculated.kind === 'devices' && entered.kind === 'devices') {
    compare('devices', calculated.devices === entered.devices)
    const lot = lots.find((known) => normalised(known.lot) === normalised(entered.lot))
    compare('lot', lot !== undefined)
    compare('expiry', lot !== undefined && lot.expiry === entered.expiry)
  }
  if (calculated.kind !== entered.kind) compare('doseMg', false)
  const differing = fields.filter((field) => field.verdict === 'differs')
  return {
    agrees: differing.length === 0,
    fields,
    text:
      differing.length === 0
        ? null
        : `The two do not agree on the ${differing.map((field) => field.label).join(', ')}. Read again together; the dose cannot start until they agree.`,
  }
}

/** The same at the step; or the step below or above what was not rounded, since one may round down where another rounds up. */
const byRounding = (exact: number, calculated: number, entered: number, step: number) =>
  Number.isFinite(entered) &&
  (roundTo(calculated, step) === roundTo(entered, step) || Math.abs(roundTo(entered, step) - exact) < step - 1e-9)

const normalised = (lot: string) => lot.trim().toUpperCase()
