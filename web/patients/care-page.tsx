import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { alternatives } from '../../clinical/eligibility/index.ts'
import { closeReasonWords } from '../../clinical/journey/index.ts'
import type { CallResponse } from '../api.ts'
import { useLive } from '../live.ts'
import { useMayI } from '../me.ts'
import { query, refresh } from '../queries.ts'
import { EmptyState, List, Loaded, Moment, PageHeader, Panel, Row } from '../ui/index.ts'
import { CloseCare, ReopenCare } from './care-forms.tsx'
import { ChartLink } from './chart-link.tsx'
import { usePatientHeading } from './heading.tsx'
import './patients.css'

type Care = CallResponse<'GET /api/patients/:patientId/care'>

/** Whether care here goes on: what else there is for a patient whom the treatment does not help, and how it is closed. */
export function CarePage() {
  const { patientId } = useParams({ from: '/signed-in/patients/$patientId/care' })
  const heading = usePatientHeading(patientId)
  const care = useQuery(query('GET /api/patients/:patientId/care', { params: { patientId } }))
  useLive('patient', (message) => {
    if (message.patientId === patientId) void refresh('GET /api/patients/:patientId/care', { params: { patientId } })
  })
  return (
    <>
      <PageHeader
        title={heading.name}
        beside={heading.beside}
        documentTitle="Care"
        about="Care here, open or closed"
        below={<ChartLink patientId={patientId} />}
      />
      <Loaded query={care}>
        {(data) => (
          <div className="columns halves">
            <div className="stack">
              <Ending patientId={patientId} care={data} />
              <Panel title="How it came about" flush>
                <Events events={data.events} />
              </Panel>
            </div>
            {data.state === 'open' && <Alternatives patientId={patientId} />}
          </div>
        )}
      </Loaded>
    </>
  )
}

function Ending({ patientId, care }: { patientId: string; care: Care }) {
  const mayClose = useMayI('care:close')
  const closed = care.state === 'closed'
  return (
    <Panel title={closed ? 'Care is closed' : 'Close care'}>
      {!mayClose ? (
        <p>{closed ? 'A prescriber can reopen it.' : 'Care is open. A prescriber can close it.'}</p>
      ) : closed ? (
        <ReopenCare patientId={patientId} />
      ) : (
        <CloseCare patientId={patientId} />
      )}
    </Panel>
  )
}

function Events({ events }: { events: Care['events'] }) {
  if (events.length === 0) return <EmptyState>Care was never closed.</EmptyState>
  return (
    <List>
      {events.map((event) => (
        <Row
          key={event.id}
          title={event.reason ? `Closed: ${closeReasonWords[event.reason]}` : 'Reopened'}
          detail={[event.note, event.authorName].filter(Boolean).join(' · ')}
          end={<Moment instant={event.at} />}
        />
      ))}
    </List>
  )
}

/** For a patient who is not eligible or does not benefit: the words beside a determination, for this one after a course. */
function Alternatives({ patientId }: { patientId: string }) {
  const mayReadEvaluation = useMayI('evaluation:read')
  return (
    <Panel
      title="Alternatives to weigh"
      flush
      footer={
        <span className="small quiet">
          Options to weigh, no orders. Source: standard treatment options.{' '}
          {mayReadEvaluation && (
            <Link to={`/patients/${patientId}/evaluation` as string}>What the evaluation says of this patient ›</Link>
          )}
        </span>
      }
    >
      <List>
        {(['no-response', 'wish-for-no-medicine'] as const).flatMap((key) =>
          alternatives[key].options.map((option) => (
            <Row key={`${key} ${option}`} title={option} detail={alternatives[key].reason} />
          )),
        )}
      </List>
    </Panel>
  )
}
