import { describe, expect, it } from 'vitest'
import { inWords, unbroken } from './words.tsx'

describe('a sentence of the rules on the screen', () => {
  it('keeps a number with its unit', () => {
    expect(unbroken('bioavailability about 93 %, 0.5 mg/kg over 40 min')).toBe(
      'bioavailability about 93\u00a0%, 0.5\u00a0mg/kg over 40\u00a0min',
    )
    expect(unbroken('6 of 8 here, 2 minerals')).toBe('6 of 8 here, 2 minerals')
  })

  it('says days and months in words, the year where it is another', () => {
    const read = (text: string) => inWords(text, '2026-11-29')
    expect(read('142/88 mmHg on 2026-11-26; the guide value is 140/90.')).toBe(
      '142/88\u00a0mmHg on 26 Nov; the guide value is 140/90.',
    )
    expect(read('from 2025-10-06 to 2026-02')).toBe('from 6 Oct 2025 to Feb 2026')
  })

  it('leaves alone what only looks like a day', () => {
    for (const text of ['2015-2020', 'PMC10727911', '2025-13-01', '12026-01-02', '2023;388:2315-2325', '01-2026-11'])
      expect(inWords(text, '2026-11-29')).toBe(text)
  })
})
