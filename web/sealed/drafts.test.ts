import { beforeEach, expect, test, vi } from 'vitest'
import { DraftStore } from './drafts.ts'
import type { MemberKey } from './member-key.ts'

const nora: MemberKey = { memberId: 'nora', key: 'a1'.repeat(32) }
const lena: MemberKey = { memberId: 'lena', key: 'b2'.repeat(32) }
const name = 'assessment.p1.phq-9'

/** What a browser gives: text under names, in an order of its own. */
class TextStorage implements Storage {
  readonly items = new Map<string, string>()
  get length() {
    return this.items.size
  }
  key = (index: number) => [...this.items.keys()][index] ?? null
  getItem = (key: string) => this.items.get(key) ?? null
  setItem = (key: string, value: string) => void this.items.set(key, value)
  removeItem = (key: string) => void this.items.delete(key)
  clear = () => this.items.clear()
  raw = () => JSON.stringify([...this.items])
}

let storage: TextStorage
let drafts: DraftStore
beforeEach(() => {
  vi.useRealTimers()
  storage = new TextStorage()
  drafts = new DraftStore(() => storage)
})

test('a draft opens again for its member, and the browser shows neither what it is nor what it is of', () => {
  drafts.write(nora, name, { familyName: 'Marigold' })
  expect(drafts.read(nora, name)).toEqual({ familyName: 'Marigold' })
  expect(storage.raw()).not.toMatch(/Marigold|familyName|assessment|phq|p1/)
  expect(drafts.read(lena, name)).toBeUndefined()
  expect(drafts.closed(nora)).toEqual([])
  drafts.remove(nora, name)
  expect(drafts.read(nora, name)).toBeUndefined()
})

test('one that was left in clear is sealed when its member comes; that of another waits for them', () => {
  const clear = (value: string) => JSON.stringify({ at: Date.now(), value })
  storage.setItem('evenkeel.draft.nora.new-patient', clear('Marigold'))
  storage.setItem('evenkeel.draft.lena.new-patient', clear('Sorrel'))
  drafts.tidy(nora)
  expect(storage.raw()).not.toContain('Marigold')
  expect(drafts.read(nora, 'new-patient')).toBe('Marigold')
  drafts.tidy(lena)
  expect(storage.raw()).not.toContain('Sorrel')
  expect(drafts.read(lena, 'new-patient')).toBe('Sorrel')
})

test('one whose key has changed, or that was moved or dated anew, is told and kept', () => {
  drafts.write(nora, name, 'Marigold')
  const [[slot, text]] = [...storage.items] as [[string, string]]
  const changed = { ...nora, key: 'c3'.repeat(32) }
  expect(drafts.closed(changed)).toEqual([slot])
  drafts.write(changed, name, 'Sorrel')
  expect(drafts.closed(changed)).toEqual([slot])
  expect(drafts.read(nora, name)).toBe('Marigold')

  storage.clear()
  const moved = 'evenkeel.draft.nora.elsewhere'
  storage.setItem(moved, text)
  storage.setItem(slot, JSON.stringify({ ...JSON.parse(text), at: Date.now() + 1 }))
  expect(drafts.closed(nora)).toEqual([moved, slot])
  expect(drafts.read(nora, name)).toBeUndefined()
  storage.setItem('evenkeel.draft.nora.torn', text.slice(5))
  drafts.tidy(nora)
  expect(storage.items.size).toBe(3)
  drafts.removeSlots(drafts.closed(nora))
  expect(storage.items.size).toBe(0)
})

test('one that nobody came back to is forgotten after a day, whoever’s it is', () => {
  vi.useFakeTimers({ now: Date.parse('2026-01-10T10:00:00Z') })
  drafts.write(nora, name, 'Marigold')
  vi.setSystemTime(Date.parse('2026-01-11T10:00:00Z'))
  expect(drafts.read(nora, name)).toBeUndefined()
  drafts.tidy(lena)
  expect(storage.items.size).toBe(0)
})

test('a browser without storage only forgets', () => {
  const none = new DraftStore(() => {
    throw new Error('SecurityError')
  })
  none.write(nora, name, 'x')
  none.tidy(nora)
  expect(none.read(nora, name)).toBeUndefined()
  expect(none.closed(nora)).toEqual([])
})
