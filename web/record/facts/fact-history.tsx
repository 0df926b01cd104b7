import type { CallResponse } from '../../api.ts'
import { Button, List, Moment, Row } from '../../ui/index.ts'
import { factLine } from './fact-values.ts'

type Versions = CallResponse<'GET /api/patients/:patientId/facts/:factId/history'>['versions']

/** All that a fact ever said, newest first, and who wrote it. */
export function FactHistory({ versions, onClose }: { versions: Versions; onClose: () => void }) {
  return (
    <>
      <List>
        {versions.map((version) => (
          <Row
            key={version.version}
            mark={version.retracted ? 'not' : undefined}
            markSays="taken out"
            title={`${version.version} · ${factLine(version.fact)}`}
            detail={
              <>
                {version.retracted && 'taken out · '}
                {version.reason || (version.version === 1 ? version.fact.reference : 'no reason given')} ·{' '}
                {version.authorName} · <Moment instant={version.at} />
              </>
            }
          />
        ))}
      </List>
      <div className="dialog-end">
        <Button onClick={onClose}>Close</Button>
      </div>
    </>
  )
}
