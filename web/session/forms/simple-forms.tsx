import { useState } from 'react'
import { weightFindings } from '../../../clinical/dosing/index.ts'
import { Banner, Choices, NumberField, readNumber, Select, TextArea, TextField } from '../../ui/index.ts'
import { useConsole } from '../console.tsx'
import { EventForm, type FormProps } from '../event-form.tsx'
import { typed } from '../typed.ts'

/** A medicine that was given on a clinician's order. */
export function MedicationForm({ event, ...shell }: FormProps) {
  const initial = event?.type === 'medication-given' ? event : undefined
  const [medication, setMedication] = useState(initial?.medication ?? '')
  const [dose, setDose] = useState(initial?.dose ?? '')
  const [route, setRoute] = useState(initial?.route ?? '')
  const [orderedBy, setOrderedBy] = useState(initial?.orderedBy ?? '')
  const [reason, setReason] = useState(initial?.reason ?? '')
  const complete = [medication, dose, route, orderedBy].every((text) => text.trim() !== '')
  return (
    <EventForm
      {...shell}
      event={initial}
      title="Medication given"
      saves="Record"
      content={
        complete
          ? {
              type: 'medication-given',
              medication: medication.trim(),
              dose: dose.trim(),
              route: route.trim(),
              orderedBy: orderedBy.trim(),
              ...typed('reason', reason),
            }
          : null
      }
    >
      <TextField
        label="Medicine"
        autoFocus
        value={medication}
        maxLength={200}
        onChange={(change) => setMedication(change.target.value)}
      />
      <div className="form-pair">
        <TextField
          label="Dose with unit"
          hint="4 mg"
          value={dose}
          maxLength={100}
          onChange={(change) => setDose(change.target.value)}
        />
        <TextField
          label="Route"
          hint="by mouth, intravenous"
          value={route}
          maxLength={60}
          onChange={(change) => setRoute(change.target.value)}
        />
      </div>
      <TextField
        label="Ordered by"
        value={orderedBy}
        maxLength={200}
        onChange={(change) => setOrderedBy(change.target.value)}
      />
      <TextField label="For" value={reason} maxLength={1000} onChange={(change) => setReason(change.target.value)} />
    </EventForm>
  )
}

export function NoteForm({ event, ...shell }: FormProps) {
  const initial = event?.type === 'note' ? event : undefined
  const [text, setText] = useState(initial?.text ?? '')
  return (
    <EventForm
      {...shell}
      event={initial}
      title="Note"
      saves="Record"
      content={text.trim() ? { type: 'note', text: text.trim() } : null}
    >
      <TextArea
        label="What is to be remembered"
        autoFocus
        value={text}
        maxLength={4000}
        onChange={(change) => setText(change.target.value)}
      />
    </EventForm>
  )
}

export function WeightForm({ event, ...shell }: FormProps) {
  const { detail, state } = useConsole()
  const initial = event?.type === 'weight-measured' ? event : undefined
  const [text, setText] = useState(initial ? String(initial.weightKg) : '')
  const weightKg = readNumber(text)
  const fault = text.trim() !== '' && (weightKg === undefined || weightKg < 20 || weightKg > 400)
  const last = detail.patient.lastWeight
  const doubts =
    weightKg === undefined || fault
      ? []
      : weightFindings({
          weightKg,
          previousKg: state.opened?.previousWeightKg ?? last?.weightKg ?? null,
          heightCm: detail.patient.heightCm,
        })
  return (
    <EventForm
      {...shell}
      event={initial}
      title="Weight"
      saves="Record"
      content={weightKg === undefined || fault ? null : { type: 'weight-measured', weightKg }}
    >
      <NumberField
        label="On the scale, today"
        unit="kg"
        autoFocus
        value={text}
        hint={last ? `Last: ${last.weightKg} kg` : undefined}
        error={fault ? 'Must be 20 to 400 kg' : undefined}
        onChange={(change) => setText(change.target.value)}
      />
      {doubts.map((doubt) => (
        <Banner key={doubt.id} tone="watch">
          {doubt.text}
        </Banner>
      ))}
    </EventForm>
  )
}

/** Placed, with its site; or out, which is a criterion of discharge. */
export function CannulaForm({ event, ...shell }: FormProps) {
  const { state } = useConsole()
  const placedBefore = state.cannula.placedAt !== null && state.cannula.removedAt === null
  const first = event ? event.type === 'cannula-removed' : placedBefore
  const [out, setOut] = useState<'placed' | 'out'>(first ? 'out' : 'placed')
  const [site, setSite] = useState(event?.type === 'cannula-placed' ? event.site : '')
  const [note, setNote] = useState(event?.type === 'cannula-removed' ? (event.note ?? '') : '')
  return (
    <EventForm
      {...shell}
      event={event}
      title="Cannula"
      saves="Record"
      content={
        out === 'out'
          ? { type: 'cannula-removed', ...typed('note', note) }
          : site.trim()
            ? { type: 'cannula-placed', site: site.trim() }
            : null
      }
    >
      {!event && (
        <Choices
          label="What"
          options={[
            { value: 'placed', label: 'Placed' },
            { value: 'out', label: 'Out' },
          ]}
          value={out}
          onChoose={setOut}
        />
      )}
      {out === 'placed' ? (
        <TextField
          label="Site"
          hint="left forearm, 20 G"
          autoFocus
          value={site}
          maxLength={200}
          onChange={(change) => setSite(change.target.value)}
        />
      ) : (
        <TextField
          label="Note"
          hint="Whole, site clean"
          autoFocus
          value={note}
          maxLength={2000}
          onChange={(change) => setNote(change.target.value)}
        />
      )}
    </EventForm>
  )
}

/** Somebody else watches from now on. */
export function HandoverForm({ event, ...shell }: FormProps) {
  const { detail, state } = useConsole()
  const initial = event?.type === 'watcher-changed' ? event : undefined
  const [watcher, setWatcher] = useState(initial?.watcher ?? '')
  const [handover, setHandover] = useState(initial?.handover ?? '')
  const options = detail.members
    .filter((member) => member.id !== state.watcher && member.roles.some((role) => watches.includes(role)))
    .map(({ id, name }) => ({ value: id, label: name }))
  return (
    <EventForm
      {...shell}
      event={initial}
      title="Hand over the watch"
      saves="Hand over"
      content={watcher ? { type: 'watcher-changed', watcher, ...typed('handover', handover) } : null}
    >
      <Select
        label="Who watches now"
        empty="Choose"
        value={watcher}
        options={options}
        onChange={(change) => setWatcher(change.target.value)}
      />
      <TextArea
        label="What they must know"
        value={handover}
        maxLength={2000}
        onChange={(change) => setHandover(change.target.value)}
      />
    </EventForm>
  )
}

const watches = ['nurse', 'prescriber', 'therapist']

export function CancelForm(shell: FormProps) {
  const [reason, setReason] = useState('')
  return (
    <EventForm
      {...shell}
      title="No dose today"
      saves="Cancel the session"
      content={reason.trim() ? { type: 'session-cancelled', reason: reason.trim() } : null}
    >
      <p>The session ends without a dose. What was asked and measured stays in the record.</p>
      <TextField
        label="Why"
        autoFocus
        value={reason}
        maxLength={1000}
        onChange={(change) => setReason(change.target.value)}
      />
    </EventForm>
  )
}
