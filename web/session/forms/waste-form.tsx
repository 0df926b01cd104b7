import { useState } from 'react'
import { volumeOf } from '../../../clinical/dosing/index.ts'
import { remainderToWasteMg } from '../../../clinical/session/index.ts'
import { Button, Dialog, FormProblem, NumberField, plain, readNumber, TextField } from '../../ui/index.ts'
import { useConsole } from '../console.tsx'
import { NoNetwork } from '../no-network.tsx'
import { givesMedicines, useSecondPerson } from '../second-person.tsx'
import { typed } from '../typed.ts'

/** What was opened and not given, destroyed before a witness who proves who they are. */
export function WasteForm({ onClose }: { onClose: () => void }) {
  const { state, lost } = useConsole()
  const remainder = remainderToWasteMg(state)
  const [text, setText] = useState(remainder !== null && remainder > 0 ? plain(remainder, 1) : '')
  const [reason, setReason] = useState('')
  const witness = useSecondPerson(givesMedicines, { label: 'Witness' })
  const wastedMg = readNumber(text)
  const opened = state.lots.at(-1)
  const lot = opened?.lot
  const wastedMl =
    wastedMg !== undefined && wastedMg >= 0 && opened?.concentrationMgPerMl
      ? volumeOf({ doseMg: wastedMg, concentrationMgPerMl: opened.concentrationMgPerMl })
      : undefined
  const differs = wastedMg !== undefined && remainder !== null && Math.abs(wastedMg - remainder) > 0.05
  const complete = wastedMg !== undefined && wastedMg >= 0 && witness.ready && (!differs || reason.trim() !== '')
  const save = () => {
    if (wastedMg === undefined) return
    witness.submit(
      {
        type: 'waste-recorded',
        wastedMg,
        ...(wastedMl === undefined ? {} : { wastedMl }),
        ...(lot ? { lot } : {}),
        ...typed('reason', reason),
      },
      onClose,
    )
  }
  return (
    <Dialog
      title="Waste with a witness"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" disabled={!complete || lost} busy={witness.busy} onClick={save}>
            Record
          </Button>
        </>
      }
    >
      <NumberField
        label="Wasted"
        unit="mg"
        autoFocus
        value={text}
        beside={wastedMl !== undefined && <span className="quiet">= {plain(wastedMl, 2)} mL</span>}
        hint={
          remainder === null
            ? 'What was opened or given is not known'
            : `Opened and not given: ${plain(remainder, 1)} mg`
        }
        onChange={(event) => setText(event.target.value)}
      />
      <TextField
        label={differs ? 'Why it is not the remainder' : 'Note'}
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.target.value)}
      />
      {witness.fields}
      {lost && <NoNetwork what="A witness" />}
      <FormProblem error={witness.error} />
    </Dialog>
  )
}
