import { type ReactNode, useState } from 'react'
import { calendarDateIn } from '../../clinical/quantity/clinic-day.ts'
import type { CorrectedContent, SessionEvent } from '../../clinical/session/index.ts'
import { now } from '../clock.ts'
import { useTimeZone } from '../me.ts'
import {
  Button,
  Choices,
  clinicNow,
  clockTime,
  DateField,
  Dialog,
  instantOf,
  TextField,
  TimeField,
} from '../ui/index.ts'
import { useConsole } from './console.tsx'
import type { EventContent } from './session.ts'

/** `event`: what is being corrected; a form begins with its values and ends with a correction. */
export interface FormProps {
  event?: SessionEvent
  onClose: () => void
}

/**
 * The frame of every form that records something: what, when (now, or earlier with its true time), and for a correction
 * why. Nothing needs the network.
 *
 * @param content What is recorded; `null` while it is not complete
 */
export function EventForm({
  title,
  saves,
  content,
  event,
  onClose,
  onSaved,
  wide,
  children,
}: FormProps & {
  title: string
  /** The button's words: `Record`. */
  saves: string
  content: EventContent | null
  /** Instead of closing, once it is recorded. */
  onSaved?: () => void
  wide?: boolean
  children: ReactNode
}) {
  const { record } = useConsole()
  const when = useWhen(event?.at)
  const [reason, setReason] = useState('')
  const complete = content !== null && when.valid && (!event || reason.trim() !== '')
  const save = () => {
    if (!complete || !content) return
    if (event) {
      const at = when.at ?? event.at
      record({
        type: 'event-corrected',
        corrects: event.id,
        reason: reason.trim(),
        replacement: { ...content, at } as unknown as CorrectedContent,
      } as EventContent)
    } else record(content, when.at)
    if (onSaved) onSaved()
    else onClose()
  }
  return (
    <Dialog
      title={event ? `Correct: ${title.toLowerCase()}` : title}
      wide={wide}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" disabled={!complete} onClick={save}>
            {event ? 'Correct it' : saves}
          </Button>
        </>
      }
    >
      {children}
      {when.fields}
      {event && (
        <TextField
          label="Why it is corrected"
          value={reason}
          maxLength={1000}
          onChange={(change) => setReason(change.target.value)}
        />
      )}
    </Dialog>
  )
}

/** Now, or an earlier time of the session. */
function useWhen(first?: string): { at: string | undefined; valid: boolean; fields: ReactNode } {
  const timeZone = useTimeZone()
  const [start] = useState(() => clinicNow(timeZone))
  const [earlier, setEarlier] = useState(first !== undefined)
  const [date, setDate] = useState(first ? calendarDateIn(first, timeZone) : start.date)
  const [time, setTime] = useState(first ? clockTime(first, timeZone) : start.time)
  const untouched =
    first !== undefined && date === calendarDateIn(first, timeZone) && time === clockTime(first, timeZone)
  const entered = untouched ? first : instantOf(date, time, timeZone)
  const ahead = entered !== undefined && Date.parse(entered) > now() + 60_000
  const fields = (
    <div className="when">
      {first === undefined && (
        <Choices
          label="When it happened"
          options={[
            { value: 'now', label: 'Now' },
            { value: 'earlier', label: 'Earlier…' },
          ]}
          value={earlier ? 'earlier' : 'now'}
          onChoose={(value) => setEarlier(value === 'earlier')}
        />
      )}
      {earlier && (
        <div className="row wrap">
          <DateField label="Day" value={date} onChange={(event) => setDate(event.target.value)} />
          <TimeField
            label="When it happened"
            value={time}
            error={ahead ? 'This time lies ahead' : undefined}
            onChange={(event) => setTime(event.target.value)}
          />
        </div>
      )}
    </div>
  )
  return { at: earlier ? entered : undefined, valid: !earlier || (entered !== undefined && !ahead), fields }
}
