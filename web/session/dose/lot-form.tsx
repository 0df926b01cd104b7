import { useState } from 'react'
import { orderedMg } from '../../../clinical/session/index.ts'
import { Button, NumberField, readNumber, TextField } from '../../ui/index.ts'
import { useConsole } from '../console.tsx'

/** Lot and expiry as printed, and what was opened, so that the remainder can be accounted for. */
export function LotForm({ onDone }: { onDone?: () => void }) {
  const { state, record } = useConsole()
  const { protocol } = state
  const infusion = protocol.dose.kind === 'infusion'
  const known = state.lots.findLast((each) => each.drug === protocol.drug)
  const [lot, setLot] = useState(known?.lot ?? '')
  const [expiry, setExpiry] = useState(known?.expiry ?? '')
  const [strength, setStrength] = useState(known?.concentrationMgPerMl?.toString() ?? '')
  const [volume, setVolume] = useState('')
  const perDevice = protocol.dose.kind === 'devices' ? protocol.dose.mgPerDevice : null
  const ordered = orderedMg(state)
  const [devices, setDevices] = useState(perDevice && ordered ? String(ordered / perDevice) : '')
  const count = readNumber(devices)
  const concentration = readNumber(strength)
  const ml = readNumber(volume)
  const badExpiry = expiry !== '' && !/^\d{4}-(0[1-9]|1[0-2])(-\d{2})?$/.test(expiry)
  const opened =
    perDevice !== null
      ? count !== undefined && count > 0
        ? count * perDevice
        : undefined
      : ml !== undefined && concentration !== undefined
        ? Math.round(ml * concentration * 10) / 10
        : undefined
  const complete = lot.trim() !== '' && expiry !== '' && !badExpiry && (!infusion || concentration !== undefined)
  return (
    <form
      id="record-lot"
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!complete) return
        record({
          type: 'lot-recorded',
          drug: protocol.drug,
          lot: lot.trim(),
          expiry,
          ...(concentration !== undefined ? { concentrationMgPerMl: concentration } : {}),
          ...(opened !== undefined ? { openedMg: opened } : {}),
        })
        onDone?.()
      }}
    >
      <div className="form-pair">
        <TextField label="Lot" value={lot} maxLength={60} onChange={(event) => setLot(event.target.value)} />
        <TextField
          label="Expiry"
          hint="As printed: 2027-03 or 2027-03-31"
          value={expiry}
          maxLength={10}
          error={badExpiry && expiry.length >= 7 ? 'Must be YYYY-MM or YYYY-MM-DD' : undefined}
          onChange={(event) => setExpiry(event.target.value)}
        />
        {perDevice !== null && (
          <NumberField
            label="Devices opened"
            value={devices}
            beside={opened !== undefined && <span className="quiet">= {opened} mg</span>}
            onChange={(event) => setDevices(event.target.value)}
          />
        )}
        {infusion && (
          <>
            <NumberField
              label="Strength on the vial"
              unit="mg/mL"
              value={strength}
              onChange={(event) => setStrength(event.target.value)}
            />
            <NumberField
              label="Volume opened"
              unit="mL"
              value={volume}
              beside={opened !== undefined && <span className="quiet">= {opened} mg</span>}
              onChange={(event) => setVolume(event.target.value)}
            />
          </>
        )}
      </div>
      <div className="form-end">
        <Button type="submit" disabled={!complete}>
          Record lot and expiry
        </Button>
      </div>
    </form>
  )
}
