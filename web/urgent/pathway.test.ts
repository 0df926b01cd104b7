import { describe, expect, it } from 'vitest'
import { behindLock, closingNeeds, nextLookMs, ownerWords, type Pathway, toneOfPathway } from './pathway.ts'

const pathway = (part: Partial<Pathway>) =>
  ({
    tier: 'moderate',
    status: 'waiting',
    owner: null,
    handedOverTo: null,
    told: 'The prescriber of this patient',
    nextEscalation: null,
    overdue: null,
    acted: false,
    ...part,
  }) as Pathway
const osei = { memberId: 'o', name: 'Dr Osei' }
const reyes = { memberId: 'r', name: 'N. Reyes' }

describe('an urgent pathway in its banner', () => {
  it('is red when it is high or late, and only while it is open', () => {
    expect(toneOfPathway(pathway({}))).toBe('watch')
    expect(toneOfPathway(pathway({ tier: 'high' }))).toBe('act')
    expect(toneOfPathway(pathway({ overdue: 'assessment' }))).toBe('act')
    expect(toneOfPathway(pathway({ tier: 'high', status: 'closed' }))).toBe('watch')
  })

  it('says who has it, who was told, and who was asked', () => {
    expect(ownerWords(pathway({}))).toBe('nobody has it yet; told: the prescriber of this patient')
    expect(ownerWords(pathway({ owner: osei, status: 'owned' }))).toBe('Dr Osei has it')
    expect(ownerWords(pathway({ owner: osei, handedOverTo: reyes, status: 'owned' }))).toBe(
      'Dr Osei has it; N. Reyes was asked to take it',
    )
  })

  it('closes with an owner and an action only', () => {
    expect(closingNeeds(pathway({}))).toContain('take it')
    expect(closingNeeds(pathway({ owner: osei }))).toContain('what was done')
    expect(closingNeeds(pathway({ owner: osei, acted: true }))).toBe('')
  })

  it('is read anew when the next is told, and at least each minute', () => {
    const now = Date.parse('2026-11-25T10:00:00Z')
    const at = (seconds: number) =>
      pathway({ nextEscalation: { at: new Date(now + seconds * 1000).toISOString(), to: 'Everybody' } })
    expect(nextLookMs([], now)).toBe(60_000)
    expect(nextLookMs([at(300), at(20)], now)).toBe(21_000)
    expect(nextLookMs([at(-30)], now)).toBe(5_000)
  })

  it('behind the lock names nobody, whoever shortened the name', () => {
    const hale = pathway({ patientName: 'Hale, Jonas', finding: '4 With some intent', tier: 'high' })
    expect(behindLock(hale)).toMatchObject({ patientName: 'H.J', finding: 'high tier', log: [] })
    expect(behindLock({ ...hale, patientName: 'H.J' }).patientName).toBe('H.J')
  })
})
