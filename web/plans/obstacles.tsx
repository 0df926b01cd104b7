import { List, Panel, Row } from '../ui/index.ts'
import type { PlanObstacle } from './plan.ts'

/** What is missing, each with the place where it is done. */
export function Obstacles({ patientId, obstacles }: { patientId: string; obstacles: PlanObstacle[] }) {
  return (
    <Panel title="A plan cannot be made yet" flush>
      <List>
        {obstacles.map((obstacle) => (
          <Row
            key={obstacle.code}
            mark={obstacle.code === 'determination-not-eligible' ? 'not' : 'unknown'}
            markSays="missing"
            title={obstacle.text}
            to={placeOf(patientId, obstacle.code)}
          />
        ))}
      </List>
    </Panel>
  )
}

function placeOf(patientId: string, code: PlanObstacle['code']): string | undefined {
  if (code.startsWith('determination')) return `/patients/${patientId}/evaluation`
  if (code.startsWith('consent')) return `/patients/${patientId}/consent`
  return code === 'care-closed' ? `/patients/${patientId}/care` : undefined
}
