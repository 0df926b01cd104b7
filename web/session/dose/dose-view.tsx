import { useState } from 'react'
import { useConsole } from '../console.tsx'
import { Primary } from '../primary.tsx'
import { RunningButtons } from '../running-buttons.tsx'
import { SessionHeader } from '../session-header.tsx'
import { CalculationPanel } from './calculation-panel.tsx'
import { ChecksPanel } from './checks-panel.tsx'
import { DevicesPanel } from './devices-panel.tsx'
import { SecondCheckPanel } from './second-check-panel.tsx'
import { StartDose } from './start-dose.tsx'

/** Calculation, the blind second check, the gates and the start, on one page. */
export function DoseView() {
  const { state, me } = useConsole()
  const [checking, setChecking] = useState(false)
  const [uncovered, uncover] = useState(false)
  const byWeight = state.protocol.dose.kind !== 'devices'
  // Whoever did not calculate may be the one who checks: they do not see it until they have.
  const mayCheck = state.calculation !== null && state.calculation.author !== me && state.secondCheck === null
  const covered = checking || (byWeight && mayCheck && !uncovered)
  return (
    <>
      <SessionHeader blind={covered} />
      <div className="stack">
        <div className="columns halves dose-columns">
          {byWeight ? (
            <CalculationPanel covered={covered} checking={checking} onUncover={() => uncover(true)} />
          ) : (
            <DevicesPanel covered={checking} />
          )}
          <SecondCheckPanel checking={checking} onCheck={setChecking} />
        </div>
        <ChecksPanel covered={covered} />
        {!checking && <StartDose />}
        {state.dose.status !== 'not-started' && (
          <div className="session-actions">
            <Primary />
            <RunningButtons />
          </div>
        )}
      </div>
    </>
  )
}
