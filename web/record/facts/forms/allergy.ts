import { conceptOf, type FactForm, given, needsText, options, ruledOut } from './form.ts'

export const allergy: FactForm<'allergy'> = {
  one: 'an allergy',
  title: 'Allergy',
  rows: () => [
    { control: 'text', name: 'text', label: 'Allergy to', maxLength: 500 },
    { control: 'text', name: 'reaction', label: 'Reaction', maxLength: 500 },
    [
      {
        control: 'select',
        name: 'certainty',
        label: 'How sure',
        options: [...options('confirmed', 'unconfirmed'), ruledOut, ...options('unknown')],
      },
      {
        control: 'select',
        name: 'status',
        label: 'Now',
        options: options('active', 'inactive', 'resolved', 'unknown'),
      },
    ],
    { control: 'date', name: 'start', label: 'Recorded on' },
  ],
  initial: (today) => ({ certainty: 'unconfirmed', start: today }),
  valuesOf: (fact) => ({
    text: fact.concept.text,
    status: fact.clinicalStatus,
    certainty: fact.verificationStatus,
    reaction: fact.reaction ?? '',
    start: fact.recorded ?? '',
  }),
  faultsOf: needsText,
  factOf: (values, amended) => ({
    kind: 'allergy',
    concept: conceptOf(values.text, amended?.concept),
    clinicalStatus: values.status as 'active',
    verificationStatus: values.certainty as 'confirmed',
    reaction: given(values.reaction),
    recorded: given(values.start),
  }),
  fieldOf: { clinicalStatus: 'status', verificationStatus: 'certainty', recorded: 'start' },
  lineOf: (fact) => [fact.concept.text, fact.reaction, fact.clinicalStatus, fact.verificationStatus],
}
