import { describe, expect, it } from 'vitest'
import { findProtocol, protocolSheet, protocols, unpublishedLines } from '../protocols/index.ts'
import { evidenceEntries, ruleId } from './index.ts'

const entries = new Map(evidenceEntries().map((entry) => [entry.id, entry]))

describe('the sheet of a protocol', () => {
  it.each(protocols.map((protocol) => [protocol.id, protocol] as const))(
    '%s: every line is a rule of the evidence',
    (_id, protocol) => {
      const sections = protocolSheet(protocol)
      const lines = sections.flatMap((section) => section.lines)
      for (const { path, rule } of lines) expect([...entries.keys()]).toContain(ruleId(`protocols/${path}`, rule))
      for (const { path, rule } of unpublishedLines(sections))
        expect(entries.get(ruleId(`protocols/${path}`, rule))?.needsSignOff, path).toBe(true)
      expect(sections.map(({ title }) => title)).toEqual(expect.arrayContaining(['Dose', 'Monitoring', 'Discharge']))
    },
  )

  it('says the numbers as a nurse reads them', () => {
    const us = findProtocol('esketamine-trd-us')
    if (!us) throw new Error('no protocol')
    const texts = protocolSheet(us).flatMap(({ lines }) => lines.map(({ text }) => text))
    expect(texts).toEqual(
      expect.arrayContaining([
        '56 or 84 mg, by devices of 28 mg, 5 min between them. Never above 84 mg',
        'First session: 56 mg',
        'BP above 140/90: Weigh benefit and risk; repeat after 5 to 10 min of rest',
        'At least 120 min after the last dose',
        'alert: BP 40/25 or more above baseline',
        'REMS monitoring form within 7 days',
        'Liver tests with ALP and GGT, every 3 to 6 months',
      ]),
    )
  })
})
