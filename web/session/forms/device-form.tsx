import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { mayGiveDevice } from '../../../clinical/session/index.ts'
import { nowInstant } from '../../clock.ts'
import { useTimeZone } from '../../me.ts'
import { useCall } from '../../queries.ts'
import { Banner, Button, Choices, clockTime, Dialog, FormProblem, TextField } from '../../ui/index.ts'
import { useConsole } from '../console.tsx'
import { countdown } from '../due-words.ts'
import { NoNetwork } from '../no-network.tsx'
import { readNewer } from '../use-console.ts'
import { DeviceGivenForm } from './device-given-form.tsx'

/** The next device: its lot, given now. One that was given before goes in with its true time. */
export function DeviceForm({ number, onClose }: { number: number; onClose: () => void }) {
  const { detail, state, now, nowMs, lost } = useConsole()
  const timeZone = useTimeZone()
  const known = state.lots.findLast((lot) => lot.drug === state.protocol.drug)
  const before = state.dose.devices.at(-1)
  const [lot, setLot] = useState(before?.lot ?? known?.lot ?? '')
  const [expiry, setExpiry] = useState(before?.expiry ?? known?.expiry ?? '')
  const [late, setLate] = useState<'now' | 'before'>('now')
  const [id] = useState(uuidv7)
  const sessionId = detail.session.id
  const give = useCall('POST /api/sessions/:sessionId/start-dose', {
    onSuccess: async () => {
      await readNewer(sessionId, 0)
      onClose()
    },
  })
  const may = mayGiveDevice(state, now)
  const restMs = !may.ok && may.from ? Date.parse(may.from) - nowMs : 0
  const complete = lot.trim() !== '' && /^\d{4}-\d{2}(-\d{2})?$/.test(expiry)
  const fields = (
    <div className="form-pair">
      <TextField label="Lot" value={lot} maxLength={60} onChange={(event) => setLot(event.target.value)} />
      <TextField
        label="Expiry"
        hint="As printed: 2027-03 or 2027-03-31"
        value={expiry}
        maxLength={10}
        onChange={(event) => setExpiry(event.target.value)}
      />
    </div>
  )
  const choice = (
    <Choices
      label="When"
      options={[
        { value: 'now', label: 'Now' },
        { value: 'before', label: 'It was given already…' },
      ]}
      value={late}
      onChoose={setLate}
    />
  )
  if (late === 'before') return <DeviceGivenForm number={number} onClose={onClose} />
  return (
    <Dialog
      title={`Device ${number}`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="primary"
            disabled={!complete || !may.ok || lost}
            busy={give.isPending}
            onClick={() =>
              give.mutate({
                params: { sessionId },
                body: { kind: 'device', id, deviceAt: nowInstant(), number, lot: lot.trim(), expiry },
              })
            }
          >
            {restMs > 0 ? `Wait ${countdown(restMs)}` : 'Given now'}
          </Button>
        </>
      }
    >
      {before && (
        <p className="quiet">
          Device {before.number} at {clockTime(before.at, timeZone)}; the next one{' '}
          {state.protocol.dose.kind === 'devices' && state.protocol.dose.minutesBetweenDevices} min after it.
        </p>
      )}
      {choice}
      {fields}
      {!may.ok && restMs <= 0 && <Banner tone="watch">{may.text}</Banner>}
      {lost && <NoNetwork what="Giving a device" />}
      <FormProblem error={give.error} />
    </Dialog>
  )
}
