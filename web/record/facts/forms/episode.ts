import { type FactForm, options } from './form.ts'

const severities = options('subsyndromal', 'mild', 'moderate', 'severe-without-psychosis', 'severe-with-psychosis')

export const episode: FactForm<'episode'> = {
  one: 'an episode',
  title: 'Depressive episode',
  rows: ({ severity }) => [
    { control: 'date', name: 'start', label: 'Began' },
    { control: 'select', name: 'severity', label: 'How severe', options: severities, empty: 'not known' },
    ...(severity ? [{ control: 'date', name: 'severityOn', label: 'Judged on: it speaks for 30 days' } as const] : []),
  ],
  initial: (today) => ({ severityOn: today }),
  valuesOf: ({ start, severity = '', severityOn = '' }) => ({ start, severity, severityOn }),
  faultsOf: ({ start }) => (start.trim() ? {} : { start: 'Enter when it began, as far as known' }),
  factOf: ({ start, severity, severityOn }) => ({
    kind: 'episode',
    start: start.trim(),
    ...(severity ? { severity: severity as 'mild' } : {}),
    ...(severity && severityOn.trim() ? { severityOn: severityOn.trim() } : {}),
  }),
  lineOf: ({ start, severity, severityOn }) => [
    `since ${start}`,
    severity?.replaceAll('-', ' ') ?? 'severity not known',
    severity && (severityOn ? `judged on ${severityOn}` : 'judged on a day that is not known'),
  ],
}
