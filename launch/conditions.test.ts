import { expect, it } from 'vitest'
import { conditionGroups } from '../clinical/conditions/index.ts'
import { conditionsMarkdown } from '../clinical/conditions/markdown.ts'

it('docs/conditions.md is the table of conditions: after a change of it, run this test with `-u`', async () => {
  await expect(conditionsMarkdown()).toMatchFileSnapshot('../docs/conditions.md')
})

it('gives each condition a way to be found', () => {
  for (const [id, { icd10, words, includes, name }] of Object.entries(conditionGroups) as [
    string,
    { name: string; icd10: string[]; words?: string[]; includes?: string[] },
  ][]) {
    expect(icd10.length + (words?.length ?? 0) + (includes?.length ?? 0), id).toBeGreaterThan(0)
    expect(name).toMatch(/^[A-Z]/)
  }
})
