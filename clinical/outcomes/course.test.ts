import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findInstrument, type Instrument } from '../instruments/index.ts'
import type { AssessmentFact } from '../record/record.ts'
import { courseOf } from './course.ts'

const madrs = findInstrument('madrs') as Instrument
const phq9 = findInstrument('phq-9') as Instrument
let count = 0
const scored = (at: string, total: number, instrument = 'madrs'): AssessmentFact => {
  count += 1
  return { kind: 'assessment', id: `a${count}`, reference: 'test', instrument, at, total }
}
const firstDoseAt = '2026-01-12T09:00:00.000Z'

describe('the course on one instrument', () => {
  it('takes the last value before the first dose as baseline, and draws the lines from it', () => {
    const course = courseOf(
      madrs,
      [
        scored('2026-02-09T09:00:00Z', 12),
        scored('2025-12-20T09:00:00Z', 38),
        scored('2026-01-12T08:30:00Z', 34),
        scored('2026-01-13T09:00:00Z', 20),
        scored('2026-01-13T09:00:00Z', 9, 'phq-9'),
      ],
      firstDoseAt,
    )
    expect(course.points.map((point) => point.total)).toEqual([38, 34, 20, 12])
    expect(course.baseline?.total).toBe(34)
    expect(course.baselineIsFinal).toBe(true)
    expect(course.responseLine).toMatchObject({
      total: 17,
      definition: { statement: 'MADRS fell by at least 50 % from baseline' },
    })
    expect(course.remissionLines.map((line) => line.total)).toEqual([12, 10, 9])
    expect(course.latest?.outcome).toMatchObject({ change: -22, response: { holds: 'yes' } })
  })

  it('has no baseline, and no response, when nothing was rated before the first dose', () => {
    const course = courseOf(madrs, [scored('2026-01-20T09:00:00Z', 10)], firstDoseAt)
    expect(course).toMatchObject({ baseline: null, responseLine: null, baselineIsFinal: false })
    expect(course.latest?.outcome.response?.holds).toBe('unknown')
    expect(course.latest?.outcome.remission[0]?.holds).toBe('yes')
  })

  it('keeps the baseline open until the first dose', () => {
    const course = courseOf(madrs, [scored('2026-01-02', 30), scored('2026-01-09', 33)], null)
    expect(course).toMatchObject({ baseline: { total: 33 }, baselineIsFinal: false, latest: null })
  })

  it('takes a bare date for before the first dose only when the whole day is, in the clinic’s zone', () => {
    const onTheDay = scored('2026-01-12', 33)
    const theDayBefore = scored('2026-01-11', 35)
    expect(courseOf(madrs, [onTheDay, theDayBefore], firstDoseAt).baseline?.total).toBe(35)
    // 09:00 UTC on the 12th is still the 11th in Honolulu, shortly before midnight.
    expect(courseOf(madrs, [theDayBefore], firstDoseAt, 'Pacific/Honolulu').baseline).toBeNull()
  })

  it('says what it leaves out and why', () => {
    const unfinished: AssessmentFact = { ...scored('2026-01-02', 0), total: undefined, answers: { tension: 2 } }
    const course = courseOf(madrs, [scored('2026-01', 30), scored('2026-01-05', 61), unfinished], firstDoseAt)
    expect(course.points).toEqual([])
    expect(course.notUsed.map((each) => each.reason)).toEqual([
      'Its date (2026-01) is not known to the day.',
      'MADRS totals go from 0 to 60; 61 is not one.',
      expect.stringContaining('Unfinished; open: sadness-seen'),
    ])
  })

  it('goes by the answers where it has them', () => {
    const answers = Object.fromEntries(phq9.items.map((item) => [item.linkId, 2]))
    const fact: AssessmentFact = { ...scored('2026-01-02', 5, 'phq-9'), answers }
    expect(courseOf(phq9, [fact], null).points).toMatchObject([
      { total: 18, band: 'moderately-severe', flags: ['suicidal-ideation'] },
    ])
  })

  it('never depends on the order of the record', () => {
    const facts = ['2026-01-02', '2026-01-11T10:00:00Z', '2026-01-11T10:00:00+02:00', '2026-02-01'].map((at, index) =>
      scored(at, 30 - index),
    )
    fc.assert(
      fc.property(fc.shuffledSubarray(facts, { minLength: facts.length }), (shuffled) => {
        expect(courseOf(madrs, shuffled, firstDoseAt)).toEqual(courseOf(madrs, facts, firstDoseAt))
      }),
    )
  })
})
