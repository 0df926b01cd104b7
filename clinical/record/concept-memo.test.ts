import { describe, expect, it } from 'vitest'
import { ConceptMemo } from './concept-memo.ts'
import type { Concept } from './record.ts'

const concept = (code: string, text = 'Depression', display?: string): Concept => ({
  text,
  codings: [{ system: 'icd', code, ...(display === undefined ? {} : { display }) }],
})
/** What a concept says, and how often it was read. */
function counting(most?: number) {
  let times = 0
  const read = ({ text, codings }: Concept) => {
    times++
    return [text, ...codings.map(({ code, display }) => `${code} ${display}`)].join('|')
  }
  return { memo: new ConceptMemo(read, most), read, times: () => times }
}

describe('what was read from a concept', () => {
  it('is read once, also from another object that says the same', () => {
    const { memo, times } = counting()
    expect(memo.of(concept('F33.2'))).toBe(memo.of(concept('F33.2')))
    expect(times()).toBe(1)
  })

  it('is told apart by every word and code', () => {
    const { memo, read } = counting()
    const all = [
      concept('F33.2'),
      concept('F33.2', 'Other words'),
      concept('F33.2', 'Depression', 'Shown'),
      { ...concept('F33.2'), codings: [] },
      { text: 'Depression', codings: [...concept('F33.2').codings, ...concept('F32.2').codings] },
    ]
    for (const _ of [1, 2]) for (const each of all) expect(memo.of(each)).toBe(read(each))
  })

  it('stays right when a record is changed later, and when more is read than it holds', () => {
    const { memo, read } = counting(10)
    const first = concept('F33.2')
    memo.of(first)
    first.text = 'Changed'
    expect(memo.of(concept('F33.2'))).toBe(read(concept('F33.2')))
    for (let each = 0; each < 100; each++) {
      const other = concept(`F${each}`)
      const alike = concept('F33.2', `Words ${each}`)
      expect([memo.of(other), memo.of(alike)]).toEqual([read(other), read(alike)])
    }
  })
})
