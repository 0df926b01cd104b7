import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { and, not, or, type ThreeValued } from './three-valued.ts'

const all: ThreeValued[] = ['yes', 'no', 'unknown']
const value = fc.constantFrom(...all)
const some = fc.array(value, { minLength: 1, maxLength: 6 })
/** How much is known, for the laws of order. */
const truth = { no: 0, unknown: 1, yes: 2 }

describe('three-valued logic (Kleene)', () => {
  it('has the truth tables of Kleene', () => {
    const table = (of: (a: ThreeValued, b: ThreeValued) => ThreeValued) => all.map((a) => all.map((b) => of(a, b)))
    expect(table(and)).toEqual([
      ['yes', 'no', 'unknown'],
      ['no', 'no', 'no'],
      ['unknown', 'no', 'unknown'],
    ])
    expect(table(or)).toEqual([
      ['yes', 'yes', 'yes'],
      ['yes', 'no', 'unknown'],
      ['yes', 'unknown', 'unknown'],
    ])
    expect(all.map(not)).toEqual(['no', 'yes', 'unknown'])
  })

  it('an empty list is unknown: nothing was asked', () => {
    expect([and(), or()]).toEqual(['unknown', 'unknown'])
  })

  it('and is the least of its answers, or the greatest', () => {
    fc.assert(
      fc.property(some, (values) => {
        const ranks = values.map((each) => truth[each])
        expect(truth[and(...values)]).toBe(Math.min(...ranks))
        expect(truth[or(...values)]).toBe(Math.max(...ranks))
      }),
    )
  })

  it('neither order, nor repetition, nor grouping matters', () => {
    fc.assert(
      fc.property(some, some, fc.nat(), (values, more, n) => {
        for (const of of [and, or]) {
          expect(of(...values.toReversed())).toBe(of(...values))
          expect(of(...values, values[n % values.length] ?? 'unknown')).toBe(of(...values))
          expect(of(of(...values), of(...more))).toBe(of(...values, ...more))
        }
      }),
    )
  })

  it('keeps the laws of De Morgan, of the double no, of absorption and of distribution', () => {
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        expect(not(and(a, b))).toBe(or(not(a), not(b)))
        expect(not(or(a, b))).toBe(and(not(a), not(b)))
        expect(not(not(a))).toBe(a)
        expect(or(a, and(a, b))).toBe(a)
        expect(and(a, or(a, b))).toBe(a)
        expect(and(a, or(b, c))).toBe(or(and(a, b), and(a, c)))
      }),
    )
  })

  it('learning an unknown answer never turns a yes into a no or a no into a yes', () => {
    fc.assert(
      fc.property(
        some,
        fc.array(fc.constantFrom('yes' as const, 'no' as const), { minLength: 6, maxLength: 6 }),
        (values, learnt) => {
          const known = values.map((each, i) => (each === 'unknown' ? (learnt[i] ?? 'no') : each))
          for (const of of [and, or]) {
            const before = of(...values)
            if (before !== 'unknown') expect(of(...known)).toBe(before)
          }
        },
      ),
    )
  })
})
