import { useState } from 'react'
import { orderedMg } from '../../../clinical/session/index.ts'
import { Button, Panel } from '../../ui/index.ts'
import { useConsole } from '../console.tsx'
import { Line } from './calculation-panel.tsx'
import { PlannedLevel } from './planned-level.tsx'

/** How many devices make up the dose. The second person counts them and reads lot and expiry; nothing is calculated. */
export function DevicesPanel({ covered }: { covered: boolean }) {
  const { state, open, mayWrite } = useConsole()
  const [predicting, onOpen] = useState(false)
  const { dose } = state.protocol
  const mg = orderedMg(state)
  if (dose.kind !== 'devices') return null
  if (covered) {
    return (
      <Panel title="Ordered" aside="hidden from the second person">
        <div className="covered">Hidden until the second person has counted and read the devices.</div>
      </Panel>
    )
  }
  return (
    <Panel
      title="Ordered"
      flush
      footer={
        mayWrite &&
        state.dose.status === 'not-started' && (
          <Button onClick={() => open({ kind: 'order' })}>Another dose ordered</Button>
        )
      }
    >
      <div className="sums">
        <Line what="Dose" value={mg === null ? '—' : String(mg)} unit="mg" />
        <Line
          what="Devices"
          how={`of ${dose.mgPerDevice} mg, ${dose.minutesBetweenDevices} min between them`}
          value={mg === null ? '—' : String(mg / dose.mgPerDevice)}
          unit=""
          large
        />
        <p className="small quiet">Devices are not primed and not tested. Blow the nose once, before the first.</p>
      </div>
      <PlannedLevel calculation={null} fold={{ open: predicting, onOpen }} />
    </Panel>
  )
}
