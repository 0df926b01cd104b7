import { describe, expect, it } from 'vitest'
import { pcl5 } from './pcl-5.ts'
import { scoreInstrument } from './score.ts'
import { formOf, formWithTotal } from './testing.ts'

// Worked by hand from the National Center for PTSD's rules.
describe('PCL-5', () => {
  it('adds twenty answers, and each group by itself', () => {
    const answers = formOf(pcl5, [3, 2, 1, 2, 2, 3, 3, 0, 2, 1, 2, 2, 1, 1, 2, 0, 2, 2, 1, 3])
    expect(scoreInstrument(pcl5, answers)).toMatchObject({
      total: 35,
      band: 'above-cut-off',
      subscales: { intrusion: 10, avoidance: 6, 'cognition-mood': 9, arousal: 10 },
      flags: ['dsm-5-symptom-pattern'],
    })
  })

  it.each([
    [30, 'below-cut-off'],
    [31, 'cut-off-range'],
    [33, 'cut-off-range'],
    [34, 'above-cut-off'],
    [80, 'above-cut-off'],
  ])('puts %i in the band %s', (total, band) => {
    expect(scoreInstrument(pcl5, formWithTotal(pcl5, total))).toMatchObject({ total, band })
  })

  const least = { 'item-1': 2, 'item-6': 2, 'item-8': 2, 'item-9': 2, 'item-15': 2, 'item-16': 2 }
  it('sees the pattern at one, one, two and two symptoms of 2 or more, whatever the total', () => {
    expect(scoreInstrument(pcl5, { ...formOf(pcl5, 0), ...least })).toMatchObject({
      total: 12,
      band: 'below-cut-off',
      flags: ['dsm-5-symptom-pattern'],
    })
  })

  it.each(Object.keys(least))('sees no pattern with %s at 1', (linkId) => {
    expect(scoreInstrument(pcl5, { ...formOf(pcl5, 1), ...least, [linkId]: 1 }).flags).toEqual([])
  })
})
