import { describe, expect, it } from 'vitest'
import { findInstrument } from '../instruments/index.ts'
import { protocols } from '../protocols/index.ts'
import { type DosedSession, proposeDose, type ScoreNow } from './propose-dose.ts'
import { intravenous, protocolOf, subcutaneous } from './testing.ts'

const stepUp = protocolOf('ketamine-iv-step-up')
const us = protocolOf('esketamine-trd-us')
const eu = protocolOf('esketamine-trd-eu')
const acute = protocolOf('esketamine-mdsi-us')

const day = (number: number) => new Date(Date.UTC(2026, 10, number, 9)).toISOString()
const session = (number: number, amount: number | null, more: Partial<DosedSession> = {}): DosedSession => ({
  number,
  at: day(number * 3),
  ordered: amount === null ? null : amount < 5 ? { doseMgPerKg: amount } : { doseMg: amount },
  complete: true,
  adverseEvents: [],
  ...more,
})
const scored = (instrument: string, baselineTotal: number | null, total: number, on = 20): ScoreNow => ({
  instrument,
  baselineTotal,
  latest: { total, at: day(on) },
})
const severe = { adverseEvents: [{ term: 'vomiting', severity: 'severe' as const, serious: false }] }

function propose(protocol: typeof us, sessions: DosedSession[], scores: ScoreNow[] = [], ageYears: number | null = 40) {
  const proposal = proposeDose(protocol, { sessions, scores, ageYears })
  if (!proposal) throw new Error('no rule')
  const { dose } = proposal
  return { ...proposal, amount: dose && ('doseMg' in dose ? dose.doseMg : dose.doseMgPerKg) }
}

describe('a dose of which nobody recorded whether all was given', () => {
  it('is not taken for one that was tolerated: it is asked for', () => {
    const open = [session(1, 0.5), session(2, 0.5, { complete: null })]
    expect(propose(stepUp, open, [scored('qids-sr16', 20, 19)])).toMatchObject({
      move: 'unknown',
      amount: null,
      ask: ['what was given in session 2'],
    })
  })
})

describe('the step-up of infusions', () => {
  const two = [session(1, 0.5), session(2, 0.5)]

  it('starts with the protocol’s dose, and is judged after the second infusion', () => {
    expect(propose(stepUp, [])).toMatchObject({ move: 'start', amount: 0.5 })
    expect(propose(stepUp, [session(1, 0.5)], [scored('qids-sr16', 20, 19)])).toMatchObject({
      move: 'stay',
      text: 'Stay at 0.5 mg/kg: the rule judges after session 2.',
    })
  })

  it('considers 0.75 mg/kg below an improvement of 20 % on QIDS-SR16, with rule, version and source', () => {
    const proposal = propose(stepUp, two, [scored('qids-sr16', 20, 17)])
    expect(proposal).toMatchObject({
      move: 'raise',
      amount: 0.75,
      text: 'Consider 0.75 mg/kg: QIDS-SR16 improved by 15 %, less than 20 %.',
      rule: { id: 'step-up-after-two', version: '1', status: 'needs-clinical-sign-off' },
    })
    expect(proposal.rule.source.citation).toMatch(/^McIntyre/)
    expect(proposal.facts).toContain('QIDS-SR16 20 before the first dose, 17 since the last one.')
    expect(propose(stepUp, two, [scored('qids-sr16', 20, 16)])).toMatchObject({ move: 'stay', amount: 0.5 })
    expect(propose(stepUp, two, [scored('qids-sr16', 20, 24)]).text).toContain('worsened by 20 %')
  })

  it('is unknown without a score, and says which to ask for', () => {
    const asks = { move: 'unknown', dose: null, ask: ['a score of QIDS-SR16'] }
    expect(propose(stepUp, two)).toMatchObject({ ...asks, text: 'Unknown: no score of QIDS-SR16.' })
    expect(propose(stepUp, two, [scored('phq-9', 20, 4)])).toMatchObject(asks)
    expect(propose(stepUp, two, [scored('qids-sr16', null, 12)])).toMatchObject({
      ...asks,
      text: 'Unknown: no score before the first dose.',
    })
    expect(propose(stepUp, two, [scored('qids-sr16', 20, 17, 4)])).toMatchObject({
      ...asks,
      text: 'Unknown: no score since the last dose.',
    })
    expect(propose(stepUp, [session(1, 0.5), session(2, null)])).toMatchObject({
      move: 'unknown',
      ask: ['the dose of session 2'],
    })
  })

  it('takes no step up after what was not tolerated, and goes no higher than the protocol', () => {
    const badly = propose(stepUp, [session(1, 0.5), session(2, 0.5, severe)], [scored('qids-sr16', 20, 20)])
    expect(badly).toMatchObject({ move: 'stay', amount: 0.5 })
    expect(badly.text).toContain('vomiting, severe')
    const short = propose(stepUp, [session(1, 0.5), session(2, 0.5, { complete: false })], [])
    expect(short.text).toContain('cut short')
    expect(propose(stepUp, [...two, session(3, 0.75)], [scored('qids-sr16', 20, 20)])).toMatchObject({
      move: 'stay',
      text: 'Stay at 0.75 mg/kg: the protocol goes no higher.',
    })
  })
})

