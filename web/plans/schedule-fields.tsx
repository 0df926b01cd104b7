import { useState } from 'react'
import { useMe, useTimeZone } from '../me.ts'
import { useCall } from '../queries.ts'
import {
  Button,
  Choices,
  DateField,
  dayAndTime,
  EmptyState,
  FormProblem,
  Panel,
  Select,
  TimeField,
  useToday,
} from '../ui/index.ts'
import type { Protocol } from './plan.ts'

export interface ChosenSession {
  number: number
  phase: string
  startsAt: string
  chairId: string | null
}

const weekdayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** Dates by the protocol on free chairs, to be corrected by hand; further ones are booked later. */
export function ScheduleFields({
  protocol,
  sessions,
  onChange,
}: {
  protocol: Protocol
  sessions: ChosenSession[]
  onChange: (sessions: ChosenSession[]) => void
}) {
  const timeZone = useTimeZone()
  const today = useToday()
  const { chairs } = useMe().clinic
  const [firstOn, setFirstOn] = useState('')
  const [at, setAt] = useState('09:00')
  const [weekdays, setWeekdays] = useState<number[]>([1, 4])
  const suggest = useCall('POST /api/plans/suggest-dates', { onSuccess: (answer) => onChange(answer.sessions) })
  const withoutChair = sessions.filter((session) => session.chairId === null).length
  return (
    <Panel title="Schedule" aside={protocol.phases.map((phase) => phase.label).join(' · ')}>
      <div className="schedule-ask">
        <DateField
          label="First session"
          value={firstOn}
          min={today}
          onChange={(event) => setFirstOn(event.target.value)}
        />
        <TimeField label="At" value={at} onChange={(event) => setAt(event.target.value)} />
        <fieldset className="field">
          <legend>On</legend>
          <div className="weekdays">
            {weekdayNames.map((name, index) => {
              const day = index + 1
              const on = weekdays.includes(day)
              return (
                <button
                  key={name}
                  type="button"
                  aria-pressed={on}
                  onClick={() => setWeekdays(on ? weekdays.filter((one) => one !== day) : [...weekdays, day].sort())}
                >
                  {name}
                </button>
              )
            })}
          </div>
        </fieldset>
        <Button
          disabled={!firstOn || weekdays.length === 0}
          busy={suggest.isPending}
          onClick={() => suggest.mutate({ body: { protocolId: protocol.id, firstOn, at, weekdays } })}
        >
          Suggest dates
        </Button>
      </div>
      <FormProblem error={suggest.error} />
      {sessions.length === 0 ? (
        <EmptyState>No dates yet. Sessions can also be booked later, one by one.</EmptyState>
      ) : (
        <table className="schedule">
          <thead>
            <tr>
              <th scope="col">Session</th>
              <th scope="col">When</th>
              <th scope="col">Phase</th>
              <th scope="col">Chair</th>
            </tr>
          </thead>
          <tbody>
            {sessions.map((session) => (
              <tr key={session.number}>
                <td>{session.number}</td>
                <td>{dayAndTime(session.startsAt, timeZone, today)}</td>
                <td>{session.phase}</td>
                <td>
                  <Select
                    label={<span className="visually-hidden">Chair of session {session.number}</span>}
                    empty="none free"
                    value={session.chairId ?? ''}
                    options={chairs
                      .filter((chair) => !chair.retired)
                      .map(({ id, name }) => ({ value: id, label: name }))}
                    onChange={(event) =>
                      onChange(
                        sessions.map((one) =>
                          one === session ? { ...one, chairId: event.target.value || null } : one,
                        ),
                      )
                    }
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {withoutChair > 0 && (
        <p className="watch">{withoutChair} without a free chair: they are not booked with the plan.</p>
      )}
      {sessions.length > 0 && (
        <Choices label="Dates" options={[{ value: 'clear', label: 'Clear the dates' }]} onChoose={() => onChange([])} />
      )}
    </Panel>
  )
}
