import type { Concept, Fact, FactKind, MeasurementName } from '../../../../clinical/record/record.ts'
import type { CallInput } from '../../../api.ts'

export type HandEnteredFact = CallInput<'POST /api/patients/:patientId/facts'>['body']['fact']

/** A fact as it is typed: all fields of all kinds as text, each kind reads its own. */
export interface FactValues {
  text: string
  status: string
  certainty: string
  start: string
  stop: string
  dose: string
  dosageText: string
  asNeeded: boolean
  taken: 'yes' | 'no' | 'unknown'
  reaction: string
  name: MeasurementName
  value: string
  second: string
  unit: string
  scope: string
  severity: string
  severityOn: string
}

export const emptyValues: FactValues = {
  text: '',
  status: 'active',
  certainty: 'confirmed',
  start: '',
  stop: '',
  dose: '',
  dosageText: '',
  asNeeded: false,
  taken: 'unknown',
  reaction: '',
  name: 'weight',
  value: '',
  second: '',
  unit: '',
  scope: 'any',
  severity: '',
  severityOn: '',
}

export type FactFaults = Partial<Record<keyof FactValues, string>>

export type TextName = Exclude<keyof FactValues, 'asNeeded' | 'taken'>
interface Choice {
  value: string
  label: string
}

/** One control of a form, as data. */
export type FormField =
  | { control: 'text'; name: TextName; label: string; hint?: string; maxLength: number }
  | { control: 'number'; name: TextName; label: string; unit?: string }
  | { control: 'date'; name: TextName; label: string }
  | {
      control: 'select'
      name: TextName
      label: string
      options: readonly Choice[]
      empty?: string
      clears?: TextName[]
    }
  | { control: 'check'; name: 'asNeeded'; label: string }
  | { control: 'yes-no-unknown'; name: 'taken'; label: string; hint?: string }

/** A control, or several side by side. */
export type FormRow = FormField | readonly FormField[]

/** How one kind of fact is typed, shown and sent. One file a kind, listed in `index.ts`. */
export interface FactForm<K extends HandEnteredFact['kind'] = HandEnteredFact['kind']> {
  /** `a problem`, for "Add …". */
  one: string
  title: string
  /** Of the dialog that adds one, where `Add a problem` says it badly. */
  newTitle?: string
  rows: (values: FactValues, isNew: boolean) => readonly FormRow[]
  /** What a new one begins with. */
  initial?: (today: string) => Partial<FactValues>
  /** A stored fact as the form shows it. */
  valuesOf: (fact: FactOf<K>) => Partial<FactValues>
  /** What stands in the way of saving, beyond dates that cannot be read; the server looks at everything again. */
  faultsOf?: (values: FactValues) => FactFaults
  /**
   * The fact to send. What the form does not ask is kept from the fact that is amended, unless what was typed speaks
   * against it: codes belong to the words they came with.
   */
  factOf: (values: FactValues, amended?: FactOf<K>) => Extract<HandEnteredFact, { kind: K }>
  /** The server's names of fields that the form calls otherwise. */
  fieldOf?: Readonly<Record<string, keyof FactValues>>
  /** All that the form asks for, to be joined in one line. */
  lineOf: (fact: FactOf<K>) => (string | undefined)[]
}

type FactOf<K extends FactKind> = Extract<Fact, { kind: K }>

export const options = (...values: string[]): Choice[] =>
  values.map((value) => ({ value, label: value.replaceAll('-', ' ') }))

export const ruledOut: Choice = { value: 'refuted', label: 'ruled out' }

export const sinceUntil: readonly FormField[] = [
  { control: 'date', name: 'start', label: 'Since' },
  { control: 'date', name: 'stop', label: 'Until' },
]

export const shown = (value: number | undefined): string => (value === undefined ? '' : String(value))

/** Typed text, or nothing. */
export const given = (typed: string): string | undefined => typed.trim() || undefined

export const needsText = ({ text }: FactValues): FactFaults =>
  text.trim() ? {} : { text: 'Enter it as it should be read' }

/** The words that were typed, with the codes that the same words had. */
export function conceptOf(typed: string, before?: Concept): Concept {
  const text = typed.trim()
  return before?.text === text ? before : { text, codings: [] }
}

export const span = (from: string | undefined, to: string | undefined): string =>
  from && to ? `${from} to ${to}` : from ? `since ${from}` : to ? `until ${to}` : ''
