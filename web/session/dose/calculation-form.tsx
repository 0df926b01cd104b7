import { useState } from 'react'
import {
  calculateInfusion,
  calculateInjection,
  chosenWeightKg,
  type DoseWeightChoice,
  doseWeights,
  type InfusionInput,
  type InjectionInput,
  lacksReason,
  proposeDoseWeight,
} from '../../../clinical/dosing/index.ts'
import { orderedDose } from '../../../clinical/session/index.ts'
import { Button, digits, NumberField, readNumber, Select, TextField } from '../../ui/index.ts'
import { useConsole } from '../console.tsx'
import { planDose } from './plan-dose.ts'
import { type Fold, PlannedLevel } from './planned-level.tsx'

const choices = ['actual', 'ideal', 'adjusted'] as const

/** What the calculation starts from. Weight and order come from the session, the rest is read on vial and bag. */
export function CalculationForm({ onDone, onCancel, fold }: { onDone: () => void; onCancel?: () => void; fold: Fold }) {
  const { state, detail, record, open, mayWrite } = useConsole()
  const { protocol } = state
  const plan = planDose(detail.plan.body)
  const earlier = state.calculation?.result
  const before = earlier && earlier.kind !== 'devices' ? earlier.input : undefined
  const lot = state.lots.findLast((known) => known.drug === protocol.drug)
  const order = orderedDose(state)
  const ordered = order && 'doseMgPerKg' in order ? order.doseMgPerKg : undefined
  const text = (value: number | undefined) => (value === undefined ? '' : String(value))
  const infused = earlier?.kind === 'infusion' ? earlier.input : undefined
  const [choice, setChoice] = useState<DoseWeightChoice | ''>(before?.weightChoice ?? plan.doseWeight ?? '')
  const [reason, setReason] = useState(before?.weightChoiceReason ?? plan.doseWeightReason ?? '')
  const [vial, setVial] = useState(text(before?.vialConcentrationMgPerMl ?? lot?.concentrationMgPerMl))
  const [bag, setBag] = useState(
    text(infused?.bagVolumeMl ?? (protocol.dose.kind === 'infusion' ? protocol.dose.usualBagMl : undefined)),
  )
  const [minutes, setMinutes] = useState(
    text(
      infused?.infusionMinutes ??
        plan.infusionMinutes ??
        (protocol.dose.kind === 'infusion' ? protocol.dose.infusionMinutes : undefined),
    ),
  )
  const weightKg = state.weight?.weightKg
  if (protocol.dose.kind === 'devices') return null
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
  const proposal = proposeDoseWeight(protocol.dose.doseWeight, weights)
  const numbers = { vial: readNumber(vial), bag: readNumber(bag), minutes: readNumber(minutes) }
  const infusion = protocol.dose.kind === 'infusion'
  const shared =
    choice !== '' && ordered !== undefined && numbers.vial !== undefined
      ? {
          drug: protocol.drug,
          weightKg,
          weightChoice: choice,
          ...(choice !== proposal.choice && reason.trim() ? { weightChoiceReason: reason.trim() } : {}),
          ...(heightCm ? { heightCm } : {}),
          sex,
          doseMgPerKg: ordered,
          vialConcentrationMgPerMl: numbers.vial,
        }
      : null
  const input = !shared
    ? null
    : !infusion
      ? { kind: 'injection' as const, ...shared }
      : numbers.bag !== undefined && numbers.minutes !== undefined
        ? { kind: 'infusion' as const, ...shared, bagVolumeMl: numbers.bag, infusionMinutes: numbers.minutes }
        : null
  const result =
    input && (input.kind === 'injection' ? calculateInjection(protocol, input) : calculateInfusion(protocol, input))
  const faults = result && !result.ok ? result.faults : []
  const fault = (field: keyof InfusionInput | keyof InjectionInput) =>
    faults.find((each) => each.field === field)?.message
  const unexplained = choice !== '' && proposal.choice !== null && proposal.choice !== choice
  const complete = result?.ok === true && input !== null && !lacksReason(input, proposal)
  return (
    <>
      <form
        id="calculate-dose"
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (!input || !complete) return
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
          hint={
            <>
              {proposal.text} <cite className="block">{proposal.rule.source.citation}</cite>
            </>
          }
          value={choice}
          options={choices.map((value) => ({
            value,
            label: `${weightName(value, chosenWeightKg(weights, value))}${proposal.choice === value ? ', proposed' : ''}`,
          }))}
          error={fault('weightChoice')}
          onChange={(event) => setChoice(event.target.value as DoseWeightChoice)}
        />
        {unexplained && (
          <TextField
            label={`Why the ${choice} weight, not the ${proposal.choice} one`}
            hint="The prescriber’s reason; it is stored with the calculation."
            value={reason}
            maxLength={1000}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
        <div className="form-pair">
          <NumberField
            label="Vial"
            unit="mg/mL"
            value={vial}
            error={fault('vialConcentrationMgPerMl')}
            onChange={(event) => setVial(event.target.value)}
          />
          {infusion && (
            <NumberField
              label="Bag, drug included"
              unit="mL"
              value={bag}
              error={fault('bagVolumeMl')}
              onChange={(event) => setBag(event.target.value)}
            />
          )}
        </div>
        {infusion && (
          <NumberField
            label="Over"
            unit="min"
            value={minutes}
            error={fault('infusionMinutes')}
            onChange={(event) => setMinutes(event.target.value)}
          />
        )}
        {(fault('doseMgPerKg') ?? fault('weightKg')) && (
          <p className="act">{fault('doseMgPerKg') ?? fault('weightKg')}</p>
        )}
        <div className="form-end">
          {onCancel && <Button onClick={onCancel}>Leave it</Button>}
          {mayWrite && (
            <Button kind="primary" type="submit" disabled={!complete}>
              Calculate
            </Button>
          )}
        </div>
      </form>
      <PlannedLevel calculation={result?.ok ? result.calculation : null} fold={fold} />
    </>
  )
}

const weightName = (name: string, kg: number | null) =>
  `${name}${kg === null ? ': not known' : `: ${digits(kg, 1)} kg`}`
