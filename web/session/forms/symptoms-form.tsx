import { useState } from 'react'
import { symptomLabels } from '../../../clinical/protocols/index.ts'
import type { Notice } from '../../../clinical/session/index.ts'
import { CheckField, TextField } from '../../ui/index.ts'
import { useConsole } from '../console.tsx'
import { EventForm } from '../event-form.tsx'
import { filedUnder } from '../filed-under.ts'
import { typed } from '../typed.ts'

/** Which symptoms are there. Asked by a notice; or told by the patient without one. The steps open right after. */
export function SymptomsForm({ notice, onClose }: { notice?: Notice; onClose: () => void }) {
  const { open, state } = useConsole()
  const asked = notice?.asksSymptoms ?? Object.keys(symptomLabels)
  const [present, setPresent] = useState<string[]>([])
  const [note, setNote] = useState('')
  const grave = state.protocol.eventCards.find((card) => card.id === 'hypertension-with-symptoms')
  const next = () => {
    if (!notice || present.length === 0) return onClose()
    const card = notice.signal === 'blood-pressure' ? (grave ?? notice.eventCard) : notice.eventCard
    open({ kind: 'steps', notice: { ...notice, eventCard: card } })
  }
  return (
    <EventForm
      onClose={onClose}
      onSaved={next}
      title="Symptoms"
      saves={present.length === 0 ? 'No symptoms' : 'Record and open the steps'}
      content={
        !notice && present.length === 0
          ? null
          : {
              type: 'symptoms-answered',
              ...(notice ? filedUnder(notice) : {}),
              asked,
              present,
              ...typed('note', note),
            }
      }
    >
      {notice && <p>{notice.text}. Ask the patient; tick what is there.</p>}
      <div className="tight-pair">
        {asked.map((symptom) => (
          <CheckField
            key={symptom}
            label={symptomLabels[symptom] ?? symptom}
            checked={present.includes(symptom)}
            onChange={(change) =>
              setPresent(change.target.checked ? [...present, symptom] : present.filter((each) => each !== symptom))
            }
          />
        ))}
      </div>
      <TextField label="Note" value={note} maxLength={2000} onChange={(change) => setNote(change.target.value)} />
    </EventForm>
  )
}
