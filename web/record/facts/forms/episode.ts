import { type FactForm, options } from './form.ts'

const severities = options('subsyndromal', 'mild', 'moderate', 'severe-without-psychosis', 'severe-with-psychosis')

export const episode: FactForm<'episode'> = {
  one: 'an episode',
  title: 'Depressive episode',
  rows: () => [
    { control: 'date', name: 'start', label: 'Began' },
    { control: 'select', name: 'severity', label: 'How severe', options: severities, empty: 'not known' },
  ],
  valuesOf: ({ start, severity = '' }) => ({ start, severity }),
  faultsOf: ({ start }) => (start.trim() ? {} : { start: 'Enter when it began, as far as known' }),
  factOf: ({ start, severity }) => ({
    kind: 'episode',
    start: start.trim(),
    severity: severity ? (severity as 'mild') : undefined,
  }),
  lineOf: ({ start, severity }) => [`since ${start}`, severity?.replaceAll('-', ' ') ?? 'severity not known'],
}
