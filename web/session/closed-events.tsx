import { Banner } from '../ui/index.ts'
import { useConsole } from './console.tsx'

/** What somebody recorded at this console and the server does not have yet is not seen by others: they must know of it. */
export function ClosedEvents() {
  const { queued, nameOf } = useConsole()
  const members = [...new Set(queued.closed.map(({ memberId }) => memberId))]
  return members.map((memberId) => {
    const closed = queued.closed.filter((each) => each.memberId === memberId)
    return (
      <Banner key={memberId} tone="watch">
        {closed.length === 1 ? '1 entry' : `${closed.length} entries`} of this session by {nameOf(memberId)}{' '}
        {closed.length === 1 ? 'waits' : 'wait'} sealed in this browser
        {closed[0]?.why === 'locked' ? ' and can be seen after the unlock.' : ' until they sign in here again.'}
      </Banner>
    )
  })
}
