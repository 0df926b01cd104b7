import { expect, test } from 'vitest'
import type { SessionEvent } from '../../clinical/session/index.ts'
import { contiguousSeq, mergeEvents } from './session.ts'

const note = (id: string, seq: number, text = id): SessionEvent => ({
  id,
  seq,
  type: 'note',
  at: '2026-01-10T10:00:00Z',
  author: 'm1',
  text,
})

test('events of others that arrive after our own of a higher number are asked for', () => {
  const known = [note('a', 1), note('c', 3)]
  expect(contiguousSeq(known)).toBe(1)
  const merged = mergeEvents(known, [note('b', 2)])
  expect(merged.map((event) => event.seq)).toEqual([1, 2, 3])
  expect(contiguousSeq(merged)).toBe(3)
})

test('an event told twice is one', () => {
  expect(mergeEvents([note('a', 1)], [note('a', 1, 'again')])).toEqual([note('a', 1)])
  expect(contiguousSeq([])).toBe(0)
})
