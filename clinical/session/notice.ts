import type { EventCard, NoticeRule, NoticeTier } from '../protocols/index.ts'
import type { SignOff, Source } from '../quantity/source.ts'
import type { Instant } from '../record/record.ts'

export type NoticeSignal = NoticeRule['signal'] | 'sensor' | 'overdue' | 'help' | 'suicide-risk' | 'symptoms'

/** One rule of the protocol that was crossed: what it says, where that is from, and which version of it. */
export interface CrossedRule {
  id: string
  version: string
  tier: NoticeTier
  /** Blood pressure is judged by its value and against the patient's own baseline: two rules with two sources. */
  against: 'absolute' | 'baseline'
  /** `BP 180/110 or higher`, `BP 40/25 or more above baseline`, `SpO₂ below 90`. */
  text: string
  source: Source
  status?: SignOff
}

/** A threshold crossed, a sensor silent, something overdue. Derived at every look, never stored. */
export interface Notice {
  /** Rule and start: `spo2-below-90@2026-11-24T10:32:11.000Z`. Acknowledgements name it. */
  id: string
  ruleId: string
  signal: NoticeSignal
  tier: NoticeTier
  text: string
  startedAt: Instant
  raisedAt: Instant
  /** When the values were back; `null` while they are not. */
  overAt: Instant | null
  /** How often since it was last handled. */
  times: number
  /** Symptoms to ask for, and what was answered; `null` while nobody has. */
  asksSymptoms: string[]
  symptoms: string[] | null
  eventCard: EventCard | null
  /** Every rule that is crossed in this stretch, the one that gives the tier first; none where no threshold makes it. */
  rules: CrossedRule[]
  /** `acknowledged` is seen, not done. `handled`: done, or over after it was seen. */
  state: 'raised' | 'acknowledged' | 'handled'
  acknowledgedBy: string | null
  acknowledgedAt: Instant | null
  /** Red on the screen: tier act, or an alert whose symptoms nobody has asked for. */
  actNow: boolean
  source: Source | null
  status?: SignOff
}
