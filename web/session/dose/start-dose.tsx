import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { mayStartDose } from '../../../clinical/session/index.ts'
import type { UnmetGates } from '../../../contract/sessions.ts'
import { nowInstant } from '../../clock.ts'
import { Problem } from '../../problem.ts'
import { useCall } from '../../queries.ts'
import { Banner, Button, FormProblem } from '../../ui/index.ts'
import { type Console, useConsole } from '../console.tsx'
import { NoNetwork } from '../no-network.tsx'
import { readNewer } from '../use-console.ts'

/** The start: once, now, by the server, which looks at every gate again. */
export function StartDose() {
  const { state, detail, now, lost, mayWrite, open, show, queued } = useConsole()
  const [id] = useState(uuidv7)
  const sessionId = detail.session.id
  const start = useCall('POST /api/sessions/:sessionId/start-dose', {
    onSuccess: async () => {
      await readNewer(sessionId, 0)
      show('live')
    },
  })
  if (!mayWrite || state.dose.status !== 'not-started') return null
  const may = mayStartDose(state, now)
  const result = state.calculation?.result
  const { kind } = state.protocol.dose
  const unmet = start.error instanceof Problem ? (start.error.more as unknown as Partial<UnmetGates>).unmet : undefined
  return (
    <div className="start-dose" id="start-dose">
      {lost && <NoNetwork what="Starting a dose" />}
      {unmet && unmet.length > 0 ? (
        <Banner tone="watch">
          The server holds the start: {unmet.map((gate) => `${gate.label} (${gate.text})`).join('; ')}
        </Banner>
      ) : (
        <FormProblem error={start.error} />
      )}
      <div className="form-end">
        <span className="quiet">
          {may.ok
            ? (waitsFirst(queued) ?? 'The start is recorded once, at the moment you press.')
            : `${may.unmet.length} ${may.unmet.length === 1 ? 'check is' : 'checks are'} not passed yet.`}
        </span>
        {kind === 'infusion' ? (
          <Button
            kind="primary"
            size="large"
            disabled={!may.ok || lost || waitsFirst(queued) !== null}
            busy={start.isPending}
            onClick={() =>
              start.mutate({
                params: { sessionId },
                body: {
                  kind: 'infusion',
                  id,
                  deviceAt: nowInstant(),
                  ...(result?.kind === 'infusion'
                    ? {
                        pumpRateMlPerHour: result.parts[0]?.pumpRateMlPerHour ?? result.pumpRateMlPerHour,
                        volumeMl: result.bagVolumeMl,
                      }
                    : {}),
                },
              })
            }
          >
            Start the infusion
          </Button>
        ) : (
          <Button
            kind="primary"
            size="large"
            disabled={!may.ok || lost}
            onClick={() => open(kind === 'injection' ? { kind: 'injection' } : { kind: 'device', number: 1 })}
          >
            {kind === 'injection' ? 'Give the injection' : 'Give device 1'}
          </Button>
        )}
      </div>
    </div>
  )
}

/** What the server must hear of before it decides. */
function waitsFirst({ waiting, closed }: Console['queued']): string | null {
  if (waiting.length > 0) return `${waiting.length} entries are on their way to the server first.`
  return closed.length > 0 ? 'What waits sealed in this browser goes to the server first.' : null
}
