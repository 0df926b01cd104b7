import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { DraftStore } from '../sealed/drafts.ts'
import { useMemberKey } from '../sealed/member-key.ts'
import { Banner, Button } from '../ui/index.ts'
import { eventQueue, useQueue } from './queue.ts'

const drafts = new DraftStore()

/**
 * At the sign-in, on whatever page: sends what waits, seals what an earlier version left in clear, and says what does
 * not open any more. That stays until a person has seen it.
 */
export function KeptPlace() {
  const mine = useMemberKey()
  const broken = useQueue().closed.filter(({ why }) => why === 'broken')
  const [slots, setSlots] = useState<string[]>([])
  useEffect(() => {
    if (!mine) return
    drafts.tidy(mine)
    setSlots(drafts.closed(mine))
  }, [mine])
  if (broken.length + slots.length === 0) return null
  const takeAway = () => {
    drafts.removeSlots(slots)
    setSlots([])
    for (const { id } of broken) void eventQueue().discard(id)
  }
  const what = [
    broken.length > 0 && (broken.length === 1 ? '1 entry of a session' : `${broken.length} entries of sessions`),
    slots.length > 0 && (slots.length === 1 ? '1 draft' : `${slots.length} drafts`),
  ].filter(Boolean)
  return (
    <section className="kept-place no-print" aria-label="Kept in this browser">
      <Banner
        tone="watch"
        actions={
          <>
            {[...new Set(broken.map(({ sessionId }) => sessionId))].map((sessionId) => (
              <Link key={sessionId} className="button" to="/sessions/$sessionId" params={{ sessionId }}>
                Open the session
              </Link>
            ))}
            <Button onClick={takeAway}>I have seen it: take it away</Button>
          </>
        }
      >
        {what.join(' and ')} that you left in this browser cannot be opened, because your key has changed or what was
        kept was altered; enter it again.
      </Banner>
    </section>
  )
}
