import { useState } from 'react'
import { Button, Panel } from '../../ui/index.ts'
import { useConsole } from '../console.tsx'
import { givesMedicines } from '../second-person.tsx'
import { LotForm } from './lot-form.tsx'
import { SecondCheckForm } from './second-check-form.tsx'
import { SecondCheckResult } from './second-check-result.tsx'

/** Lot first; then the second person works it out alone, and the two are compared field by field. */
export function SecondCheckPanel({ checking, onCheck }: { checking: boolean; onCheck: (checking: boolean) => void }) {
  const { state, gates, mayWrite, detail } = useConsole()
  const [changingLot, setChangingLot] = useState(false)
  const lotGate = gates.find((gate) => gate.id === 'lot')
  const calculated = state.protocol.dose.kind === 'devices' || state.calculation !== null
  const enough = detail.members.filter((member) => givesMedicines(member.roles)).length > 1
  if (!lotGate?.passed || changingLot) {
    return (
      <Panel title="Lot and expiry" aside={lotGate?.status === 'not-met' ? lotGate.text : 'as printed'}>
        {mayWrite ? <LotForm onDone={() => setChangingLot(false)} /> : <p>Not recorded yet.</p>}
      </Panel>
    )
  }
  if (checking) {
    return (
      <Panel title="Checked by a second person" aside="without seeing the left side">
        <SecondCheckForm onDone={() => onCheck(false)} onCancel={() => onCheck(false)} />
      </Panel>
    )
  }
  return (
    <Panel
      title="Checked by a second person"
      aside="without seeing the left side"
      flush
      footer={
        mayWrite &&
        state.dose.status === 'not-started' && (
          <>
            <Button
              id="enter-second-check"
              kind={state.secondCheck?.result.agrees ? 'quiet' : 'primary'}
              disabled={!calculated || !enough}
              onClick={() => onCheck(true)}
            >
              {state.secondCheck ? 'Check again' : 'The second person checks now'}
            </Button>
            <Button kind="plain" onClick={() => setChangingLot(true)}>
              Another lot
            </Button>
          </>
        )
      }
    >
      {state.secondCheck ? (
        <SecondCheckResult />
      ) : (
        <div className="state">
          <p>
            {!calculated
              ? 'First the dose is calculated.'
              : !enough
                ? 'Nobody else in this clinic may check a dose.'
                : 'A second person reads what is ready, works out the dose, and signs. The left side is hidden meanwhile.'}
          </p>
        </div>
      )}
    </Panel>
  )
}
