import { describe, expect, it } from 'vitest'
import { rulesets } from '../eligibility/index.ts'
import { instruments } from '../instruments/index.ts'
import { findMedication } from '../medications/index.ts'
import { findProtocol } from '../protocols/index.ts'
import { numbersWithoutSource } from './collect.ts'
import { criterionRuleId, evidenceEntries, ruleId } from './index.ts'
import { knowledge } from './knowledge.ts'

const entries = evidenceEntries()

describe('every clinical number', () => {
  it('stands under a source', () => {
    const data = [
      ...knowledge.map(({ path, usedIn, data: given }) => ({ path: `${path} of ${usedIn}`, data: given })),
      ...rulesets.map(({ id, criteria }) => ({ path: id, data: criteria })),
    ]
    expect(data.flatMap((each) => numbersWithoutSource(each.data, each.path))).toEqual([])
  })

  it('is found where it does not', () => {
    const us = findProtocol('esketamine-trd-us')
    expect(numbersWithoutSource({ ...us, extra: [{ id: 'new', minutes: 5 }] }, 'protocols')).toEqual([
      'protocols/extra/new/minutes',
    ])
    expect(numbersWithoutSource({ observation: { ...us?.observation, source: undefined } }, 'protocols')).toEqual([
      'protocols/observation/minimumMinutes',
    ])
  })
})

describe('the evidence', () => {
  it('names each rule once, with words and a source', () => {
    expect(new Set(entries.map((entry) => entry.id)).size).toBe(entries.length)
    expect(
      entries.filter(({ title, text, source }) => !title || !text || !source.citation).map(({ id }) => id),
    ).toEqual([])
  })

  it('wants sign-off for everything that nobody published', () => {
    expect(entries.filter(({ source, needsSignOff }) => source.evidence === 'local' && !needsSignOff)).toEqual([])
  })

  it('names a rule by what it says: other words, another rule', () => {
    const us = findProtocol('esketamine-trd-us')
    const eu = findProtocol('esketamine-trd-eu')
    if (!us || !eu) throw new Error('no protocol')
    const known = new Set(entries.map((entry) => entry.id))
    expect(known).toContain(ruleId('protocols/observation', eu.observation))
    const longer = { ...eu.observation, minimumMinutes: 150 }
    expect(known).not.toContain(ruleId('protocols/observation', longer))
    const reordered = Object.fromEntries(Object.entries(eu.observation).toReversed())
    expect(ruleId('protocols/observation', reordered)).toBe(ruleId('protocols/observation', eu.observation))
    const card = us.eventCards[0]
    expect(known).toContain(ruleId('protocols/eventCards/hypertension', card ?? {}))
    const shared = entries.find((entry) => entry.id.startsWith('protocols/notices/spo2-below-90#'))
    expect(shared?.usedIn).toEqual(expect.arrayContaining(['esketamine-trd-us', 'ketamine-iv-0.5-mg-per-kg']))
  })

  it('lists every source of an instrument that was not read as such', () => {
    const unread = (value: unknown): string[] =>
      typeof value !== 'object' || value === null
        ? []
        : 'citation' in value
          ? 'evidence' in value && value.evidence === 'unverified'
            ? [String(value.citation)]
            : []
          : Object.values(value).flatMap(unread)
    const listed = new Set(
      entries.flatMap(({ area, source }) =>
        area === 'instruments' && source.evidence === 'unverified' ? [source.citation] : [],
      ),
    )
    const citations = new Set(instruments.flatMap(unread))
    expect(citations.size).toBeGreaterThan(10)
    expect([...citations].filter((citation) => !listed.has(citation))).toEqual([])
  })

  it('names a stricter dose as the trial that it stands beside does, and wants sign-off for it', () => {
    const stricter = findMedication('venlafaxine')?.stricterDoseMgPerDay
    const id = ruleId('medicines/venlafaxine/stricterDoseMgPerDay', stricter ?? {})
    expect(entries.find((entry) => entry.id === id)).toMatchObject({ needsSignOff: true, text: 'value 150' })
  })

  it('names a criterion as a determination does', () => {
    const known = new Set(entries.map((entry) => entry.id))
    const [first] = entries.filter((entry) => entry.area === 'eligibility')
    const criterion = rulesets[0]?.criteria[0]
    if (!criterion || !first) throw new Error('no criterion')
    const { id, version, statement } = criterion
    expect(known).toContain(criterionRuleId({ id, version, statement, source: first.source.citation }))
  })
})
