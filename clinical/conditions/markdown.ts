import type { ConditionGroupDefinition } from './condition-group.ts'
import { conditionGroups } from './groups.ts'
import { snomedCodes } from './snomed.ts'

const codes = (list: readonly string[] | undefined): string => (list ?? []).map((each) => `\`${each}\``).join(' ')
const phrases = (list: readonly string[] | undefined): string => (list ?? []).join(', ')

/**
 * `docs/conditions.md`: every condition that a criterion asks about, with what a record has to say for it, in one table.
 * SNOMED CT codes stay in their own file, whose licence asks for it; how many there are is told.
 */
export function conditionsMarkdown(): string {
  const rows = Object.entries<ConditionGroupDefinition>(conditionGroups).map(([id, group]) => {
    const snomed = Object.keys(snomedCodes[id as keyof typeof conditionGroups] ?? {}).length
    const made = (group.includes ?? []).map((each) => conditionGroups[each as keyof typeof conditionGroups].name)
    const icd10 = [codes(group.icd10), group.notIcd10 ? `not ${codes(group.notIcd10)}` : ''].filter(Boolean).join('; ')
    const words = [
      phrases(group.words),
      group.besideWords ? `beside ${phrases(group.besideWords)}` : '',
      group.notWords ? `not ${phrases(group.notWords)}` : '',
    ]
    return `| ${[
      group.name,
      icd10,
      snomed > 0 ? String(snomed) : '',
      words.filter(Boolean).join('; '),
      made.length > 0 ? made.join(', ') : '',
    ].join(' | ')} |`
  })
  return [
    '# The conditions that a criterion asks about',
    '',
    'Made from `clinical/conditions/` by its test; do not edit. ICD-10-CM codes are prefixes: `I71.4` covers `I71.43`, and `?` is any one character. Words are',
    'matched whole, and asked only where no code of the record is one we know. SNOMED CT codes stand in',
    '`clinical/conditions/snomed.ts`, under the notice there; here is how many.',
    '',
    '| condition | ICD-10-CM | SNOMED CT | words | and all of |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}
