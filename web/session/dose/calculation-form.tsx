import { useState } from 'react'
import {
  calculateInfusion,
  type DoseWeightChoice,
  doseWeights,
  type InfusionInput,
} from '../../../clinical/dosing/index.ts'
import { orderedDose } from '../../../clinical/session/index.ts'
import { Button, digits, NumberField, readNumber, Select } from '../../ui/index.ts'
import { useConsole } from '../console.tsx'
import { planInfusion } from './plan-infusion.ts'

/** What the calculation starts from. Weight and order come from the session, the rest is read on vial and bag. */
export function CalculationForm({ onDone, onCancel }: { onDone: () => void; onCancel?: () => void }) {
  const { state, detail, record, open, mayWrite } = useConsole()
  const protocolDose = state.protocol.dose.kind === 'infusion' ? state.protocol.dose : null
  const plan = planInfusion(detail.plan.body)
  const before = state.calculation?.result.kind === 'infusion' ? state.calculation.result.input : undefined
  const lot = state.lots.findLast((known) => known.drug === state.protocol.drug)
  const order = orderedDose(state)
  const ordered = order && 'doseMgPerKg' in order ? order.doseMgPerKg : undefined
  const text = (value: number | undefined) => (value === undefined ? '' : String(value))
  const [choice, setChoice] = useState<DoseWeightChoice | ''>(before?.weightChoice ?? plan.doseWeight ?? '')
  const [vial, setVial] = useState(text(before?.vialConcentrationMgPerMl ?? lot?.concentrationMgPerMl))
  const [bag, setBag] = useState(text(before?.bagVolumeMl ?? protocolDose?.usualBagMl))
  const [minutes, setMinutes] = useState(
    text(before?.infusionMinutes ?? plan.infusionMinutes ?? protocolDose?.infusionMinutes),
  )
  const weightKg = state.weight?.weightKg
  if (weightKg === undefined) {
    return (
      <div className="stack tight">
        <p>The dose goes by the weight of today, and it has not been measured yet.</p>
        {mayWrite && <Button onClick={() => open({ kind: 'weight' })}>Measure the weight</Button>}
      </div>
    )
  }
  const { heightCm, sex } = detail.patient
  const weights = doseWeights({ weightKg, ...(heightCm ? { heightCm } : {}), sex })
  const numbers = { vial: readNumber(vial), bag: readNumber(bag), minutes: readNumber(minutes) }
  const input: InfusionInput | null =
    choice !== '' &&
    ordered !== undefined &&
    numbers.vial !== undefined &&
    numbers.bag !== undefined &&
    numbers.minutes !== undefined
      ? {
          drug: state.protocol.drug,
          weightKg,
          weightChoice: choice,
          ...(heightCm ? { heightCm } : {}),
          sex,
          doseMgPerKg: ordered,
          vialConcentrationMgPerMl: numbers.vial,
          bagVolumeMl: numbers.bag,
          infusionMinutes: numbers.minutes,
        }
      : null
  const result = input ? calculateInfusion(state.protocol, input) : null
  const fault = (field: keyof InfusionInput) =>
    result && !result.ok ? result.faults.find((each) => each.field === field)?.message : undefined
  const weightName = (name: string, kg: number | null) =>
    `${name}${kg === null ? ': not known' : `: ${digits(kg, 1)} kg`}`
  return (
    <form
      id="calculate-dose"
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!input || !result?.ok) return
        record({ type: 'dose-calculated', input })
        onDone()
      }}
    >
      <p>
        {digits(weightKg, 1)} kg measured today ·{' '}
        {ordered === undefined ? 'no dose a kilogram ordered' : `${ordered} mg/kg ordered`}
      </p>
      <Select
        label="Weight that the dose counts"
        empty="Choose"
        hint={weights.advice ?? undefined}
        value={choice}
        options={[
          { value: 'actual', label: weightName('actual', weights.actualKg) },
          { value: 'ideal', label: weightName('ideal', weights.idealKg) },
          { value: 'adjusted', label: weightName('adjusted', weights.adjustedKg) },
        ]}
        error={fault('weightChoice')}
        onChange={(event) => setChoice(event.target.value as DoseWeightChoice)}
      />
      <div className="form-pair">
        <NumberField
          label="Vial"
          unit="mg/mL"
          value={vial}
          error={fault('vialConcentrationMgPerMl')}
          onChange={(event) => setVial(event.target.value)}
        />
        <NumberField
          label="Bag, drug included"
          unit="mL"
          value={bag}
          error={fault('bagVolumeMl')}
          onChange={(event) => setBag(event.target.value)}
        />
      </div>
      <NumberField
        label="Over"
        unit="min"
        value={minutes}
        error={fault('infusionMinutes')}
        onChange={(event) => setMinutes(event.target.value)}
      />
      {(fault('doseMgPerKg') ?? fault('weightKg')) && (
        <p className="act">{fault('doseMgPerKg') ?? fault('weightKg')}</p>
      )}
      <div className="form-end">
        {onCancel && <Button onClick={onCancel}>Leave it</Button>}
        {mayWrite && (
          <Button kind="primary" type="submit" disabled={!result?.ok}>
            Calculate
          </Button>
        )}
      </div>
    </form>
  )
}
