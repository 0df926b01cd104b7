import type { Fact } from '../../../clinical/record/record.ts'
import {
  type ChartKind,
  emptyValues,
  type FactFaults,
  type FactValues,
  factForm,
  type HandEnteredFact,
  isChartKind,
} from './forms/index.ts'

type StoredHandEntered = Extract<Fact, { kind: HandEnteredFact['kind'] }>
const isOfForm = (fact: Fact): fact is StoredHandEntered => isChartKind(fact.kind)

/** What a new fact begins with: a measurement is of today. */
export const newValues = (kind: ChartKind, today: string): FactValues => ({
  ...emptyValues,
  ...factForm(kind).initial?.(today),
})

/** A stored fact as the form shows it; `null` for a kind that is corrected elsewhere. */
export const valuesOfFact = (fact: Fact): FactValues | null =>
  isChartKind(fact.kind) && isOfForm(fact) ? { ...emptyValues, ...factForm(fact.kind).valuesOf(fact) } : null

const partialDate = /^\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?$/

/** What stands in the way of saving; the server looks at everything again. */
export function faultsOfFact(kind: ChartKind, values: FactValues): FactFaults {
  const faults: FactFaults = {}
  for (const field of ['start', 'stop', 'severityOn'] as const) {
    const date = values[field].trim()
    const isInstant = kind === 'measurement' && date.length > 10
    if (date && !isInstant && !partialDate.test(date)) faults[field] = 'Enter it as 2025, 2025-03 or 2025-03-14'
  }
  return { ...faults, ...factForm(kind).faultsOf?.(values) }
}

/** The fact to send; without faults only. */
export const factOfValues = (kind: ChartKind, values: FactValues, amended?: Fact): HandEnteredFact =>
  factForm(kind).factOf(values, amended?.kind === kind && isOfForm(amended) ? amended : undefined)

/** A version of a fact in one line: everything that the form asks for. */
export const factLine = (fact: Fact): string =>
  isChartKind(fact.kind) && isOfForm(fact)
    ? factForm(fact.kind).lineOf(fact).filter(Boolean).join(' · ')
    : fact.kind.replaceAll('-', ' ')
