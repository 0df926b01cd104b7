import type { SessionEvent } from '../../clinical/session/index.ts'
import type { OrderedDose } from '../plans/index.ts'

/** `Marsh`, `Ada` → `A. M.` */
export const initialsOfPatient = (patient: { givenName: string; familyName: string }): string =>
  [patient.givenName, patient.familyName]
    .flatMap((name) => [...name.trim()].slice(0, 1))
    .map((letter) => `${letter.toUpperCase()}.`)
    .join(' ')

/** Fields that people write in words, or that name somebody. */
const words = new Set([
  'note',
  'reason',
  'text',
  'name',
  'phone',
  'preferences',
  'handover',
  'action',
  'resolution',
  'escortName',
  'to',
  'answeredBy',
  'orderedBy',
  'term',
  'medication',
  'site',
  'weightChoiceReason',
  'doseWeightReason',
])

/** Not empty: an override without a reason, or an escort without a name, would fold to something else. */
const hidden = '…'

/** An event, or what a plan orders, as a locked console may have it: it folds to the same state, without anybody's words. */
export function withoutWords<T extends SessionEvent | OrderedDose>(told: T): T {
  return hide(told) as T
}

function hide(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(hide)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([field, content]) => [
      field,
      words.has(field) && typeof content === 'string' && content !== '' ? hidden : hide(content),
    ]),
  )
}
