import { useState } from 'react'
import { calendarDateIn } from '../../clinical/quantity/clinic-day.ts'
import { useMayI, useMe } from '../me.ts'
import { OpenSession } from '../session/open-session.tsx'
import { Button, EmptyState, List, type MarkName, Moment, Panel, Row, useToday } from '../ui/index.ts'
import { BookDialog, ChangeBookingDialog } from './booking-dialogs.tsx'
import type { Booking, Plan } from './plan.ts'

const markOf: Record<Booking['state'], MarkName> = {
  booked: 'open',
  arrived: 'watch',
  done: 'done',
  cancelled: 'not',
  missed: 'not',
}

/** The sessions of a plan by date. */
export function Bookings({ plan }: { plan: Plan }) {
  const { chairs, timeZone } = useMe().clinic
  const today = useToday()
  const mayWrite = useMayI('booking:write') && plan.state === 'active'
  const [changing, setChanging] = useState<Booking>()
  const [booking, setBooking] = useState(false)
  const chairName = (id: string) => chairs.find((chair) => chair.id === id)?.name ?? 'a former chair'
  return (
    <Panel
      title="Sessions"
      aside={`${plan.bookings.filter((one) => one.state === 'booked').length} to come`}
      flush
      footer={mayWrite && <Button onClick={() => setBooking(true)}>Book a session</Button>}
    >
      {plan.bookings.length === 0 ? (
        <EmptyState>No session is booked yet.</EmptyState>
      ) : (
        <List>
          {plan.bookings.map((one) => (
            <Row
              key={one.id}
              mark={markOf[one.state]}
              markSays={one.state}
              title={
                <>
                  {one.state === 'cancelled' || one.state === 'missed' ? one.state : `Session ${one.number}`} ·{' '}
                  <Moment instant={one.startsAt} />
                </>
              }
              detail={chairName(one.chairId)}
              end={mayWrite && one.state === 'booked' && <Button onClick={() => setChanging(one)}>Change</Button>}
            >
              {plan.state === 'active' &&
                (one.state === 'booked' || one.state === 'arrived') &&
                calendarDateIn(one.startsAt, timeZone) === today && (
                  <OpenSession planId={plan.id} chairId={one.chairId} bookingId={one.id} />
                )}
            </Row>
          ))}
        </List>
      )}
      {changing && <ChangeBookingDialog booking={changing} onClose={() => setChanging(undefined)} />}
      {booking && <BookDialog plan={plan} onClose={() => setBooking(false)} />}
    </Panel>
  )
}
