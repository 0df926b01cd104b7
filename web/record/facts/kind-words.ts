import type { ChartKind } from './fact-values.ts'

export const kindWords: Record<ChartKind, { one: string; title: string }> = {
  condition: { one: 'a problem', title: 'Problem' },
  medication: { one: 'a medicine', title: 'Medicine' },
  allergy: { one: 'an allergy', title: 'Allergy' },
  measurement: { one: 'a result', title: 'Result' },
}
