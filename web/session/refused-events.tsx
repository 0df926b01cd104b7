import { useTimeZone } from '../me.ts'
import { Banner, Button } from '../ui/index.ts'
import { useConsole } from './console.tsx'
import { eventWords } from './event-words.ts'
import { eventQueue } from './queue.ts'

/** What the server does not take stays until a person has seen why. */
export function RefusedEvents() {
  const { queued, state, nameOf } = useConsole()
  const timeZone = useTimeZone()
  return queued.refused.map(({ id, event, refused, memberId }) => (
    <Banner
      key={id}
      tone="watch"
      actions={<Button onClick={() => void eventQueue().discard(id)}>I have seen it: take it away</Button>}
    >
      Not saved: {eventWords({ ...event, author: memberId } as never, { protocol: state.protocol, timeZone, nameOf })}
      <span className="light"> · {refused}</span>
    </Banner>
  ))
}
