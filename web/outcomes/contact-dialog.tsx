import { useState } from 'react'
import { useTimeZone } from '../me.ts'
import { useCall } from '../queries.ts'
import {
  Button,
  Choices,
  clinicNow,
  DateField,
  Dialog,
  FormProblem,
  instantOf,
  TextArea,
  TimeField,
} from '../ui/index.ts'

/** A call to the patient between sessions; an attempt without an answer is recorded too, and counts as none. */
export function ContactDialog({ patientId, onClose }: { patientId: string; onClose: () => void }) {
  const timeZone = useTimeZone()
  const [start] = useState(() => clinicNow(timeZone))
  const [date, setDate] = useState(start.date)
  const [time, setTime] = useState(start.time)
  const [reached, setReached] = useState<'yes' | 'no' | null>(null)
  const [by, setBy] = useState<'phone' | 'video' | 'in-person' | 'message'>('phone')
  const [note, setNote] = useState('')
  const save = useCall('POST /api/patients/:patientId/contacts', {
    refreshes: ['GET /api/patients/:patientId/outcome'],
    onSuccess: onClose,
  })
  const at = instantOf(date, time, timeZone)
  const record = () => {
    if (!at || !reached) return
    save.mutate({ params: { patientId }, body: { at, reached: reached === 'yes', by, note } })
  }
  return (
    <Dialog
      title="Record a call"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" busy={save.isPending} disabled={!at || !reached} onClick={record}>
            Record
          </Button>
        </>
      }
    >
      <div className="field-pair">
        <DateField label="Day" value={date} max={start.date} onChange={(event) => setDate(event.target.value)} />
        <TimeField label="Time" value={time} onChange={(event) => setTime(event.target.value)} />
      </div>
      <Choices
        label="How"
        options={[
          { value: 'phone', label: 'Phone' },
          { value: 'video', label: 'Video' },
          { value: 'in-person', label: 'In person' },
          { value: 'message', label: 'Message' },
        ]}
        value={by}
        onChoose={setBy}
      />
      <Choices
        label="Reached?"
        options={[
          { value: 'yes', label: 'Reached' },
          { value: 'no', label: 'No answer' },
        ]}
        value={reached}
        onChoose={setReached}
      />
      <TextArea
        label="What was said"
        hint="Mood, sleep, thoughts of suicide, side effects. A suicide screen is its own assessment."
        value={note}
        maxLength={2000}
        onChange={(event) => setNote(event.target.value)}
      />
      <FormProblem error={save.error} />
    </Dialog>
  )
}
