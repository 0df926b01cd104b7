import { describe, expect, it } from 'vitest'
import { type Entry, everything, filterEvidence, signOffStateOf } from './filter.ts'

const entry = (change: Partial<Entry>): Entry => ({
  id: 'protocols/observation#1',
  area: 'protocols',
  title: 'Observation',
  text: 'minimum minutes 120',
  usedIn: ['esketamine-trd-us'],
  version: '1',
  source: { citation: 'Spravato REMS', evidence: 'verified' },
  needsSignOff: false,
  approval: null,
  approvedEarlier: false,
  approvedWith: null,
  ...change,
})
const approved = entry({
  id: 'b',
  title: 'Overdue',
  source: { citation: 'No published number', evidence: 'local' },
  needsSignOff: true,
  approval: { by: 'Dr Lund', at: '2026-03-01T10:00:00Z', note: 'yes' },
})
const open = entry({ ...approved, id: 'c', title: 'Repeat', approval: null })
const all = [entry({}), approved, open]

describe('the evidence', () => {
  it('is searched by every word, wherever it stands', () => {
    expect(filterEvidence(all, { ...everything, words: 'rems 120' })).toEqual([all[0]])
    expect(filterEvidence(all, { ...everything, words: 'ESKETAMINE-trd' })).toHaveLength(3)
    expect(filterEvidence(all, { ...everything, words: 'rems overdue' })).toEqual([])
    const saturation = entry({ title: 'SpO₂ below 90' })
    expect(filterEvidence([saturation], { ...everything, words: 'spo2' })).toEqual([saturation])
  })

  it('is narrowed by area, mark and sign-off', () => {
    expect(filterEvidence(all, { ...everything, area: 'instruments' })).toEqual([])
    expect(filterEvidence(all, { ...everything, mark: 'local' })).toEqual([approved, open])
    expect(filterEvidence(all, { ...everything, state: 'open' })).toEqual([open])
    expect(all.map(signOffStateOf)).toEqual(['published', 'approved', 'open'])
  })
})
