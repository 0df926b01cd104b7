import { Link } from '@tanstack/react-router'
import { calendarDateIn } from '../../clinical/quantity/clinic-day.ts'
import { useTimeZone } from '../me.ts'
import { clockTime, EmptyState, Panel, plain } from '../ui/index.ts'
import { type Chart, type ChartSession, placesOf } from './chart.ts'
import { OnDay } from './on-day.tsx'
import { isNotable } from './session-look.ts'

/** A course of two inductions fits; what is older stands in the outcome's chart. */
const shownAtMost = 24

/** Each session as a card in a strip: what was given and how it went; then what is booked. */
export function SessionsPanel({ chart }: { chart: Chart }) {
  const { sessions, plans, patient } = chart
  const plan = plans.find(({ state }) => state === 'active') ?? plans[0]
  const shown = sessions.slice(-shownAtMost)
  const nextId = shown.find(({ kind }) => kind === 'booking')?.id
  const places = placesOf(patient.id)
  return (
    <Panel title="Sessions" aside={plan && `${plan.protocolTitle} · ${plan.doseText}`} flush>
      {shown.length === 0 ? (
        <EmptyState
          action={
            <Link className="button" to={places.plan as string}>
              {plan ? 'Book the first one' : 'To the plan'}
            </Link>
          }
        >
          {plan ? 'No session is booked.' : 'No plan yet, and no session.'}
        </EmptyState>
      ) : (
        <ol className="session-strip">
          {shown.map((session) => (
            <li key={session.id}>
              {session.kind === 'session' ? (
                <GivenSession session={session} notable={isNotable(session, plans)} />
              ) : (
                <BookedSession session={session} isNext={session.id === nextId} today={chart.asOf} to={places.plan} />
              )}
            </li>
          ))}
        </ol>
      )}
      {sessions.length > shown.length && (
        <p className="small quiet strip-foot">
          {sessions.length - shown.length} earlier ones are on the{' '}
          <Link to={places.outcome as string}>outcome page</Link>.
        </p>
      )}
    </Panel>
  )
}

function GivenSession({ session, notable }: { session: ChartSession; notable: boolean }) {
  const { summary } = session
  const running = session.endedAt === null
  const events = summary?.adverseEvents ?? []
  return (
    <Link
      className={`session-card ${notable ? 'watch' : ''} ${running ? 'next' : ''}`}
      to={`/sessions/${session.id}` as string}
    >
      <b>
        <span className="visually-hidden">Session </span>
        {session.number}
        {notable && <span className="visually-hidden">, notable</span>}
      </b>
      <span className="small">
        {summary?.doseMg != null ? `${plain(summary.doseMg)} mg` : running ? session.phase : 'no dose'}
      </span>
      {summary?.highestSystolic != null && (
        <span className="small quiet">
          max {summary.highestSystolic}/{summary.highestDiastolic ?? '?'}
        </span>
      )}
      {summary?.highestCadss6 != null && <span className="small quiet">CADSS-6 {summary.highestCadss6}</span>}
      {events.length > 0 && (
        <span className="small quiet" title={events.map(({ term }) => term).join(', ')}>
          {events.length === 1 ? events[0]?.term : `${events.length} events`}
        </span>
      )}
      <span className="small quiet">
        <OnDay at={session.at} />
      </span>
    </Link>
  )
}

function BookedSession({
  session,
  isNext,
  today,
  to,
}: {
  session: ChartSession
  isNext: boolean
  today: string
  to: string
}) {
  const timeZone = useTimeZone()
  const isToday = calendarDateIn(session.at, timeZone) === today
  return (
    <Link className={`session-card booked ${isNext ? 'next' : ''}`} to={to}>
      <b>
        <span className="visually-hidden">Session </span>
        {session.number}
      </b>
      <span className="small quiet">
        {isToday ? `today ${clockTime(session.at, timeZone)}` : <OnDay at={session.at} />}
      </span>
    </Link>
  )
}
