import { useQuery } from '@tanstack/react-query'
import { query } from '../queries.ts'
import { Button, Dialog, List, Loaded, Moment, Row } from '../ui/index.ts'
import { doseWords, type Plan } from './plan.ts'

/** Every version with its author and reason, newest first. */
export function PlanHistory({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const history = useQuery(query('GET /api/plans/:planId/history', { params: { planId: plan.id } }))
  return (
    <Dialog title="Versions of the plan" onClose={onClose} actions={<Button onClick={onClose}>Close</Button>}>
      <Loaded query={history}>
        {({ versions }) => (
          <List>
            {versions.map((version) => (
              <Row
                key={version.version}
                title={`${version.version} · ${doseWords(version.body.dose)}`}
                detail={[version.reason || 'first version', version.state === 'active' ? '' : version.state]
                  .filter(Boolean)
                  .join(' · ')}
                end={
                  <>
                    {version.authorName} · <Moment instant={version.at} />
                  </>
                }
              />
            ))}
          </List>
        )}
      </Loaded>
    </Dialog>
  )
}
