import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useLive } from '../live.ts'
import { ChartLink } from '../patients/chart-link.tsx'
import { usePatientHeading } from '../patients/heading.tsx'
import { query, refresh } from '../queries.ts'
import { EmptyState, Loaded, Moment, PageHeader, Panel } from '../ui/index.ts'
import { PathwayFacts, PathwayLog } from './pathway-parts.tsx'
import './urgent.css'

/** All urgent pathways of a patient with their logs, newest first. */
export function UrgentHistoryPage() {
  const { patientId } = useParams({ from: '/signed-in/patients/$patientId/urgent' })
  const heading = usePatientHeading(patientId)
  const pathways = useQuery(query('GET /api/patients/:patientId/urgent', { params: { patientId } }))
  useLive('urgent', () => void refresh('GET /api/patients/:patientId/urgent', { params: { patientId } }))
  const back = <ChartLink patientId={patientId} />
  return (
    <>
      <PageHeader
        title={heading.name}
        beside={heading.beside}
        documentTitle="Urgent pathways"
        about="Urgent pathways"
        below={back}
      />
      <Loaded query={pathways}>
        {({ pathways: all }) =>
          all.length === 0 ? (
            <EmptyState action={back}>No urgent pathway was ever opened for this patient.</EmptyState>
          ) : (
            <div className="stack pathways">
              {all.map((pathway) => (
                <Panel
                  key={pathway.id}
                  title={`${pathway.tier === 'high' ? 'High' : 'Moderate'} tier, ${pathway.status}`}
                  aside={<Moment instant={pathway.openedAt} />}
                >
                  <PathwayFacts pathway={pathway} />
                  <PathwayLog pathway={pathway} />
                </Panel>
              ))}
            </div>
          )
        }
      </Loaded>
    </>
  )
}
