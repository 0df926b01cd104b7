import { Panel } from '../ui/index.ts'
import { useConsole } from './console.tsx'
import { DischargePanel } from './discharge-panel.tsx'
import { DuePanel } from './due-panel.tsx'
import { FormSent } from './form-sent.tsx'
import { Primary } from './primary.tsx'
import { RunningButtons } from './running-buttons.tsx'
import { Strip } from './strip.tsx'
import { Timeline } from './timeline.tsx'
import { VitalsNow } from './vitals-now.tsx'

/** At the chair: values, strip and what happened; beside them what is due, discharge, and the buttons. */
export function LiveView() {
  return (
    <div className="session-columns">
      <div className="session-main">
        <Panel>
          <VitalsNow />
          <Strip />
        </Panel>
      </div>
      <Rail />
      <div className="session-log">
        <Timeline />
      </div>
    </div>
  )
}

export function Rail() {
  const { state } = useConsole()
  const dosed = state.dose.status !== 'not-started'
  return (
    <aside className="stack session-rail" aria-label="Due and discharge">
      {state.phase !== 'ended' && <DuePanel />}
      {dosed && state.phase !== 'dosing' && <DischargePanel />}
      <FormSent />
      <div className="session-actions">
        <Primary />
        {dosed && <RunningButtons />}
        <p className="small quiet">Evenkeel records and reminds. The bedside monitor keeps the alarms.</p>
      </div>
    </aside>
  )
}
