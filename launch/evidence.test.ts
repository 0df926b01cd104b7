import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { evidenceEntries, evidenceMarkdown } from '../clinical/evidence/index.ts'
import { numbersInCode } from '../clinical/evidence/numbers-in-code.ts'

const clinical = fileURLToPath(new URL('../clinical/', import.meta.url))

/** Names of constants that carry a unit of time, age or dose: those say something about a patient. */
const clinicalName = /(Days|Weeks|Months|Years|Age|Times|Minutes|Hours|Percent|Kg|Mg|Ml)$/

/** Of the calendar, and of working habits. */
const notClinical = new Set(['quantity/day-number.ts daysIn400Years', 'session/due-items.ts wasteMinutes'])

const sourceFiles = () =>
  (readdirSync(clinical, { recursive: true }) as string[])
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|\/testing[^/]*\.ts$/.test(file))

/** Top-level constants of a file that are a bare number. */
function constantsOf(file: string): Record<string, number> {
  const found = readFileSync(`${clinical}${file}`, 'utf8').matchAll(
    /^(?:export )?const (\w+)(?:: \w+)? = (-?[\d_.]+)$/gm,
  )
  return Object.fromEntries([...found].map(([, name = '', value = '']) => [name, Number(value.replaceAll('_', ''))]))
}

describe('the evidence', () => {
  it('lists each number that stands in code in numbers-in-code.ts, as the code has it', () => {
    for (const { id, file, value } of numbersInCode)
      expect(constantsOf(file), `${file}: ${id}`).toMatchObject({ [id]: value })
    const listed = new Set(numbersInCode.map(({ id, file }) => `${file} ${id}`))
    const unlisted = sourceFiles().flatMap((file) =>
      Object.keys(constantsOf(file))
        .filter((name) => clinicalName.test(name))
        .map((name) => `${file} ${name}`)
        .filter((each) => !listed.has(each) && !notClinical.has(each)),
    )
    expect(unlisted).toEqual([])
  })

  it('is docs/evidence.md: after a change of the data, run `npm run evidence`', () => {
    const document = readFileSync(new URL('../docs/evidence.md', import.meta.url), 'utf8')
    expect(document === evidenceMarkdown(evidenceEntries()), 'run `npm run evidence`').toBe(true)
  })
})
