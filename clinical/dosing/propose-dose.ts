import { findInstrument } from '../instruments/index.ts'
import type { Protocol, Provenance, TitrationRule } from '../protocols/index.ts'
import type { Instant } from '../record/record.ts'
import { allowedDosesMg } from './devices.ts'
import { roundTo } from './rounding.ts'

export type OrderedAmount = { doseMg: number } | { doseMgPerKg: number }

/** One session of the plan in which a dose was given. */
export interface DosedSession {
  number: number
  /** When the dose began. */
  at: Instant
  /** As ordered: mg a kilogram, or mg of devices. `null`: not known. */
  ordered: OrderedAmount | null
  /** Whether all of it was given; `null`: not known. */
  complete: boolean | null
  adverseEvents: { term: string; severity: 'mild' | 'moderate' | 'severe'; serious: boolean }[]
}

/** Where the patient stands on one instrument. */
export interface ScoreNow {
  instrument: string
  /** The last total before the first dose; `null`: there is none. */
  baselineTotal: number | null
  /** The newest total after the baseline. */
  latest: { total: number; at: Instant } | null
}

export interface DoseProposal {
  /** `start`: nothing has been given yet. `unknown`: something that the rule asks for is not known. */
  move: 'start' | 'stay' | 'raise' | 'lower' | 'unknown'
  /** `null` when it is not known. */
  dose: OrderedAmount | null
  /** What it comes to, in a sentence. */
  text: string
  /** What it rests on, a line each. */
  facts: string[]
  /** What to ask for, when something is not known. */
  ask: string[]
  rule: { id: string; version: string; text: string } & Provenance
  /** Numbers of the rule with their own sources. */
  rests: Provenance[]
}

/**
 * The dose that the protocol's own rule comes to for the next session, with its reasons. It decides nothing: a
 * prescriber orders. `null` where the protocol has no such rule.
 *
 * @param sessions those of this plan in which a dose was given, oldest first
 */
