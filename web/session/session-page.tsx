import { useParams } from '@tanstack/react-router'
import { useWordingAhead } from '../assessments/wording-in-use.ts'
import { Loaded } from '../ui/index.ts'
import { ActionDialog } from './actions.tsx'
import { CheckInView } from './check-in/check-in-view.tsx'
import { ClosedEvents } from './closed-events.tsx'
import { ConsoleProvider, useConsole, useMakeConsole } from './console.tsx'
import { DoseView } from './dose/dose-view.tsx'
import { screenInSession } from './forms/screen-dialog.tsx'
import { LiveView, Rail } from './live-view.tsx'
import { NoticeBar } from './notice-bar.tsx'
import type { useWaiting } from './queue.ts'
import { RefusedEvents } from './refused-events.tsx'
import type { SessionDetail } from './session.ts'
import { SessionHeader } from './session-header.tsx'
import { Timeline } from './timeline.tsx'
import { useFolded, useSessionDetail } from './use-console.ts'
import './session.css'

/** What is happening at this chair, what is due, and what happened. */
export function SessionPage() {
  const { sessionId } = useParams({ from: '/signed-in/sessions/$sessionId' })
  const detail = useSessionDetail(sessionId)
  return <Loaded query={detail}>{(data) => <Folded key={data.session.id} detail={data} />}</Loaded>
}

function Folded({ detail }: { detail: SessionDetail }) {
  const { state, queued } = useFolded(detail)
  if (!state) {
    return (
      <div className="state page">
        <h2>This version of Evenkeel does not know the protocol of this session</h2>
        <p>
          {detail.session.protocolId}, version {detail.session.protocolVersion}
        </p>
      </div>
    )
  }
  return <ConsoleOf detail={detail} state={state} queued={queued} />
}

function ConsoleOf(made: {
  detail: SessionDetail
  state: NonNullable<ReturnType<typeof useFolded>['state']>
  queued: ReturnType<typeof useWaiting>
}) {
  useWordingAhead(screenInSession)
  const console = useMakeConsole(made.detail, made.state, made.queued)
  return (
    <ConsoleProvider value={console}>
      <div className="session">
        <Shown />
        <ActionDialog />
      </div>
    </ConsoleProvider>
  )
}

function Shown() {
  const { view } = useConsole()
  if (view === 'dose') {
    return (
      <>
        <RefusedEvents />
        <ClosedEvents />
        <DoseView />
      </>
    )
  }
  return (
    <>
      <SessionHeader />
      <RefusedEvents />
      <ClosedEvents />
      <NoticeBar />
      {view === 'live' ? (
        <LiveView />
      ) : (
        <div className="session-columns">
          <div className="session-main">
            <CheckInView />
          </div>
          <Rail />
          <div className="session-log">
            <Timeline />
          </div>
        </div>
      )}
    </>
  )
}
