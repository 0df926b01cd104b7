import type { Instrument } from '../../clinical/instruments/index.ts'
import { DateField, TimeField, useToday } from '../ui/index.ts'
import { WordingField } from './wording-field.tsx'
import type { WordingInUse } from './wording-in-use.ts'

const people: Record<Instrument['administeredBy'][number], string> = {
  patient: 'the patient',
  clinician: 'a clinician',
  'trained-staff': 'trained staff',
}

/** When the patient was asked: now, unless a paper form is entered later. */
export function WhenAnswered({
  instrument,
  wording,
  when,
  onChange,
}: {
  instrument: Instrument
  wording: WordingInUse
  when: { date: string; time: string }
  onChange: (when: { date: string; time: string }) => void
}) {
  const today = useToday()
  return (
    <div className="assessment-facts">
      <DateField
        label="Answered on"
        value={when.date}
        max={today}
        onChange={(event) => onChange({ ...when, date: event.target.value })}
      />
      <TimeField label="At" value={when.time} onChange={(event) => onChange({ ...when, time: event.target.value })} />
      <WordingField instrument={instrument} wording={wording} />
      <p className="small quiet keys">
        Rated by {instrument.administeredBy.map((who) => people[who]).join(' or ')}. Digits answer and move on,{' '}
        <kbd className="key">Enter</kbd> moves on, <kbd className="key">⌫</kbd> takes an answer back.
      </p>
    </div>
  )
}
