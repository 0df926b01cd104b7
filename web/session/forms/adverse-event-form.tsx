import { useState } from 'react'
import { calendarDateIn } from '../../../clinical/quantity/clinic-day.ts'
import type { EventContents } from '../../../clinical/session/index.ts'
import { useTimeZone } from '../../me.ts'
import {
  CheckField,
  Choices,
  clinicNow,
  clockTime,
  instantOf,
  Select,
  TextArea,
  TextField,
  TimeField,
} from '../../ui/index.ts'
import { EventForm, type FormProps } from '../event-form.tsx'

type AdverseEvent = EventContents['adverse-event']

/** What makes an adverse event serious. @see ICH E2A, section II B */
const seriousBecause = [
  'death',
  'life-threatening',
  'hospital stay, or a longer one',
  'lasting disability',
  'birth defect',
  'otherwise medically important',
]

/** What happened to the patient that should not have: how bad, since when, and what was done. */
export function AdverseEventForm({ event, ...shell }: FormProps) {
  const timeZone = useTimeZone()
  const initial = event?.type === 'adverse-event' ? event : undefined
  const [start] = useState(() => clinicNow(timeZone))
  const [term, setTerm] = useState(initial?.term ?? '')
  const [onset, setOnset] = useState(initial ? clockTime(initial.onsetAt, timeZone) : start.time)
  const [severity, setSeverity] = useState<AdverseEvent['severity'] | null>(initial?.severity ?? null)
  const [because, setBecause] = useState<string[]>(initial?.seriousness ?? [])
  const [relation, setRelation] = useState<AdverseEvent['relation']>(initial?.relation ?? 'unknown')
  const [action, setAction] = useState(initial?.action ?? '')
  const [outcome, setOutcome] = useState<AdverseEvent['outcome']>(initial?.outcome ?? 'unknown')
  const day = initial ? calendarDateIn(initial.onsetAt, timeZone) : start.date
  const onsetAt = instantOf(day, onset, timeZone)
  return (
    <EventForm
      {...shell}
      event={initial}
      title="Adverse event"
      saves="Record"
      wide
      content={
        term.trim() && onsetAt && severity
          ? {
              type: 'adverse-event',
              term: term.trim(),
              onsetAt,
              severity,
              serious: because.length > 0,
              ...(because.length > 0 ? { seriousness: because } : {}),
              relation,
              action: action.trim(),
              outcome,
            }
          : null
      }
    >
      <div className="form-pair">
        <TextField
          label="Event"
          hint="One thing: nausea, dizziness, headache"
          autoFocus
          value={term}
          maxLength={200}
          onChange={(change) => setTerm(change.target.value)}
        />
        <TimeField label="Since" value={onset} onChange={(change) => setOnset(change.target.value)} />
      </div>
      <Choices
        label="How bad"
        options={[
          { value: 'mild', label: 'Mild' },
          { value: 'moderate', label: 'Moderate' },
          { value: 'severe', label: 'Severe' },
        ]}
        value={severity}
        onChoose={setSeverity}
      />
      <fieldset className="field">
        <legend>Serious, because of</legend>
        <div className="tight-pair">
          {seriousBecause.map((each) => (
            <CheckField
              key={each}
              label={each}
              checked={because.includes(each)}
              onChange={(change) =>
                setBecause(change.target.checked ? [...because, each] : because.filter((other) => other !== each))
              }
            />
          ))}
        </div>
      </fieldset>
      <div className="form-pair">
        <Select
          label="From the medicine?"
          value={relation}
          options={['unknown', 'unrelated', 'unlikely', 'possible', 'probable', 'definite'].map((value) => ({
            value,
            label: value === 'unknown' ? 'not known' : value,
          }))}
          onChange={(change) => setRelation(change.target.value as AdverseEvent['relation'])}
        />
        <Select
          label="Outcome so far"
          value={outcome}
          options={[
            { value: 'unknown', label: 'not known' },
            { value: 'recovered', label: 'recovered' },
            { value: 'recovering', label: 'recovering' },
            { value: 'not-recovered', label: 'not recovered' },
            { value: 'sequelae', label: 'recovered with sequelae' },
            { value: 'fatal', label: 'fatal' },
          ]}
          onChange={(change) => setOutcome(change.target.value as AdverseEvent['outcome'])}
        />
      </div>
      <TextArea
        label="What was done"
        value={action}
        maxLength={1000}
        onChange={(change) => setAction(change.target.value)}
      />
    </EventForm>
  )
}
