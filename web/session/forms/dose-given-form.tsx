import { useState } from 'react'
import { roundTo, steps } from '../../../clinical/dosing/index.ts'
import { givenMg, orderedMg } from '../../../clinical/session/index.ts'
import { Choices, NumberField, plain, readNumber, TextField } from '../../ui/index.ts'
import { useConsole } from '../console.tsx'
import { EventForm, type FormProps } from '../event-form.tsx'
import { typed } from '../typed.ts'

/** What was given in all, whole or in part: ends dosing, and the observation begins. */
export function DoseGivenForm({ event, ...shell }: FormProps) {
  const { state, now } = useConsole()
  const initial = event?.type === 'dose-ended' ? event : undefined
  const ordered = orderedMg(state)
  const result = state.calculation?.result
  const calculation = result?.kind === 'infusion' ? result : null
  const devices = state.protocol.dose.kind !== 'infusion'
  const [estimate] = useState(() => givenMg(state, now))
  const stopped = state.dose.status === 'stopped' || devices
  const [whole, setWhole] = useState<'whole' | 'part'>(
    initial ? (initial.complete ? 'whole' : 'part') : stopped ? 'part' : 'whole',
  )
  const [mg, setMg] = useState(initial ? String(initial.givenMg) : devices && estimate ? plain(estimate.mg) : '')
  const [ml, setMl] = useState(initial?.givenMl?.toString() ?? '')
  const [reason, setReason] = useState(initial?.reason ?? '')
  const volume = readNumber(ml)
  // The pump says mL; mg follow from the bag. A number typed as mg counts before it.
  const fromVolume =
    calculation && volume !== undefined
      ? roundTo(volume * (calculation.doseMg / calculation.bagVolumeMl), steps.doseMg)
      : undefined
  const given = whole === 'whole' ? (ordered ?? undefined) : (readNumber(mg) ?? fromVolume)
  const overOrder = given !== undefined && ordered !== null && given > ordered + 0.05
  const complete = given !== undefined && given >= 0 && (whole === 'whole' || reason.trim() !== '')
  return (
    <EventForm
      {...shell}
      event={initial}
      title="Dose given"
      saves="Record the dose"
      content={
        complete
          ? {
              type: 'dose-ended',
              givenMg: given,
              complete: whole === 'whole',
              ...(whole === 'whole' && calculation ? { givenMl: calculation.bagVolumeMl } : {}),
              ...(whole === 'part' && volume !== undefined ? { givenMl: volume } : {}),
              ...typed('reason', reason),
            }
          : null
      }
    >
      {ordered !== null && (
        <Choices
          label="How much"
          options={[
            { value: 'whole', label: `All of it: ${plain(ordered, 1)} mg` },
            { value: 'part', label: 'Part of it' },
          ]}
          value={whole}
          onChoose={setWhole}
        />
      )}
      {(whole === 'part' || ordered === null) && (
        <>
          {calculation && (
            <NumberField
              label="Volume given, read on the pump"
              unit="mL"
              autoFocus
              value={ml}
              beside={fromVolume !== undefined && <span className="quiet">= {plain(fromVolume, 1)} mg</span>}
              onChange={(change) => setMl(change.target.value)}
            />
          )}
          <NumberField
            label={calculation ? 'Or the dose given' : 'Dose given'}
            unit="mg"
            value={mg}
            hint={estimate?.estimated ? `By the time the pump ran, about ${plain(estimate.mg, 1)} mg` : undefined}
            onChange={(change) => setMg(change.target.value)}
          />
          <TextField
            label="Why not all of it"
            value={reason}
            maxLength={1000}
            onChange={(change) => setReason(change.target.value)}
          />
        </>
      )}
      {overOrder && ordered !== null && (
        <p className="act">
          More than the {plain(ordered, 1)} mg ordered. If it happened, record it: it will be flagged.
        </p>
      )}
    </EventForm>
  )
}
