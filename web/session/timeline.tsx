import { useState } from 'react'
import { byHand, type LogEntry, type SessionEvent } from '../../clinical/session/index.ts'
import { useTimeZone } from '../me.ts'
import { Button, clockTime, clockTimeWithSeconds, Panel, SavedState } from '../ui/index.ts'
import { useConsole } from './console.tsx'
import { eventWords } from './event-words.ts'
import { RecordLink } from './view-switch.tsx'

/** Entered this much later than it happened, the moment of the entry is shown too. */
const lateMs = 60_000
const shownAtFirst = 12

/** Everything that happened, newest first; nothing is ever taken out of it. */
export function Timeline() {
  const { state, vitals, open, mayWrite } = useConsole()
  const [all, setAll] = useState(false)
  const entries = state.log.filter(({ event }) => event.type !== 'event-corrected').map(entryRow)
  const readings = vitals.bloodPressures.filter((reading) => reading.device !== byHand).map(monitorRow)
  const handTaken = new Set(entries.map((row) => row.atMs))
  const rows = [...entries, ...readings.filter((row) => !handTaken.has(row.atMs))].sort((a, b) => b.atMs - a.atMs)
  const shown = all ? rows : rows.slice(0, shownAtFirst)
  return (
    <Panel
      title="What happened"
      aside={<Saved />}
      flush
      footer={
        <>
          {mayWrite && <Button onClick={() => open({ kind: 'add' })}>+ event</Button>}
          {rows.length > shownAtFirst && (
            <Button kind="plain" onClick={() => setAll(!all)}>
              {all ? 'Fewer' : `All ${rows.length}`}
            </Button>
          )}
          <span className="end" />
          <RecordLink />
        </>
      }
    >
      <ol className="timeline">
        {shown.map((row) =>
          row.kind === 'monitor' ? (
            <MonitorLine key={row.key} atMs={row.atMs} text={row.text} device={row.device} />
          ) : (
            <EventLine key={row.key} entry={row.entry} />
          ),
        )}
      </ol>
    </Panel>
  )
}

const entryRow = (entry: LogEntry) => ({
  kind: 'event' as const,
  key: entry.event.id,
  atMs: Date.parse(entry.event.at),
  entry,
})

const monitorRow = (reading: { atMs: number; systolic: number; diastolic: number; device: string }) => ({
  kind: 'monitor' as const,
  key: `${reading.device} ${reading.atMs}`,
  atMs: reading.atMs,
  text: `BP ${Math.round(reading.systolic)}/${Math.round(reading.diastolic)}`,
  device: reading.device,
})

function MonitorLine({ atMs, text, device }: { atMs: number; text: string; device: string }) {
  const timeZone = useTimeZone()
  return (
    <li>
      <time className="quiet">{clockTime(atMs, timeZone)}</time>
      <span className="grow">{text}</span>
      <span className="small quiet">{device}</span>
    </li>
  )
}

function EventLine({ entry }: { entry: LogEntry }) {
  const { state, nameOf, open, mayWrite } = useConsole()
  const timeZone = useTimeZone()
  const { event, standing, correctedBy } = entry
  const context = { protocol: state.protocol, timeZone, nameOf, secondChecks: state.secondChecks }
  const correction = state.log.find((each) => each.event.id === correctedBy)?.event
  const replaced = correction?.type === 'event-corrected' ? correction : null
  const conflict = standing === 'conflict'
  const correctable = mayWrite && event.type !== 'session-opened' && event.type !== 'second-check-entered'
  return (
    <li>
      <time className="quiet">{clockTime(event.at, timeZone)}</time>
      <span className="grow">
        {replaced ? <s className="quiet">{eventWords(event, context)}</s> : eventWords(event, context)}
        {conflict && <span className="watch"> · did not count</span>}
        {event.seq === undefined && <span className="watch"> · waiting for the network</span>}
        {isLate(event) && event.deviceAt && (
          <span className="small quiet"> · entered {clockTime(event.deviceAt, timeZone)}</span>
        )}
        {replaced && (
          <span className="block">
            {replaced.replacement ? (
              <>
                {replaced.replacement.at !== event.at && `${clockTime(replaced.replacement.at, timeZone)} `}
                {eventWords(replaced.replacement, context)}
              </>
            ) : (
              'entered in error'
            )}
            <span className="small quiet">
              {' '}
              · corrected {clockTime(replaced.deviceAt ?? replaced.at, timeZone)} by {nameOf(replaced.author)}:{' '}
              {replaced.reason}
            </span>
          </span>
        )}
      </span>
      <span className="small quiet nowrap">{nameOf(event.author)}</span>
      {correctable && (
        <button
          type="button"
          className="link small"
          aria-label={`Correct: ${eventWords(event, context)}`}
          onClick={() => open({ kind: 'correct', event })}
        >
          correct
        </button>
      )}
    </li>
  )
}

const isLate = (event: SessionEvent) =>
  event.deviceAt !== undefined && Math.abs(Date.parse(event.deviceAt) - Date.parse(event.at)) > lateMs

/** `saved 11:02:07 · nothing waiting`, or what still waits. */
export function Saved() {
  const { queued, detail } = useConsole()
  const timeZone = useTimeZone()
  if (queued.waiting.length > 0 && !queued.sending) {
    return <SavedState state={{ kind: 'waiting', count: queued.waiting.length }} />
  }
  if (queued.waiting.length > 0) return <SavedState state={{ kind: 'saving' }} />
  const last = queued.savedMs ?? Date.parse(detail.serverTime)
  return (
    <span className="saved" role="status">
      saved {clockTimeWithSeconds(last, timeZone)} ·{' '}
      {queued.closed.length > 0 ? `${queued.closed.length} sealed in this browser` : 'nothing waiting'}
    </span>
  )
}
