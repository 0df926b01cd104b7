import { findInstrument } from '../../../clinical/instruments/index.ts'
import { Button, Dialog } from '../../ui/index.ts'
import { type Action, useConsole } from '../console.tsx'

/** Instruments of the signs that a session measures. */
const scoredInSession = ['news2', 'modified-aldrete']

/** Everything that can be recorded, late or now. */
export function AddDialog({ onClose }: { onClose: () => void }) {
  const { open, state } = useConsole()
  const before = state.phase === 'check-in' || state.phase === 'preparation'
  const { kind } = state.protocol.dose
  const list: { label: string; action: Action }[] = [
    { label: 'Vital signs', action: { kind: 'vitals', purpose: before ? 'pre-dose' : 'routine' } },
    { label: 'MOAA/S and breathing', action: { kind: 'sedation' } },
    { label: 'Dissociation', action: { kind: 'dissociation' } },
    { label: 'Adverse event', action: { kind: 'adverse-event' } },
    { label: 'Symptoms told', action: { kind: 'symptoms-told' } },
    { label: 'Medication given', action: { kind: 'medication' } },
    { label: 'Note', action: { kind: 'note' } },
    { label: 'Cannula', action: { kind: 'cannula' } },
    { label: 'Weight', action: { kind: 'weight' } },
    { label: 'Dose ordered', action: { kind: 'order' } },
    ...(kind === 'injection' && !before ? [{ label: 'Injection', action: { kind: 'injection' } as Action }] : []),
    ...(kind === 'devices' && !before
      ? [{ label: 'Device', action: { kind: 'device', number: state.dose.devices.length + 1 } as Action }]
      : []),
    ...(before ? [] : [{ label: 'Dose given', action: { kind: 'dose-given' } as Action }]),
    { label: 'Waste with a witness', action: { kind: 'waste' } },
    { label: 'C-SSRS since last visit', action: { kind: 'screen' } },
    ...scoredInSession.map((instrumentId) => ({
      label: findInstrument(instrumentId)?.shortTitle ?? instrumentId,
      action: { kind: 'score', instrumentId } as const,
    })),
    { label: 'Hand over the watch', action: { kind: 'handover' } },
    { label: 'Discharge instructions', action: { kind: 'instructions' } },
    before
      ? { label: 'No dose today', action: { kind: 'cancel' } }
      : { label: 'Transfer, or left against advice', action: { kind: 'leave' } },
  ]
  return (
    <Dialog title="Record an event" wide onClose={onClose} actions={<Button onClick={onClose}>Close</Button>}>
      <div className="add-events">
        {list.map(({ label, action }) => (
          <Button key={label} onClick={() => open(action)}>
            {label}
          </Button>
        ))}
      </div>
    </Dialog>
  )
}
