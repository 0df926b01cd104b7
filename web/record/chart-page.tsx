import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useLive } from '../live.ts'
import { usePatientHeading } from '../patients/heading.tsx'
import { query, refresh } from '../queries.ts'
import { JourneySteps, Loaded, PageHeader } from '../ui/index.ts'

/** One patient on one page, read in a minute. */
export function ChartPage() {
  const { patientId } = useParams({ from: '/signed-in/patients/$patientId' })
  const heading = usePatientHeading(patientId)
  const patient = useQuery(query('GET /api/patients/:patientId', { params: { patientId } }))
  useLive('patient', (message) => {
    if (message.patientId === patientId) void refresh('GET /api/patients/:patientId', { params: { patientId } })
  })
  return (
    <Loaded query={patient}>
      {(data) => (
        <PageHeader
          title={heading.name}
          beside={heading.beside}
          documentTitle="Chart"
          below={
            <div className="row between wrap">
              <JourneySteps
                current={data.stage}
                links={{
                  consent: `/patients/${patientId}/consent`,
                  plan: `/patients/${patientId}/plan`,
                  outcome: `/patients/${patientId}/outcome`,
                }}
              />
              <span className="small quiet">{data.nextStep}</span>
            </div>
          }
        />
      )}
    </Loaded>
  )
}
