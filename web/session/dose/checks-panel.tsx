import { Button, Mark, Panel } from '../../ui/index.ts'
import { gateMark } from '../check-in/check-in-view.tsx'
import { useConsole } from '../console.tsx'

/** Every gate before the dose in one look. While the second person checks, none says a number. */
export function ChecksPanel({ covered }: { covered: boolean }) {
  const { gates, open, show, mayWrite } = useConsole()
  const passed = gates.filter((gate) => gate.passed).length
  return (
    <Panel title="Checks" aside={`${passed} of ${gates.length}`} flush>
      <ul className="checks">
        {gates.map((gate) => (
          <li key={gate.id}>
            <Mark name={gateMark(gate)} says={gate.passed ? 'met' : gate.status} />
            <span className="grow">
              {gate.label}
              {!covered && (
                <span className="small quiet block">
                  {gate.overridden ? `overridden: ${gate.overridden.reason}` : gate.text}
                </span>
              )}
            </span>
            {!gate.passed && mayWrite && gate.stage === 'check-in' && (
              <Button kind="plain" onClick={() => show('check-in')}>
                Answer
              </Button>
            )}
            {!gate.passed &&
              mayWrite &&
              gate.stage === 'preparation' &&
              gate.status === 'not-met' &&
              gate.override.by !== 'never' && (
                <Button kind="plain" onClick={() => open({ kind: 'gate', gateId: gate.id })}>
                  Go on past it…
                </Button>
              )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
