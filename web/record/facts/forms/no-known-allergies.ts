import type { FactForm } from './form.ts'

const scopes = [
  { value: 'any', label: 'any substance' },
  { value: 'medicine', label: 'medicines; others were not asked about' },
] as const

export const noKnownAllergies: FactForm<'no-known-allergies'> = {
  one: 'that no allergy is known',
  title: 'No known allergies',
  newTitle: 'No known allergies',
  rows: () => [
    { control: 'select', name: 'scope', label: 'The patient was asked, and knows of no allergy to', options: scopes },
    { control: 'date', name: 'start', label: 'Asked on' },
  ],
  initial: (today) => ({ start: today }),
  valuesOf: ({ scope, on = '' }) => ({ scope, start: on }),
  faultsOf: ({ start }) => (start.trim() ? {} : { start: 'Enter the day' }),
  factOf: ({ scope, start }) => ({ kind: 'no-known-allergies', scope: scope as 'any', on: start.trim() }),
  fieldOf: { on: 'start' },
  lineOf: ({ scope, on, statedBy }) => [
    `No known allergy to ${scopes.find(({ value }) => value === scope)?.label ?? scope}`,
    on,
    statedBy && `said by ${statedBy}`,
  ],
}
