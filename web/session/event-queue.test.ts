import { expect, test } from 'vitest'
import { ConnectionLost, Problem } from '../problem.ts'
import { EventQueue } from './event-queue.ts'
import type { NewSessionEvent } from './session.ts'
import { memoryStore, type WaitingStore } from './waiting-store.ts'

const session = '01900000-0000-7000-8000-000000000001'
const note = (id: string, text = 'x'): NewSessionEvent => ({ id, type: 'note', at: '2026-01-10T10:00:00Z', text })

/** A server that takes each id once, and can be away or refuse a text. */
function startQueue(store: WaitingStore = memoryStore()) {
  const server = { away: false, member: 'nurse' as string | null, taken: [] as string[], calls: 0 }
  const queue = new EventQueue(
    store,
    async (_, events) => {
      server.calls += 1
      if (server.away) throw new ConnectionLost()
      if (events.some((event) => event.type === 'note' && event.text === 'bad')) {
        throw new Problem(400, { title: 'The text is bad', code: 'invalid' })
      }
      for (const { id } of events) if (!server.taken.includes(id)) server.taken.push(id)
      return events.map(({ id }) => ({ id, seq: server.taken.indexOf(id) + 1, at: '2026-01-10T10:00:00Z' }))
    },
    () => server.member,
    () => undefined,
  )
  return { queue, server }
}

test('events wait while the network is lost and are sent once, in their order, when it returns', async () => {
  const { queue, server } = startQueue()
  server.away = true
  await queue.add(session, 'nurse', note('a'))
  await queue.add(session, 'nurse', note('b'))
  expect(queue.snapshot().events.map((waiting) => waiting.id)).toEqual(['a', 'b'])
  server.away = false
  await Promise.all([queue.flush(), queue.flush(), queue.flush()])
  expect(server.taken).toEqual(['a', 'b'])
  expect(queue.snapshot().events).toEqual([])
  expect(queue.snapshot().savedMs).not.toBeNull()
})

test('what waits outlives a reload', async () => {
  const store = memoryStore()
  const before = startQueue(store)
  before.server.away = true
  await before.queue.add(session, 'nurse', note('a'))
  const after = startQueue(store)
  await after.queue.flush()
  expect(after.server.taken).toEqual(['a'])
  expect(await store.all()).toEqual([])
})

test('one event that the server refuses is kept with the reason and does not hold up the others', async () => {
  const { queue, server } = startQueue()
  server.away = true
  for (const event of [note('a'), note('b', 'bad'), note('c')]) await queue.add(session, 'nurse', event)
  server.away = false
  await queue.flush()
  expect(server.taken).toEqual(['a', 'c'])
  expect(queue.snapshot().events).toMatchObject([{ id: 'b', refused: 'The text is bad' }])
  await queue.discard('b')
  expect(queue.snapshot().events).toEqual([])
})

test('events are sent only under the sign-in of whoever recorded them', async () => {
  const { queue, server } = startQueue()
  server.member = 'somebody else'
  await queue.add(session, 'nurse', note('a'))
  expect(server.calls).toBe(0)
  server.member = 'nurse'
  await queue.flush()
  expect(server.taken).toEqual(['a'])
})
