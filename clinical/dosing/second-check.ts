import type { Drug } from '../protocols/index.ts'
import type { DeviceProgramme } from './devices.ts'
import type { InfusionCalculation } from './infusion.ts'
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
      pumpVolumeMl: number
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
  pumpVolumeMl: 'pump volume',
  devices: 'number of devices',
  lot: 'lot',
  expiry: 'expiry date',
}

/**
 * Compares what was calculated with what a second person found by themselves. Numbers agree when they are the same at
 * the step to which they can be measured (`rounding.ts`); there is no other tolerance.
 *
 * @param lots lots recorded for this session; each of a device check must be one of them
 */
export function compareSecondCheck(
  drug: Drug,
  calculated: InfusionCalculation | DeviceProgramme,
  entered: SecondCheckEntry,
  lots: readonly { lot: string; expiry: string }[] = [],
): SecondCheckResult {
  const fields: FieldComparison[] = []
  const compare = (field: SecondCheckField, same: boolean) =>
    fields.push({ field, label: labels[field], verdict: same ? 'agrees' : 'differs' })
  const same = (a: number, b: number, step: number) => Number.isFinite(b) && roundTo(a, step) === roundTo(b, step)

  compare('drug', entered.drug === drug)
  if (calculated.kind === 'infusion' && entered.kind === 'infusion') {
    compare('weightKg', same(calculated.input.weightKg, entered.weightKg, steps.weightKg))
    compare(
      'vialConcentrationMgPerMl',
      same(calculated.input.vialConcentrationMgPerMl, entered.vialConcentrationMgPerMl, 0.1),
    )
    compare('doseMg', same(calculated.doseMg, entered.doseMg, steps.doseMg))
    compare('drawMl', same(calculated.drawMl, entered.drawMl, steps.drawMl))
    compare('pumpRateMlPerHour', same(calculated.pumpRateMlPerHour, entered.pumpRateMlPerHour, steps.rateMlPerHour))
    compare('pumpVolumeMl', same(calculated.bagVolumeMl, entered.pumpVolumeMl, steps.volumeMl))
  } else if (calculated.kind === 'devices' && entered.kind === 'devices') {
    compare('devices', calculated.devices === entered.devices)
    const lot = lots.find((known) => normalised(known.lot) === normalised(entered.lot))
    compare('lot', lot !== undefined)
    compare('expiry', lot !== undefined && lot.expiry === entered.expiry)
  } else {
    compare('doseMg', false)
  }
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

const normalised = (lot: string) => lot.trim().toUpperCase()
