import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coveredName, type Place, seal, unseal } from './seal.ts'

const key = 'a1'.repeat(32)
const otherKey = `${'a1'.repeat(31)}a0`
const place: Place = ['waiting-event', 'nora', 'session-1', 'event-1']

/** The box with one of its characters changed. */
const altered = (box: string, at: number) => `${box.slice(0, at)}${box[at] === '0' ? '1' : '0'}${box.slice(at + 1)}`

describe('a sealed box', () => {
  it('opens at its place with its key, whatever is in it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.uint8Array({ minLength: 32, maxLength: 32 }), (value, bytes) => {
        const some = Buffer.from(bytes).toString('hex')
        const plain = JSON.parse(JSON.stringify(value))
        expect(unseal(some, place, seal(some, place, value))).toEqual({ value: plain })
      }),
    )
  })

  it('shows nothing of what is in it, and is another one each time', () => {
    const box = seal(key, place, { text: 'Marigold' })
    expect(Buffer.from(box, 'hex').toString('latin1')).not.toContain('Marigold')
    expect(box).not.toContain(Buffer.from('Marigold').toString('hex'))
    expect(seal(key, place, { text: 'Marigold' })).not.toBe(box)
  })

  it('stays shut for another key', () => {
    expect(unseal(otherKey, place, seal(key, place, 'x'))).toBeNull()
  })

  it.each<[string, Place]>([
    ['another member', ['waiting-event', 'lena', 'session-1', 'event-1']],
    ['another session', ['waiting-event', 'nora', 'session-2', 'event-1']],
    ['another event', ['waiting-event', 'nora', 'session-1', 'event-2']],
    ['a draft', ['draft', 'nora', 'session-1', 'event-1']],
    ['a place whose parts run together the same way', ['waiting-event', 'nora', 'session-1event-1']],
  ])('stays shut when it is moved to that of %s', (_, elsewhere) => {
    expect(unseal(key, elsewhere, seal(key, place, 'x'))).toBeNull()
  })

  it('stays shut when any of it was altered or cut off', () => {
    const box = seal(key, place, { text: 'Marigold' })
    fc.assert(
      fc.property(fc.nat(box.length - 1), (at) => {
        expect(unseal(key, place, altered(box, at))).toBeNull()
        expect(unseal(key, place, box.slice(0, at))).toBeNull()
      }),
    )
  })

  it('is no box at all: it stays shut and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.anything(), (junk) => {
        expect(unseal(key, place, junk)).toBeNull()
      }),
    )
    expect(unseal('no key', place, seal(key, place, 'x'))).toBeNull()
  })
})

describe('a covered name', () => {
  it('is the same for the same name and key, and tells the name to nobody else', () => {
    expect(coveredName(key, 'assessment.p1.phq-9')).toBe(coveredName(key, 'assessment.p1.phq-9'))
    expect(coveredName(key, 'assessment.p1.phq-9')).not.toBe(coveredName(key, 'assessment.p1.gad-7'))
    expect(coveredName(otherKey, 'assessment.p1.phq-9')).not.toBe(coveredName(key, 'assessment.p1.phq-9'))
    expect(coveredName(key, 'assessment.p1.phq-9')).toMatch(/^[0-9a-f]{32}$/)
  })
})
