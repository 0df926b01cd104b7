import { describe, expect, it } from 'vitest'
import { importHeadline, leftByType, readJsonFile } from './import-words.ts'

const imported = (created: boolean, changed: boolean, facts: Partial<Record<string, number>>) => ({
  created,
  changed,
  summary: {
    taken: [],
    left: [],
    notes: [],
    kept: [],
    identityChanged: [],
    facts: { recorded: 0, changed: 0, retracted: 0, unchanged: 0, ...facts },
  },
})

describe('an import in words', () => {
  it('says what is new, or that nothing is', () => {
    expect(importHeadline(imported(true, true, { recorded: 312 }))).toBe('A new patient: 312 new')
    expect(importHeadline(imported(false, true, { recorded: 2, changed: 1, retracted: 1 }))).toBe(
      'Imported: 2 new, 1 changed, 1 taken out',
    )
    expect(importHeadline(imported(false, false, { unchanged: 312 }))).toContain('known already')
  })

  it('what was left stands together by type, most first', () => {
    const left = (type: string, reason: string, count: number) => ({ reference: `${type}/1`, type, reason, count })
    const groups = leftByType([
      left('Claim', 'is not read', 9),
      left('Observation', 'a', 4),
      left('Observation', 'b', 8),
    ])
    expect(groups.map(({ type, count, reasons }) => [type, count, reasons.length])).toEqual([
      ['Observation', 12, 2],
      ['Claim', 9, 1],
    ])
  })

  it('a file that is no JSON is not sent', async () => {
    const file = (text: string, size = text.length) => ({ size, text: async () => text })
    expect(await readJsonFile(file('{"resourceType":"Bundle"}'))).toEqual({
      fault: null,
      content: { resourceType: 'Bundle' },
    })
    expect((await readJsonFile(file(''))).fault).toContain('empty')
    expect((await readJsonFile(file('MSH|^~'))).fault).toContain('not JSON')
    expect((await readJsonFile(file('{}', 33 * 1024 * 1024))).fault).toContain('32 MiB')
  })
})
