import { useState } from 'react'
import { NumberField, readNumber, TextField } from '../../ui/index.ts'
import { useConsole } from '../console.tsx'
import { EventForm, type FormProps } from '../event-form.tsx'
import { typed } from '../typed.ts'

/** A device that was given: with its true time, or corrected; less than the whole of it when the patient sneezed. */
export function DeviceGivenForm({ event, number = 1, ...shell }: FormProps & { number?: number }) {
  const { state } = useConsole()
  const initial = event?.type === 'device-given' ? event : undefined
  const known = state.lots.findLast((each) => each.drug === state.protocol.drug)
  const whole = state.protocol.dose.kind === 'devices' ? state.protocol.dose.mgPerDevice : 0
  const [lot, setLot] = useState(initial?.lot ?? known?.lot ?? '')
  const [expiry, setExpiry] = useState(initial?.expiry ?? known?.expiry ?? '')
  const [mg, setMg] = useState(String(initial?.doseMg ?? whole))
  const [note, setNote] = useState(initial?.note ?? '')
  const doseMg = readNumber(mg)
  const fault = doseMg === undefined || doseMg < 0 || doseMg > whole
  const which = initial?.number ?? number
  const complete = lot.trim() !== '' && /^\d{4}-(0[1-9]|1[0-2])(-\d{2})?$/.test(expiry) && !fault
  return (
    <EventForm
      {...shell}
      event={initial}
      title={`Device ${which}`}
      saves="Record"
      content={
        complete
          ? {
              type: 'device-given',
              number: which,
              lot: lot.trim(),
              expiry,
              ...(doseMg === whole ? {} : { doseMg }),
              ...typed('note', note),
            }
          : null
      }
    >
      <div className="form-pair">
        <TextField label="Lot" value={lot} maxLength={60} onChange={(change) => setLot(change.target.value)} />
        <TextField
          label="Expiry"
          hint="As printed: 2027-03 or 2027-03-31"
          value={expiry}
          maxLength={10}
          onChange={(change) => setExpiry(change.target.value)}
        />
      </div>
      <NumberField
        label="Given of it"
        unit="mg"
        value={mg}
        error={fault ? `Must be 0 to ${whole}` : undefined}
        onChange={(change) => setMg(change.target.value)}
      />
      <TextField label="Note" value={note} maxLength={1000} onChange={(change) => setNote(change.target.value)} />
    </EventForm>
  )
}
