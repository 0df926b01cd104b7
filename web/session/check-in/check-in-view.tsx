import type { SessionCheck } from '../../../clinical/protocols/index.ts'
import { type Gate, preDoseGate } from '../../../clinical/session/index.ts'
import { Button, Disclosure, List, Mark, type MarkName, Panel } from '../../ui/index.ts'
import { useConsole } from '../console.tsx'
import { CheckControl } from './check-control.tsx'

/** What is asked and measured before a dose: each line with its control, answered again whenever it changes. */
export function CheckInView() {
  const { gates, state, show, open, mayWrite } = useConsole()
  const list = gates.filter((gate) => gate.stage === 'check-in')
  const passed = list.filter((gate) => gate.passed).length
  return (
    <Panel
      title="Check-in"
      aside={`${passed} of ${list.length}`}
      flush
      footer={
        mayWrite && (
          <>
            <Button onClick={() => open({ kind: 'weight' })}>
              {state.weight ? `Weight ${state.weight.weightKg.toFixed(1)} kg · again` : 'Measure the weight'}
            </Button>
            <Button onClick={() => open({ kind: 'order' })}>Another dose ordered</Button>
            <Button kind="plain" onClick={() => open({ kind: 'cancel' })}>
              No dose today
            </Button>
            <span className="end" />
            <Button onClick={() => show('dose')}>To the dose</Button>
          </>
        )
      }
    >
      <List>
        {list.map((gate) => (
          <GateRow key={gate.id} gate={gate} check={state.protocol.checks.find((check) => check.id === gate.id)} />
        ))}
      </List>
    </Panel>
  )
}

export function gateMark(gate: Gate): MarkName {
  if (gate.overridden) return 'caution'
  if (gate.passed) return 'done'
  return gate.status === 'unknown' ? 'unknown' : 'not'
}

function GateRow({ gate, check }: { gate: Gate; check: SessionCheck | undefined }) {
  const { open, mayWrite, state, nameOf, vitals } = useConsole()
  const answered = state.checks[gate.id]
  const readings = vitals.bloodPressures.length
  return (
    <li id={`check-${gate.id}`} className="gate">
      <div className="gate-head">
        <Mark name={gateMark(gate)} says={gate.passed ? 'met' : gate.status} />
        <div className="grow">
          <Disclosure
            summary={
              <span className="grow">
                <b>{gate.label}</b>
                <span className="small quiet block">{gate.text}</span>
              </span>
            }
            flush
          >
            {check && <p>{check.text}</p>}
            {gate.source && <p className="small quiet">{gate.source.citation}</p>}
            {answered && <p className="small quiet">Answered by {nameOf(answered.author)}.</p>}
          </Disclosure>
          {gate.overridden && (
            <p className="small">
              Overridden by {nameOf(gate.overridden.author)}: {gate.overridden.reason}
            </p>
          )}
        </div>
      </div>
      <div className="gate-control">
        {check && mayWrite && <CheckControl check={check} key={answered?.eventId ?? 'new'} />}
        {gate.id === preDoseGate && mayWrite && (
          <Button onClick={() => open({ kind: 'vitals', purpose: 'pre-dose' })}>
            {state.preDose || readings > 0 ? 'Measure again' : 'Record vital signs'}
          </Button>
        )}
        {mayWrite && gate.status === 'not-met' && !gate.passed && (
          <Button onClick={() => open({ kind: 'gate', gateId: gate.id })}>Go on past it…</Button>
        )}
      </div>
    </li>
  )
}
