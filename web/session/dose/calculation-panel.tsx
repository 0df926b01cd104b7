import { useState } from 'react'
import {
  drugName,
  type InfusionCalculation,
  type InjectionCalculation,
  vialsFor,
} from '../../../clinical/dosing/index.ts'
import { useTimeZone } from '../../me.ts'
import { Button, clockTime, digits, Note, Panel, plain, sentence } from '../../ui/index.ts'
import { useConsole } from '../console.tsx'
import { CalculationForm } from './calculation-form.tsx'
import { PlannedLevel } from './planned-level.tsx'

/** The sum from weight to pump, each line to be followed by hand; covered while the second person works it out. */
export function CalculationPanel({
  covered,
  checking,
  onUncover,
}: {
  covered: boolean
  checking: boolean
  onUncover: () => void
}) {
  const { state, nameOf, mayWrite, detail } = useConsole()
  const timeZone = useTimeZone()
  const [editing, setEditing] = useState(false)
  const [open, onOpen] = useState(false)
  const { calculation } = state
  const result = calculation && calculation.result.kind !== 'devices' ? calculation.result : null
  const stale = result !== null && state.weight !== null && state.weight.weightKg !== result.input.weightKg
  if (covered) {
    return (
      <Panel title="Calculated" aside="hidden from the second person">
        <div className="covered">
          <p>The calculation is hidden until the second person has entered theirs.</p>
          {!checking && (
            <Button kind="plain" onClick={onUncover}>
              I am not the second person: show it
            </Button>
          )}
        </div>
      </Panel>
    )
  }
  if (!result || editing || stale) {
    return (
      <Panel title="Calculate the dose" aside={stale ? 'the weight has changed' : undefined}>
        <CalculationForm
          fold={{ open, onOpen }}
          onDone={() => setEditing(false)}
          onCancel={result && !stale ? () => setEditing(false) : undefined}
        />
      </Panel>
    )
  }
  const running = state.dose.status !== 'not-started'
  return (
    <Panel
      title="Calculated"
      aside={calculation && `by ${nameOf(calculation.author)}, ${clockTime(calculation.at, timeZone)}`}
      flush
      footer={mayWrite && !running && <Button onClick={() => setEditing(true)}>Calculate again</Button>}
    >
      <div className="sums">
        <Sums result={result} weighedAt={state.weight?.at ?? null} />
        {detail.previous?.doseMg != null && (
          <p className="small quiet">
            Session {detail.previous.number} was {plain(detail.previous.doseMg, 1)} mg
            {detail.previous.weightKg !== null && ` at ${digits(detail.previous.weightKg, 1)} kg`}.
          </p>
        )}
      </div>
      {result.warnings.map((warning) => (
        <Note key={warning.id} tone={warning.weight === 'say' ? 'watch' : 'act'} below>
          {warning.text}
        </Note>
      ))}
      <PlannedLevel calculation={result} fold={{ open, onOpen }} />
    </Panel>
  )
}

function Sums({ result, weighedAt }: { result: InfusionCalculation | InjectionCalculation; weighedAt: string | null }) {
  const { state } = useConsole()
  const timeZone = useTimeZone()
  const lot = state.lots.findLast((known) => known.drug === state.protocol.drug)
  const { input } = result
  return (
    <>
      <Line
        what={`Weight, measured today${weighedAt ? ` ${clockTime(weighedAt, timeZone)}` : ''}`}
        value={digits(input.weightKg, 1)}
        unit="kg"
      />
      <Line
        what="Dose"
        how={`${drugName(input.drug)} ${plain(input.doseMgPerKg, 3)} mg/kg × ${digits(result.doseWeightKg, 1)} kg, ${input.weightChoice} weight`}
        value={digits(result.doseMg, 1)}
        unit="mg"
      />
      <Line
        what="Draw"
        how={`from vial ${plain(input.vialConcentrationMgPerMl)} mg/mL${lot ? `, lot ${lot.lot}, exp ${lot.expiry}` : ''}`}
        value={digits(result.drawMl, 2)}
        unit="mL"
        large={result.kind === 'injection'}
      />
      {result.kind === 'infusion' && (
        <>
          <Line
            what="In the bag"
            how={`total ${plain(result.bagVolumeMl)} mL`}
            value={plain(result.bagConcentrationMgPerMl, 3)}
            unit="mg/mL"
          />
          <hr />
          {result.parts.map((part, index) => (
            <Line
              key={part.fromMinutes}
              what={
                <b>
                  {result.parts.length === 1
                    ? `Pump rate, ${plain(part.minutes)} min`
                    : `Rate ${index + 1}, minute ${plain(part.fromMinutes)} to ${plain(part.fromMinutes + part.minutes)}`}
                </b>
              }
              how={
                result.parts.length === 1 ? undefined : `${plain(part.volumeMl, 2)} mL, ${digits(part.doseMg, 1)} mg`
              }
              value={plain(part.pumpRateMlPerHour, 1)}
              unit="mL/h"
              large
            />
          ))}
        </>
      )}
      {(result.kind === 'injection' || result.parts.length === 1) && (
        <p className="small quiet">{result.formula.at(-1)}.</p>
      )}
      {input.weightChoiceReason && (
        <p className="small quiet">
          {sentence(input.weightChoice)} weight: {input.weightChoiceReason}
        </p>
      )}
      <Vials result={result} />
    </>
  )
}

/** Vials that the dose needs, and what is left in them for the waste, as far as their size is known. */
function Vials({ result }: { result: InfusionCalculation | InjectionCalculation }) {
  const { state } = useConsole()
  const lot = state.lots.findLast((known) => known.drug === state.protocol.drug)
  if (!lot?.vialMl) return null
  const use = vialsFor({
    drawMl: result.drawMl,
    vialMl: lot.vialMl,
    concentrationMgPerMl: result.input.vialConcentrationMgPerMl,
  })
  return (
    <p className="small quiet">
      {use.vials} {use.vials === 1 ? 'vial' : 'vials'} of {plain(lot.vialMl)} mL, {plain(use.openedMg, 1)} mg:{' '}
      {plain(use.leftMg, 1)} mg ({plain(use.leftMl, 2)} mL) is left to be wasted.
    </p>
  )
}

export function Line({
  what,
  how,
  value,
  unit,
  large = false,
}: {
  what: React.ReactNode
  how?: string
  value: string
  unit: string
  large?: boolean
}) {
  return (
    <div className="sum">
      <span>
        {what} {how && <span className="quiet">{how}</span>}
      </span>
      <span className="nowrap">
        <span className={`big ${large ? '' : 'medium'}`}>{value}</span>
        <span className="unit">{unit}</span>
      </span>
    </div>
  )
}
