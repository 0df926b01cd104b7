import { useState } from 'react'
import { openedMg } from '../../../clinical/dosing/index.ts'
import { orderedMg } from '../../../clinical/session/index.ts'
import { Button, NumberField, readNumber, TextField } from '../../ui/index.ts'
import { useConsole } from '../console.tsx'

/** Lot and expiry as printed, and what was opened, so that the remainder can be accounted for. */
export function LotForm({ onDone }: { onDone?: () => void }) {
  const { state, record } = useConsole()
  const { protocol } = state
  const known = state.lots.findLast((each) => each.drug === protocol.drug)
  const [lot, setLot] = useState(known?.lot ?? '')
  const [expiry, setExpiry] = useState(known?.expiry ?? '')
  const [strength, setStrength] = useState(known?.concentrationMgPerMl?.toString() ?? '')
  const [vialSize, setVialSize] = useState(known?.vialMl?.toString() ?? '')
  const [vials, setVials] = useState(String(known?.vials ?? 1))
  const perDevice = protocol.dose.kind === 'devices' ? protocol.dose.mgPerDevice : null
  const ordered = orderedMg(state)
  const [devices, setDevices] = useState(perDevice && ordered ? String(ordered / perDevice) : '')
  const count = readNumber(devices)
  const concentration = readNumber(strength)
  const vialMl = readNumber(vialSize)
  const vialCount = readNumber(vials)
  const whole = vialCount !== undefined && Number.isInteger(vialCount) && vialCount >= 1 && vialCount <= 20
  const badExpiry = expiry !== '' && !/^\d{4}-(0[1-9]|1[0-2])(-\d{2})?$/.test(expiry)
  const opened =
    perDevice !== null
      ? count !== undefined && count > 0
        ? count * perDevice
        : undefined
      : vialMl !== undefined && vialMl > 0 && concentration !== undefined && whole
        ? openedMg({ vials: vialCount, vialMl, concentrationMgPerMl: concentration })
        : undefined
  const complete =
    lot.trim() !== '' && expiry !== '' && !badExpiry && (perDevice !== null || (concentration !== undefined && whole))
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
          ...(perDevice === null && opened !== undefined && whole ? { vials: vialCount, vialMl } : {}),
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
        {perDevice === null && (
          <>
            <NumberField
              label="Strength on the vial"
              unit="mg/mL"
              value={strength}
              onChange={(event) => setStrength(event.target.value)}
            />
            <NumberField
              label="Volume of a vial"
              unit="mL"
              value={vialSize}
              onChange={(event) => setVialSize(event.target.value)}
            />
            <NumberField
              label="Vials opened"
              value={vials}
              error={vials !== '' && !whole ? 'Must be 1 to 20' : undefined}
              beside={opened !== undefined && <span className="quiet">= {opened} mg</span>}
              onChange={(event) => setVials(event.target.value)}
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
