import { useState } from 'react'
import { Choices, NumberField, readNumber, TextField } from '../../ui/index.ts'
import { EventForm, type FormProps } from '../event-form.tsx'
import { typed } from '../typed.ts'

/** CADSS-6 total from the clinic's own form, or a spoken rating; and whether it frightens. */
export function DissociationForm({ event, ...shell }: FormProps) {
  const initial = event?.type === 'dissociation-recorded' ? event : undefined
  const [scale, setScale] = useState<'cadss' | 'rating'>(initial?.rating !== undefined ? 'rating' : 'cadss')
  const [text, setText] = useState(String(initial?.cadss6Total ?? initial?.rating ?? ''))
  const [distressed, setDistressed] = useState<'yes' | 'no' | null>(
    initial ? (initial.distressed ? 'yes' : 'no') : null,
  )
  const [note, setNote] = useState(initial?.note ?? '')
  const value = readNumber(text)
  const most = scale === 'cadss' ? 24 : 10
  const fault = text.trim() !== '' && (value === undefined || value < 0 || value > most || !Number.isInteger(value))
  return (
    <EventForm
      {...shell}
      event={initial}
      title="Dissociation"
      saves="Record"
      content={
        value === undefined || fault || distressed === null
          ? null
          : {
              type: 'dissociation-recorded',
              ...(scale === 'cadss' ? { cadss6Total: value } : { rating: value }),
              distressed: distressed === 'yes',
              ...typed('note', note),
            }
      }
    >
      <Choices
        label="Scale"
        options={[
          { value: 'cadss', label: 'CADSS-6, 0–24' },
          { value: 'rating', label: 'Spoken rating, 0–10' },
        ]}
        value={scale}
        onChoose={setScale}
      />
      <NumberField
        label={scale === 'cadss' ? 'Total of the six items' : '0 is quite here, 10 is far away'}
        hint={scale === 'cadss' ? 'Items 1, 2, 6, 7, 15 and 22 of your own copy of the full form' : undefined}
        autoFocus
        value={text}
        error={fault ? `Must be a whole number from 0 to ${most}` : undefined}
        onChange={(change) => setText(change.target.value)}
      />
      <div className="stack tight">
        <span>Frightened or distressed?</span>
        <Choices
          label="Frightened or distressed?"
          options={[
            { value: 'no', label: 'No' },
            { value: 'yes', label: 'Yes' },
          ]}
          value={distressed}
          onChoose={setDistressed}
        />
      </div>
      <TextField
        label="In the patient’s words"
        value={note}
        maxLength={2000}
        onChange={(change) => setNote(change.target.value)}
      />
    </EventForm>
  )
}
