import { Button } from '../ui/index.ts'
import { useConsole } from './console.tsx'

/** Always in view while something runs: one tap each, taken back by another. */
export function RunningButtons() {
  const { state, record, open, mayWrite, lost } = useConsole()
  const { dose, protocol, phase } = state
  if (!mayWrite || phase === 'ended') return null
  const infusion = protocol.dose.kind === 'infusion'
  const running = dose.status === 'running'
  const helpOpen = state.help !== null && state.help.answeredAt === null
  return (
    <div className="running-buttons">
      {infusion && running && (
        <>
          <Button kind="act" size="large" block onClick={() => record({ type: 'infusion-stopped' })}>
            Stop infusion
          </Button>
          <Button block onClick={() => record({ type: 'infusion-paused' })}>
            Pause
          </Button>
          <Button block onClick={() => open({ kind: 'rate' })}>
            Another rate…
          </Button>
        </>
      )}
      {infusion && (dose.status === 'paused' || dose.status === 'stopped') && (
        <>
          <Button id="resume-infusion" block onClick={() => record({ type: 'infusion-resumed' })}>
            Resume the infusion
          </Button>
          {dose.status === 'paused' && (
            <Button kind="act" size="large" block onClick={() => record({ type: 'infusion-stopped' })}>
              Stop infusion
            </Button>
          )}
        </>
      )}
      {!infusion && running && (
        <Button kind="act" size="large" block onClick={() => open({ kind: 'dose-given' })}>
          {protocol.dose.kind === 'injection' ? 'Stop: no further injection' : 'Stop: no further device'}
        </Button>
      )}
      {helpOpen ? (
        <Button kind="act" block onClick={() => open({ kind: 'help-answered' })}>
          Help is here…
        </Button>
      ) : (
        <Button kind="act" block onClick={() => record({ type: 'help-called' })}>
          Call for help
        </Button>
      )}
      {lost && (
        <p className="small watch">
          The connection is lost: others do not see a call for help. Use the room’s own alarm.
        </p>
      )}
    </div>
  )
}
