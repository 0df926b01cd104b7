import type { AnswerOption, Item } from './instrument.ts'

/** Bare numbers, for score entry where the anchors may not be shipped. */
export const numberOptions = (min: number, max: number): AnswerOption[] =>
  Array.from({ length: max - min + 1 }, (_, step) => ({ value: min + step, label: String(min + step) }))

export const yesNoOptions = (): AnswerOption[] => [
  { value: 0, label: 'No', loinc: 'LA32-8' },
  { value: 1, label: 'Yes', loinc: 'LA33-6' },
]

/** Asked as yes or no: 1 and 0 of another meaning (agrees, disagrees) are not that. */
export const isYesNo = ({ options }: { options: readonly AnswerOption[] }): boolean =>
  options.length === 2 && options[0]?.label === 'No' && options[1]?.label === 'Yes'

/** How often, over two weeks. */
const frequencyOptions = (): AnswerOption[] => [
  { value: 0, label: 'Not at all', loinc: 'LA6568-5' },
  { value: 1, label: 'Several days', loinc: 'LA6569-3' },
  { value: 2, label: 'More than half the days', loinc: 'LA6570-1' },
  { value: 3, label: 'Nearly every day', loinc: 'LA6571-9' },
]

/** A symptom by how often it bothered, as PHQ-9 and GAD-7 ask. */
export const frequencyItem = (linkId: string, loinc: string, label: string, text: string): Item => ({
  linkId,
  label,
  text,
  min: 0,
  max: 3,
  options: frequencyOptions(),
  loinc,
})
