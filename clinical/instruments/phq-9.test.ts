import { describe, expect, it } from 'vitest'
import { phq9 } from './phq-9.ts'
import { scoreInstrument } from './score.ts'

const all = (value: number) => Object.fromEntries(phq9.items.map((item) => [item.linkId, value]))

describe('PHQ-9', () => {
  it('adds nine answers of 0-3 to a total of 0-27', () => {
    expect(scoreInstrument(phq9, all(0))).toMatchObject({ total: 0, band: 'minimal', complete: true, flags: [] })
    expect(scoreInstrument(phq9, all(3))).toMatchObject({ total: 27, band: 'severe', complete: true })
  })

  it.each([
    [4, 'minimal'],
    [5, 'mild'],
    [9, 'mild'],
    [10, 'moderate'],
    [14, 'moderate'],
    [15, 'moderately-severe'],
    [19, 'moderately-severe'],
    [20, 'severe'],
  ])('puts a total of %i in the band %s (Kroenke 2001)', (total, band) => {
    const answers = all(0)
    let left = total
    for (const { linkId } of phq9.items) {
      answers[linkId] = Math.min(3, left)
      left -= answers[linkId]
    }
    expect(scoreInstrument(phq9, answers)).toMatchObject({ total, band })
  })

  it('flags any answer but "not at all" on item 9, also when the form is unfinished', () => {
    const unfinished = scoreInstrument(phq9, { 'self-harm': 1 })
    expect(unfinished).toMatchObject({ status: 'incomplete', total: null, band: null, flags: ['suicidal-ideation'] })
    expect(unfinished.missing).toHaveLength(8)
    expect(scoreInstrument(phq9, { ...all(3), 'self-harm': 0 }).flags).toEqual([])
  })

  it('never scores the question on difficulty', () => {
    expect(scoreInstrument(phq9, { ...all(1), difficulty: 3 }).total).toBe(9)
    expect(scoreInstrument(phq9, all(1)).complete).toBe(true)
  })

  it('takes LOINC item codes as link ids', () => {
    const coded = Object.fromEntries(phq9.items.map((item) => [`/${item.loinc}`, 2]))
    expect(scoreInstrument(phq9, coded).total).toBe(18)
  })
})
