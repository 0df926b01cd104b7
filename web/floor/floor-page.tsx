import { Link } from '@tanstack/react-router'
import { useNow } from '../clock.ts'
import { useTimeZone } from '../me.ts'
import { OpenSession } from '../session/open-session.tsx'
import { clockTime, EmptyState, List, Loaded, longDate, PageHeader, Panel, Row } from '../ui/index.ts'
import { ChairTile } from './chair-tile.tsx'
import { ComingDays, DueList } from './due-list.tsx'
import { type DueToday, type Floor, type FloorBooking, useFloor } from './floor.ts'
import './floor.css'

/** What phase is each chair in, and what is due next? */
export function FloorPage() {
  const floor = useFloor()
  return <Loaded query={floor}>{(data) => <Chairs floor={data} />}</Loaded>
}

function Chairs({ floor }: { floor: Floor }) {
  const timeZone = useTimeZone()
  const minute = useNow('minute')
  const inSession = floor.chairs.filter((chair) => chair.session).length
  const free = floor.chairs.length - inSession
  const about = [
    longDate(floor.date),
    clockTime(minute, timeZone),
    `${inSession} in session, ${floor.waiting.length} waiting, ${free} ${free === 1 ? 'chair' : 'chairs'} free`,
  ]
  return (
    <>
      <PageHeader
        title="Floor"
        documentTitle="Floor"
        about={about.join(' · ')}
        side={<span className="small quiet">Evenkeel records and reminds. The bedside monitors keep the alarms.</span>}
        sticky={false}
      />
      <div className="floor">
        {floor.chairs.length === 0 ? (
          <EmptyState>No chairs yet. An administrator adds them under Clinic.</EmptyState>
        ) : (
          <div className="tiles">
            {floor.chairs.map((chair) => (
              <ChairTile key={chair.id} chair={chair} />
            ))}
          </div>
        )}
        <aside className="rail" aria-label="Due and waiting">
          <DuePanel due={floor.due} />
          <Panel title="Waiting" flush footer={<Link to="/downtime">Sheet for a downtime</Link>}>
            <Waiting bookings={floor.waiting} />
          </Panel>
        </aside>
      </div>
    </>
  )
}

/** As many as there is room for. */
const mostInRail = 8

function DuePanel({ due }: { due: DueToday[] }) {
  const today = due.filter((item) => !item.coming)
  const more = today.length - mostInRail
  return (
    <Panel
      title="Due today"
      aside={today.length}
      flush
      footer={
        due.length > 0 && (
          <>
            {more > 0 && <Link to="/due">{more} more today</Link>}
            <ComingDays due={due} />
          </>
        )
      }
    >
      <DueList due={today.slice(0, mostInRail)} />
    </Panel>
  )
}

function Waiting({ bookings }: { bookings: FloorBooking[] }) {
  const timeZone = useTimeZone()
  if (bookings.length === 0) return <EmptyState>Nobody else is booked today.</EmptyState>
  return (
    <List>
      {bookings.map((booking) => (
        <Row
          key={booking.bookingId}
          title={booking.patientName}
          detail={`${booking.protocolTitle} · session ${booking.number}${booking.state === 'arrived' ? ' · is here' : ''}`}
          end={clockTime(booking.startsAt, timeZone)}
        >
          <OpenSession planId={booking.planId} chairId={booking.chairId} bookingId={booking.bookingId} />
        </Row>
      ))}
    </List>
  )
}
