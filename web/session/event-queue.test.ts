import { expect, test } from 'vitest'
import { ConnectionLost, Problem } from '../problem.ts'
import type { MemberKey } from '../sealed/member-key.ts'
import { EventQueue } from './event-queue.ts'
import type { NewSessionEvent } from './session.ts'
import { eventsInMemory, type KeptEvents } from './waiting-database.ts'
import { sealedStore } from './waiting-store.ts'

const session = '01900000-0000-7000-8000-000000000001'
const note = (id: string, text = 'x'): NewSessionEvent => ({ id, type: 'note', at: '2026-01-10T10:00:00Z', text })

const nurse: MemberKey = { memberId: 'nurse', key: 'a1'.repeat(32) }
const somebodyElse: MemberKey = { memberId: 'somebody else', key: 'b2'.repeat(32) }

/** A server that takes each id once, and can be away or refuse a text; and who is signed in, with their key. */
function startQueue(
  kept: KeptEvents = eventsInMemory(),
  by: MemberKey | null = nurse,
  memberId = by?.memberId ?? null,
) {
  const server = { away: false, member: memberId, key: by, taken: [] as string[], calls: 0 }
  const queue = new EventQueue(
    sealedStore(
      kept,
      () => server.member,
      () => server.key,
    ),
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
  const kept = eventsInMemory()
  const before = startQueue(kept)
  before.server.away = true
  await before.queue.add(session, 'nurse', note('a'))
  const after = startQueue(kept)
  await after.queue.flush()
  expect(after.server.taken).toEqual(['a'])
  expect(await kept.all()).toEqual([])
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

test('what waits is sealed: it shows neither what happened nor to whom, and opens only for its member', async () => {
  const kept = eventsInMemory()
  const before = startQueue(kept)
  before.server.away = true
  await before.queue.add(session, 'nurse', note('a', 'Marigold is anxious'))
  expect(JSON.stringify(await kept.all())).not.toMatch(/Marigold|note|2026-01-10/)
  expect(Object.keys((await kept.all())[0] ?? {})).toEqual(['id', 'memberId', 'sessionId', 'box'])

  const other = startQueue(kept, somebodyElse)
  await other.queue.open(somebodyElse)
  expect(other.queue.snapshot()).toMatchObject({ events: [], closed: [{ id: 'a', why: 'of another member' }] })
  expect(other.server.calls).toBe(0)

  const after = startQueue(kept)
  await after.queue.open(nurse)
  expect(after.server.taken).toEqual(['a'])
})

test('one that was refused opens again with its reason', async () => {
  const kept = eventsInMemory()
  await startQueue(kept).queue.add(session, 'nurse', note('b', 'bad'))
  const { queue } = startQueue(kept)
  await queue.open(nurse)
  expect(queue.snapshot().events).toMatchObject([{ id: 'b', event: { text: 'bad' }, refused: 'The text is bad' }])
})

test('a console that was loaded behind the lock reads and sends what waits once the key has come', async () => {
  const kept = eventsInMemory()
  const before = startQueue(kept)
  before.server.away = true
  await before.queue.add(session, 'nurse', note('a'))
  const { queue, server } = startQueue(kept, null, 'nurse')
  await queue.open(null)
  expect(queue.snapshot()).toMatchObject({ events: [], closed: [{ id: 'a', why: 'locked' }] })
  server.key = nurse
  await queue.open(nurse)
  expect(server.taken).toEqual(['a'])
  expect(queue.snapshot()).toMatchObject({ events: [], closed: [] })
})

test('what an earlier version left in clear is sealed when its member comes, and sent', async () => {
  const kept = eventsInMemory()
  const left = (id: string, memberId: string) => ({ id, memberId, sessionId: session, event: note(id), refused: null })
  await kept.put(left('a', 'nurse'))
  await kept.put(left('b', 'somebody else'))
  const { queue, server } = startQueue(kept)
  server.away = true
  await queue.open(nurse)
  expect(queue.snapshot().events).toMatchObject([{ id: 'a', event: { text: 'x' } }])
  expect((await kept.all()).map((each) => [each.id, 'event' in each])).toEqual([
    ['a', false],
    ['b', true],
  ])
})

test('what does not open is told and kept until a person takes it away, and does not hold up the others', async () => {
  const kept = eventsInMemory()
  const before = startQueue(kept)
  before.server.away = true
  for (const id of ['a', 'b', 'c']) await before.queue.add(session, 'nurse', note(id))
  const [a, b] = await kept.all()
  // The box of one under the name of another.
  if (a && b) await kept.put({ ...a, box: b.box })
  const { queue, server } = startQueue(kept)
  await queue.open(nurse)
  expect(server.taken).toEqual(['b', 'c'])
  expect(queue.snapshot().closed).toMatchObject([{ id: 'a', why: 'broken' }])
  expect((await kept.all()).map(({ id }) => id)).toEqual(['a'])

  const changed = startQueue(kept, { ...nurse, key: 'c3'.repeat(32) })
  await changed.queue.open(nurse)
  expect(changed.queue.snapshot().closed).toMatchObject([{ id: 'a', why: 'broken' }])
  await changed.queue.discard('a')
  expect(changed.queue.snapshot().closed).toEqual([])
  expect(await kept.all()).toEqual([])
})

test('without a key nothing is written in clear, and the event is sent all the same', async () => {
  const kept = eventsInMemory()
  const { queue, server } = startQueue(kept, null, 'nurse')
  server.away = true
  await queue.add(session, 'nurse', note('a'))
  expect(await kept.all()).toEqual([])
  server.away = false
  await queue.flush()
  expect(server.taken).toEqual(['a'])
})
