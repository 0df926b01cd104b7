import { useState } from 'react'
import { calendarDateIn } from '../../clinical/quantity/clinic-day.ts'
import { useMe, useTimeZone } from '../me.ts'
import { useCall } from '../queries.ts'
import {
  Button,
  Choices,
  clinicNow,
  clockTime,
  DateField,
  Dialog,
  FormProblem,
  instantOf,
  Select,
  TextArea,
  TimeField,
} from '../ui/index.ts'
import type { Booking, Plan } from './plan.ts'

function useWhen(startsAt?: string, firstChair?: string) {
  const timeZone = useTimeZone()
  const chairs = useMe().clinic.chairs.filter((chair) => !chair.retired)
  const [date, setDate] = useState(startsAt ? calendarDateIn(startsAt, timeZone) : clinicNow(timeZone).date)
  const [time, setTime] = useState(startsAt ? clockTime(startsAt, timeZone) : '09:00')
  const [chairId, setChairId] = useState(firstChair ?? chairs[0]?.id ?? '')
  const fields = (
    <>
      <div className="field-pair">
        <DateField label="Day" value={date} onChange={(event) => setDate(event.target.value)} />
        <TimeField label="At" value={time} onChange={(event) => setTime(event.target.value)} />
      </div>
      <Select
        label="Chair"
        value={chairId}
        options={chairs.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(event) => setChairId(event.target.value)}
      />
    </>
  )
  return { fields, startsAt: instantOf(date, time, timeZone), chairId }
}

const refreshes = ['GET /api/patients/:patientId/plans', 'GET /api/bookings'] as const

export function BookDialog({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const when = useWhen()
  const book = useCall('POST /api/plans/:planId/bookings', { refreshes: [...refreshes], onSuccess: onClose })
  const save = () => {
    if (when.startsAt)
      book.mutate({ params: { planId: plan.id }, body: { startsAt: when.startsAt, chairId: when.chairId } })
  }
  return (
    <Dialog
      title="Book a session"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" busy={book.isPending} disabled={!when.startsAt || !when.chairId} onClick={save}>
            Book
          </Button>
        </>
      }
    >
      {when.fields}
      <FormProblem error={book.error} />
    </Dialog>
  )
}

export function ChangeBookingDialog({ booking, onClose }: { booking: Booking; onClose: () => void }) {
  const when = useWhen(booking.startsAt, booking.chairId)
  const [what, setWhat] = useState<'move' | 'cancelled' | 'missed'>('move')
  const [reason, setReason] = useState('')
  const change = useCall('PATCH /api/bookings/:bookingId', { refreshes: [...refreshes], onSuccess: onClose })
  const save = () =>
    change.mutate({
      params: { bookingId: booking.id },
      body: {
        version: booking.version,
        reason,
        ...(what === 'move' ? { startsAt: when.startsAt, chairId: when.chairId } : { state: what }),
      },
    })
  return (
    <Dialog
      title="Change a booking"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button kind="primary" busy={change.isPending} disabled={!reason.trim() || !when.startsAt} onClick={save}>
            {what === 'move' ? 'Move it' : what === 'cancelled' ? 'Cancel the booking' : 'Mark as missed'}
          </Button>
        </>
      }
    >
      <Choices
        label="What happens"
        options={[
          { value: 'move', label: 'Move' },
          { value: 'cancelled', label: 'Cancel' },
          { value: 'missed', label: 'Missed' },
        ]}
        value={what}
        onChoose={setWhat}
      />
      {what === 'move' && when.fields}
      <TextArea label="Reason" value={reason} maxLength={1000} onChange={(event) => setReason(event.target.value)} />
      <FormProblem error={change.error} />
    </Dialog>
  )
}
