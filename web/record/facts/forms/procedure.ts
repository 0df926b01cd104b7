import { conceptOf, type FactForm, given, needsText, options, sinceUntil, span } from './form.ts'

export const procedure: FactForm<'procedure'> = {
  one: 'a procedure',
  title: 'Procedure',
  rows: () => [
    {
      control: 'text',
      name: 'text',
      label: 'Procedure',
      hint: 'Such as electroconvulsive therapy',
      maxLength: 500,
    },
    {
      control: 'select',
      name: 'status',
      label: 'Was it done?',
      options: options('completed', 'in-progress', 'stopped', 'not-done', 'unknown'),
    },
    sinceUntil,
  ],
  initial: () => ({ status: 'completed' }),
  valuesOf: (fact) => ({
    text: fact.concept.text,
    status: fact.status,
    start: fact.start ?? '',
    stop: fact.stop ?? '',
  }),
  faultsOf: needsText,
  factOf: (values, amended) => ({
    kind: 'procedure',
    concept: conceptOf(values.text, amended?.concept),
    status: values.status as 'completed',
    start: given(values.start),
    stop: given(values.stop),
  }),
  lineOf: (fact) => [fact.concept.text, fact.status, span(fact.start, fact.stop)],
}
