import { describe, expect, it } from 'vitest'
import { auditC } from './audit-c.ts'
import { scoreInstrument } from './score.ts'

// Worked by hand from the VA's table of points.
describe('AUDIT-C', () => {
  it.each([
    ['who does not drink', { frequency: 0, amount: 0, 'six-or-more': 0 }, 0, 'below-cut-off'],
    ['a drink or two on some days', { frequency: 2, amount: 0, 'six-or-more': 0 }, 2, 'below-cut-off'],
    ['3 or 4 on some days', { frequency: 2, amount: 1, 'six-or-more': 0 }, 3, 'positive-women'],
    ['3 or 4 on most days', { frequency: 3, amount: 1, 'six-or-more': 0 }, 4, 'positive'],
    ['the most', { frequency: 4, amount: 4, 'six-or-more': 4 }, 12, 'positive'],
  ])('%s', (_, answers, total, band) => {
    expect(scoreInstrument(auditC, answers)).toMatchObject({ total, band })
  })

  it('knows its items by LOINC code too', () => {
    expect(scoreInstrument(auditC, { '68518-0': 1, '/68519-8': 2, '68520-6': 1 })).toMatchObject({ total: 4 })
  })
})
