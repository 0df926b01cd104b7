import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ChartLink } from '../patients/chart-link.tsx'
import { usePatientHeading } from '../patients/heading.tsx'
import { query } from '../queries.ts'
import { Disclosure, EmptyState, Loaded, Moment, PageHeader, Panel } from '../ui/index.ts'
import { ImportSummary } from './import-summary.tsx'
import { importHeadline } from './import-words.ts'
import './record.css'

/** Every import into one record, newest first, each with what it took and what it left. */
export function ImportsPage() {
  const { patientId } = useParams({ from: '/signed-in/patients/$patientId/imports' })
  const heading = usePatientHeading(patientId)
  const imports = useQuery(query('GET /api/patients/:patientId/imports', { params: { patientId } }))
  const back = <ChartLink patientId={patientId} />
  return (
    <>
      <PageHeader
        title={heading.name}
        beside={heading.beside}
        documentTitle="Imports"
        about="Imported records"
        below={back}
      />
      <Loaded query={imports}>
        {({ imports: all }) =>
          all.length === 0 ? (
            <EmptyState action={back}>Nothing was imported into this record.</EmptyState>
          ) : (
            <div className="stack import-page">
              {all.map((one) => (
                <Panel
                  key={one.id}
                  title={<span className="anywhere">{one.fileName || 'Without a file name'}</span>}
                  aside={
                    <>
                      {one.authorName} · <Moment instant={one.at} />
                    </>
                  }
                >
                  <Disclosure summary={<span className="grow">{importHeadline(one)}</span>} turn="what and why" flush>
                    <div className="stack">
                      <ImportSummary summary={one.summary} />
                    </div>
                  </Disclosure>
                </Panel>
              ))}
            </div>
          )
        }
      </Loaded>
    </>
  )
}
