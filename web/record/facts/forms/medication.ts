import { identifyMedications } from '../../../../clinical/medications/index.ts'
import { plain, readNumber } from '../../../ui/index.ts'
import { conceptOf, type FactForm, given, needsText, options, shown, sinceUntil, span } from './form.ts'

export const medication: FactForm<'medication'> = {
  one: 'a medicine',
  title: 'Medicine',
  rows: ({ text }) => [
    { control: 'text', name: 'text', label: 'Medicine', hint: readAs(text), maxLength: 500 },
    [
      { control: 'number', name: 'dose', label: 'Dose a day', unit: 'mg' },
      { control: 'text', name: 'dosageText', label: 'How it is taken', maxLength: 1000 },
    ],
    [
      {
        control: 'select',
        name: 'status',
        label: 'Order',
        options: options('active', 'on-hold', 'stopped', 'completed', 'cancelled', 'unknown'),
      },
      { control: 'check', name: 'asNeeded', label: 'As needed' },
    ],
    sinceUntil,
    {
      control: 'yes-no-unknown',
      name: 'taken',
      label: 'Does the patient take it?',
      hint: 'A prescription does not say so',
    },
  ],
  valuesOf: (fact) => ({
    text: fact.concept.text,
    status: fact.status,
    start: fact.start ?? '',
    stop: fact.stop ?? '',
    dose: shown(fact.dailyDoseMg),
    dosageText: fact.dosageText ?? '',
    asNeeded: fact.asNeeded ?? false,
    taken: fact.taken,
  }),
  faultsOf: (values) => ({
    ...needsText(values),
    ...(values.dose.trim() && !((readNumber(values.dose) ?? 0) > 0)
      ? { dose: 'A number of milligrams above 0, or empty' }
      : {}),
  }),
  factOf: (values, amended) => {
    const dailyDoseMg = readNumber(values.dose)
    const sameDose = amended !== undefined && amended.dailyDoseMg === dailyDoseMg
    return {
      kind: 'medication',
      concept: conceptOf(values.text, amended?.concept),
      status: values.status as 'active',
      start: given(values.start),
      stop: given(values.stop),
      dosageText: given(values.dosageText),
      dailyDoseMg,
      asNeeded: values.asNeeded || undefined,
      taken: values.taken,
      ...(amended && {
        statusReason: amended.status === values.status ? amended.statusReason : undefined,
        doseQuantity: sameDose ? amended.doseQuantity : undefined,
        timesPerDay: sameDose ? amended.timesPerDay : undefined,
      }),
    }
  },
  fieldOf: { dailyDoseMg: 'dose' },
  lineOf: (fact) => [
    fact.concept.text,
    fact.dailyDoseMg === undefined ? '' : `${plain(fact.dailyDoseMg)} mg a day`,
    fact.dosageText,
    fact.status,
    span(fact.start, fact.stop),
    { yes: 'taken', no: 'not taken', unknown: 'taking not known' }[fact.taken],
  ],
}

/** What our table makes of the words: interactions and trials go by it. */
function readAs(typed: string): string {
  if (typed.trim().length <= 2) return 'Name and strength, such as sertraline 50 mg'
  const read = identifyMedications({ text: typed, codings: [] })
  return read.length > 0
    ? `Read as ${read.map((each) => each.medication.name).join(' and ')}`
    : 'Not in our table: it is not checked for interactions'
}
