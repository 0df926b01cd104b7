import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { type Instrument, instruments, totalRange } from '../clinical/instruments/index.ts'

/** One row of the table in docs/instruments.md, as the data has it. */
function rowOf(instrument: Instrument): string {
  const { id, shortTitle, items, licence, scoring } = instrument
  const range = totalRange(instrument)
  const result = range ? `${range.min} to ${range.max}` : scoring.kind === 'triage' ? 'a tier' : 'a profile'
  const wording = licence.text === 'shippable' ? 'included' : 'labels only'
  const holder = licence.holder.replace(/\.$/, '')
  return `| \`${id}\` | ${shortTitle} | ${items.length} | ${result} | ${wording} | ${holder} | ${licence.terms} |`
}

it('docs/instruments.md lists every instrument with its licence, as the data has it', () => {
  const lines = readFileSync(new URL('../docs/instruments.md', import.meta.url), 'utf8').split('\n')
  const rows = lines.filter((line) => line.startsWith('| `'))
  expect(rows).toEqual(instruments.map(rowOf))
})
