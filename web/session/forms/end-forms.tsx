import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { mayDischarge } from '../../../clinical/session/index.ts'
import { nowInstant } from '../../clock.ts'
import { useCall } from '../../queries.ts'
import { Banner, Button, CheckField, Choices, Dialog, FormProblem, TextArea, TextField } from '../../ui/index.ts'
import { useConsole } from '../console.tsx'
import { EventForm, type FormProps } from '../event-form.tsx'
import { NoNetwork } from '../no-network.tsx'
import { typed } from '../typed.ts'
import { readNewer } from '../use-console.ts'

type Disposition = 'home' | 'transferred' | 'left-against-advice'

/** Discharge and end. Going home asks that every criterion is met; a transfer or leaving is a fact. */
export function EndForm({ first = 'home', onClose }: { first?: Disposition; onClose: () => void }) {
  const { detail, state, vitals, now, lost } = useConsole()
  const check = state.protocol.checks.find((each) => each.answeredBy === 'escort')
  const answered = check ? state.checks[check.id]?.answer : undefined
  const [disposition, setDisposition] = useState<Disposition>(first)
  const [escort, setEscort] = useState(answered?.kind === 'escort' ? (answered.name ?? '') : '')
  const [note, setNote] = useState('')
  const [id] = useState(uuidv7)
  const sessionId = detail.session.id
  const end = useCall('POST /api/sessions/:sessionId/end', {
    onSuccess: async () => {
      await readNewer(sessionId, 0)
      onClose()
    },
  })
  const may = mayDischarge(state, vitals, now)
  const blocked = disposition === 'home' && !may.ok
  const needsWhy = disposition !== 'home' && note.trim() === ''
  return (
    <Dialog
      title="Discharge"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="primary"
            disabled={blocked || needsWhy || lost}
            busy={end.isPending}
            onClick={() =>
              end.mutate({
                params: { sessionId },
                body: {
                  id,
                  deviceAt: nowInstant(),
                  disposition,
                  ...typed('escortName', escort),
                  ...typed('note', note),
                },
              })
            }
          >
            End the session
          </Button>
        </>
      }
    >
      <Choices
        label="Where to"
        options={[
          { value: 'home', label: 'Home' },
          { value: 'transferred', label: 'Transferred' },
          { value: 'left-against-advice', label: 'Left against advice' },
        ]}
        value={disposition}
        onChoose={setDisposition}
      />
      {blocked && !may.ok && (
        <Banner tone="watch">
          Not yet:{' '}
          {may.unmet.length === 0 ? may.text : may.unmet.map((item) => `${item.label} (${item.text})`).join('; ')}
        </Banner>
      )}
      {disposition !== 'transferred' && (
        <TextField
          label="Escort who takes the patient along"
          value={escort}
          maxLength={200}
          onChange={(event) => setEscort(event.target.value)}
        />
      )}
      <TextArea
        label={disposition === 'home' ? 'Note' : 'Where to, and why'}
        value={note}
        maxLength={2000}
        onChange={(event) => setNote(event.target.value)}
      />
      {lost && <NoNetwork what="Discharging" />}
      <FormProblem error={end.error} />
    </Dialog>
  )
}

/** What the patient and the escort were told; a criterion of discharge. */
export function InstructionsForm({ event, ...shell }: FormProps) {
  const { detail } = useConsole()
  const initial = event?.type === 'discharge-instructions-given' ? event : undefined
  const [to, setTo] = useState(initial?.to ?? detail.patient.name)
  const [written, setWritten] = useState(initial?.written ?? true)
  return (
    <EventForm
      {...shell}
      event={initial}
      title="Discharge instructions"
      saves="Given"
      content={to.trim() ? { type: 'discharge-instructions-given', to: to.trim(), written } : null}
    >
      <ul className="event-steps">
        <li>No driving and no machines until the next day, after restful sleep.</li>
        <li>No alcohol or sedatives today; nothing to be signed or decided today that matters.</li>
        <li>What may still come: tiredness, dizziness, headache, raised blood pressure.</li>
        <li>Call the clinic, or the emergency number, for chest pain, fainting, confusion, thoughts of suicide.</li>
      </ul>
      <TextField
        label="Given to"
        hint="Patient, and the escort’s name"
        value={to}
        maxLength={200}
        onChange={(change) => setTo(change.target.value)}
      />
      <CheckField label="In writing, too" checked={written} onChange={(change) => setWritten(change.target.checked)} />
    </EventForm>
  )
}