export function proposeDose(
  protocol: Protocol,
  known: { sessions: readonly DosedSession[]; scores: readonly ScoreNow[]; ageYears: number | null },
): DoseProposal | null {
  const rule = protocol.titration
  if (!rule) return null
  const last = known.sessions.at(-1)
  const amounts = ladder(protocol, known.sessions.length + 1, known.ageYears)
  const unit = protocol.dose.kind === 'devices' ? 'mg' : 'mg/kg'
  const asDose = (amount: number): OrderedAmount => (unit === 'mg' ? { doseMg: amount } : { doseMgPerKg: amount })
  const facts: string[] = []
  const say = (move: DoseProposal['move'], amount: number | null, text: string, ask: string[] = []): DoseProposal => ({
    move,
    dose: amount === null ? null : asDose(amount),
    text,
    facts,
    ask,
    rule: { id: rule.id, version: rule.version, text: rule.text, source: rule.source, status: rule.status },
    rests: [...(rule.raiseBelow ? [rule.raiseBelow] : []), rule.notTolerated].map(({ source, status }) => ({
      source,
      status,
    })),
  })

  const [first] = amounts
  if (!last) {
    if (first === undefined) return say('unknown', null, 'The first dose goes by age.', ['the date of birth'])
    return say('start', first, `First session: ${first} ${unit}.`)
  }
  const now = last.ordered && ('doseMg' in last.ordered ? last.ordered.doseMg : last.ordered.doseMgPerKg)
  if (now === null) return say('unknown', null, 'The last dose is not known.', [`the dose of session ${last.number}`])
  facts.push(`Session ${last.number}: ${now} ${unit} ordered${last.complete === false ? ', not all of it given' : ''}.`)

  const events = against(rule, last)
  for (const { term, severity, serious } of last.adverseEvents)
    facts.push(`Session ${last.number}: ${term}, ${severity}${serious ? ', serious' : ''}.`)
  if (events.length > 0 || last.complete === false) {
    const why = [...events, ...(last.complete === false ? ['the dose was cut short'] : [])].join(', ')
    const lower = rule.lowers ? amounts.findLast((amount) => amount < now) : undefined
    if (lower !== undefined) return say('lower', lower, `Lower to ${lower} ${unit}: not tolerated (${why}).`)
    return say('stay', now, `Stay at ${now} ${unit}: no step up, not tolerated (${why}).`)
  }
  if (last.complete === null) {
    const ask = [`what was given in session ${last.number}`]
    return say(
      'unknown',
      null,
      `Unknown: it is not recorded whether all of the dose of session ${last.number} was given.`,
      ask,
    )
  }
  facts.push(`Tolerated by the rule: no severe or serious adverse event on record in session ${last.number}.`)
  if (rule.afterSession !== undefined && known.sessions.length < rule.afterSession)
    return say('stay', now, `Stay at ${now} ${unit}: the rule judges after session ${rule.afterSession}.`)
  const higher = amounts.find((amount) => amount > now)
  if (rule.raiseBelow === null || higher === undefined)
    return say('stay', now, `Stay at ${now} ${unit}: the protocol goes no higher.`)
  return byImprovement(rule, rule.raiseBelow.improvementPercent)

  function byImprovement({ instruments }: TitrationRule, asked: number): DoseProposal {
    const since = Date.parse(last?.at ?? '')
    const usable = instruments
      .map((id) => known.scores.find((score) => score.instrument === id))
      .find((score) => score?.baselineTotal != null && score.latest !== null && Date.parse(score.latest.at) >= since)
    if (!usable?.latest || usable.baselineTotal === null) {
      const why = missingScore(instruments, known.scores)
      return say('unknown', null, `Unknown: ${why}`, [askFor(instruments)])
    }
    const { latest, baselineTotal } = usable
    const name = findInstrument(usable.instrument)?.shortTitle ?? usable.instrument
    const better = findInstrument(usable.instrument)?.direction === 'higher-is-better' ? -1 : 1
    if (baselineTotal === 0) return say('unknown', null, `Unknown: ${name} was 0 before the first dose.`)
    const percent = ((baselineTotal - latest.total) * 100 * better) / baselineTotal
    facts.push(`${name} ${baselineTotal} before the first dose, ${latest.total} since the last one.`)
    const improved = `${name} ${percent < 0 ? 'worsened' : 'improved'} by ${roundTo(Math.abs(percent), 0.1)} %`
    return percent < asked
      ? say('raise', higher ?? null, `Consider ${higher} ${unit}: ${improved}, less than ${asked} %.`)
      : say('stay', now, `Stay at ${now} ${unit}: ${improved}, at least ${asked} %.`)
  }
}

/** The doses of a protocol from the lowest up, for a session and an age. */
function ladder(protocol: Protocol, session: number, ageYears: number | null): number[] {
  const { dose } = protocol
  const amounts =
    dose.kind === 'devices'
      ? (allowedDosesMg(protocol, session, ageYears) ?? [])
      : [dose.doseMgPerKg, ...dose.steps.map((step) => step.mgPerKg)]
  return amounts.toSorted((a, b) => a - b)
}

const severities = ['mild', 'moderate', 'severe'] as const

/** Adverse events of a session that the rule takes for not tolerated. */
const against = ({ notTolerated }: TitrationRule, { adverseEvents }: DosedSession): string[] =>
  adverseEvents
    .filter(
      ({ severity, serious }) =>
        serious || severities.indexOf(severity) >= severities.indexOf(notTolerated.severityFrom),
    )
    .map(({ term, severity, serious }) => `${term}, ${serious ? 'serious' : severity}`)

const titles = (instruments: readonly string[]) =>
  instruments.map((id) => findInstrument(id)?.shortTitle ?? id).join(', ')

const askFor = (instruments: readonly string[]) =>
  instruments.length === 1 ? `a score of ${titles(instruments)}` : `a score of one of ${titles(instruments)}`

function missingScore(instruments: readonly string[], scores: readonly ScoreNow[]): string {
  const known = scores.filter(({ instrument }) => instruments.includes(instrument))
  if (known.length === 0) return `no score of ${titles(instruments)}.`
  if (known.every(({ baselineTotal }) => baselineTotal === null)) return 'no score before the first dose.'
  return 'no score since the last dose.'
}
