import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useMayI } from '../me.ts'
import { ChartLink } from '../patients/chart-link.tsx'
import { usePatientHeading } from '../patients/heading.tsx'
import { query } from '../queries.ts'
import { EmptyState, Loaded, PageHeader, Panel } from '../ui/index.ts'
import { PlanForm } from './plan-form.tsx'
import { RunningPlan } from './running-plan.tsx'
import './plan.css'

/** The plan that runs, or the making of one; plans before it stay readable beneath. */
export function PlanPage() {
  const { patientId } = useParams({ from: '/signed-in/patients/$patientId/plan' })
  const heading = usePatientHeading(patientId)
  const plans = useQuery(query('GET /api/patients/:patientId/plans', { params: { patientId } }))
  const mayWrite = useMayI('plan:write')
  return (
    <>
      <PageHeader
        title={heading.name}
        beside={heading.beside}
        documentTitle="Plan"
        about="Plan"
        below={<ChartLink patientId={patientId} />}
      />
      <Loaded query={plans}>
        {({ plans: all }) => {
          const running = all.find((plan) => plan.state === 'active')
          const past = all.filter((plan) => plan !== running)
          return (
            <div className="plan">
              {running && <RunningPlan key={running.id} plan={running} />}
              {!running && mayWrite && <PlanForm patientId={patientId} />}
              {!running && !mayWrite && (
                <Panel title="Plan">
                  <EmptyState>No plan is running. A prescriber makes one.</EmptyState>
                </Panel>
              )}
              {past.map((plan) => (
                <RunningPlan key={plan.id} plan={plan} />
              ))}
            </div>
          )
        }}
      </Loaded>
    </>
  )
}