describe('the steps under the skin', () => {
  it('go from 0.5 to 0.9 mg/kg, one at a time, while MADRS improved by less than half', () => {
    const amounts = [0.5, 0.6, 0.75, 0.9]
    const next = amounts.map((amount) => propose(subcutaneous, [session(1, amount)], [scored('madrs', 30, 16)]).amount)
    expect(next).toEqual([0.6, 0.75, 0.9, 0.9])
    expect(propose(subcutaneous, [session(1, 0.6)], [scored('madrs', 30, 15)])).toMatchObject({ move: 'stay' })
    // An order between two steps goes up to the next one.
    expect(propose(subcutaneous, [session(1, 0.55)], [scored('madrs', 30, 28)]).amount).toBe(0.6)
  })
})

describe('nasal esketamine', () => {
  it('is raised, kept or lowered among the doses of the label', () => {
    const little = [scored('madrs', 34, 30)]
    expect(propose(us, [session(1, 56)], little)).toMatchObject({ move: 'raise', amount: 84 })
    expect(propose(us, [session(1, 56)], [scored('madrs', 34, 17)])).toMatchObject({ move: 'stay', amount: 56 })
    expect(propose(us, [session(1, 56), session(2, 84, severe)], little)).toMatchObject({ move: 'lower', amount: 56 })
    expect(propose(us, [session(1, 56, severe)], little)).toMatchObject({ move: 'stay', amount: 56 })
    const serious = { adverseEvents: [{ term: 'fall', severity: 'mild' as const, serious: true }] }
    expect(propose(us, [session(1, 84, serious)], little)).toMatchObject({ move: 'lower', amount: 56 })
    const mild = { adverseEvents: [{ term: 'nausea', severity: 'mild' as const, serious: false }] }
    expect(propose(us, [session(1, 56, mild)], little)).toMatchObject({ move: 'raise', amount: 84 })
  })

  it('goes in steps of 28 mg from 65 years in the EU, and asks for the age where it is not known', () => {
    const little = [scored('phq-9', 20, 18)]
    expect(propose(eu, [], [], 70)).toMatchObject({ move: 'start', amount: 28 })
    expect(propose(eu, [session(1, 28)], little, 70)).toMatchObject({ move: 'raise', amount: 56 })
    expect(propose(eu, [session(1, 28), session(2, 56, severe)], little, 70)).toMatchObject({ amount: 28 })
    expect(propose(eu, [session(1, 56, severe)], little, 40)).toMatchObject({ move: 'stay', amount: 56 })
    expect(propose(eu, [], [], null)).toMatchObject({ move: 'unknown', ask: ['the date of birth'] })
  })

  it('is only lowered in acute suicidality', () => {
    expect(propose(acute, [session(1, 84)], [scored('madrs', 40, 40)])).toMatchObject({ move: 'stay', amount: 84 })
    expect(propose(acute, [session(1, 84, severe)])).toMatchObject({ move: 'lower', amount: 56 })
  })
})

describe('every rule', () => {
  it('asks only for instruments that there are, and says where each of its numbers comes from', () => {
    expect(intravenous.titration).toBeNull()
    for (const { titration } of protocols) {
      if (!titration) continue
      for (const id of titration.instruments) expect(findInstrument(id), id).toBeDefined()
      for (const { source, status } of [titration, titration.raiseBelow, titration.notTolerated].filter(
        (each) => each !== null,
      ))
        expect(source.evidence !== 'local' || status === 'needs-clinical-sign-off').toBe(true)
    }
  })
})
