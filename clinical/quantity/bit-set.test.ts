import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BitSet } from './bit-set.ts'

const size = 100
const members = fc.uniqueArray(fc.nat(size - 1))

describe('a set of bits', () => {
  it('holds what it was given, in order', () => {
    fc.assert(
      fc.property(members, (given) => {
        expect(new BitSet(size, given).members()).toEqual([...given].sort((a, b) => a - b))
      }),
    )
  })

  it('meets another where both hold a number, and joins it', () => {
    fc.assert(
      fc.property(members, members, (a, b) => {
        const joined = new BitSet(size, a)
        expect(joined.meets(new BitSet(size, b))).toBe(a.some((each) => b.includes(each)))
        joined.addAll(new BitSet(size, b))
        expect(joined.members()).toEqual([...new Set([...a, ...b])].sort((x, y) => x - y))
      }),
    )
  })

  it('refuses what is beyond its size', () => {
    expect(() => new BitSet(size).add(128)).toThrow(RangeError)
    expect(() => new BitSet(size).add(-1)).toThrow(RangeError)
  })
})
