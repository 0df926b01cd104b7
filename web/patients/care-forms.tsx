import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { type CloseReason, closeReasons, closeReasonWords } from '../../clinical/journey/index.ts'
import { useCall } from '../queries.ts'
import { Button, Choices, FormProblem, TextArea } from '../ui/index.ts'

const refreshes = ['GET /api/patients/:patientId/care'] as const

/** The reason is one of a few; its words are asked for when it is another one. */
export function CloseCare({ patientId }: { patientId: string }) {
  const [id] = useState(uuidv7)
  const [reason, setReason] = useState<CloseReason | null>(null)
  const [note, setNote] = useState('')
  const close = useCall('POST /api/patients/:patientId/close-care', { refreshes: [...refreshes] })
  const words = note.trim()
  return (
    <div className="stack">
      <p>What is on record stays, and care can be reopened. A plan that runs is completed or stopped first.</p>
      <Choices
        label="Reason"
        options={closeReasons.map((value) => ({ value, label: sentence(closeReasonWords[value]) }))}
        value={reason}
        onChoose={setReason}
      />
      <TextArea
        label={reason === 'other' ? 'Which reason' : 'Note'}
        hint="To whom the patient was guided, who was told"
        value={note}
        maxLength={2000}
        onChange={(event) => setNote(event.target.value)}
      />
      <FormProblem error={close.error} />
      <div>
        <Button
          kind="primary"
          busy={close.isPending}
          disabled={!reason || (reason === 'other' && !words)}
          onClick={() => reason && close.mutate({ params: { patientId }, body: { id, reason, note: words } })}
        >
          Close care
        </Button>
      </div>
    </div>
  )
}

export function ReopenCare({ patientId }: { patientId: string }) {
  const [id] = useState(uuidv7)
  const [note, setNote] = useState('')
  const reopen = useCall('POST /api/patients/:patientId/reopen-care', { refreshes: [...refreshes] })
  return (
    <div className="stack">
      <TextArea
        label="Why it is taken up again"
        value={note}
        maxLength={2000}
        onChange={(event) => setNote(event.target.value)}
      />
      <FormProblem error={reopen.error} />
      <div>
        <Button
          kind="primary"
          busy={reopen.isPending}
          disabled={!note.trim()}
          onClick={() => reopen.mutate({ params: { patientId }, body: { id, note: note.trim() } })}
        >
          Reopen care
        </Button>
      </div>
    </div>
  )
}

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
