import { Button, Dialog } from '../../ui/index.ts'
import { useConsole } from '../console.tsx'
import { OverrideForm } from '../override-form.tsx'

/** A gate that is not met: why, where it comes from, and going on past it. */
export function GateDialog({ gateId, onClose }: { gateId: string; onClose: () => void }) {
  const { gates } = useConsole()
  const gate = gates.find((each) => each.id === gateId)
  if (!gate) return null
  return (
    <Dialog title={gate.label} onClose={onClose} actions={<Button onClick={onClose}>Close</Button>}>
      <p>{gate.text}</p>
      {gate.source && <p className="small quiet">{gate.source.citation}</p>}
      {gate.passed ? (
        <p>This is met, or was overridden.</p>
      ) : gate.status === 'unknown' ? (
        <p className="quiet">Not known yet: it is answered, not overridden.</p>
      ) : (
        <OverrideForm
          rule={gate.override}
          eventOf={(reason) => ({ type: 'gate-overridden', gateId: gate.id, reason })}
          onDone={onClose}
        />
      )}
    </Dialog>
  )
}
