import { conceptOf, type FactForm, given, needsText, options, ruledOut, sinceUntil, span } from './form.ts'

export const condition: FactForm<'condition'> = {
  one: 'a problem',
  title: 'Problem',
  rows: () => [
    { control: 'text', name: 'text', label: 'Problem', maxLength: 500 },
    [
      {
        control: 'select',
        name: 'status',
        label: 'Now',
        options: options('active', 'recurrence', 'relapse', 'remission', 'inactive', 'resolved', 'unknown'),
      },
      {
        control: 'select',
        name: 'certainty',
        label: 'How sure',
        options: [
          ...options('confirmed', 'unconfirmed', 'provisional', 'differential'),
          ruledOut,
          ...options('unknown'),
        ],
      },
    ],
    sinceUntil,
  ],
  valuesOf: (fact) => ({
    text: fact.concept.text,
    status: fact.clinicalStatus,
    certainty: fact.verificationStatus,
    start: fact.onset ?? '',
    stop: fact.abatement ?? '',
  }),
  faultsOf: needsText,
  factOf: (values, amended) => ({
    kind: 'condition',
    concept: conceptOf(values.text, amended?.concept),
    clinicalStatus: values.status as 'active',
    verificationStatus: values.certainty as 'confirmed',
    onset: given(values.start),
    abatement: given(values.stop),
    recorded: amended?.recorded,
  }),
  fieldOf: { clinicalStatus: 'status', verificationStatus: 'certainty', onset: 'start', abatement: 'stop' },
  lineOf: (fact) => [fact.concept.text, fact.clinicalStatus, fact.verificationStatus, span(fact.onset, fact.abatement)],
}
