import { describe, expect, it } from 'vitest'
import { applyEvent, gates, mayStartDose } from './index.ts'
import {
  at,
  checkIn,
  esketamine,
  event,
  fold,
  infusion,
  opened,
  preparation,
  prescriber,
  readyToDose,
  second,
  secondEntry,
  vitalSigns,
} from './testing.ts'

const codes = (state: ReturnType<typeof fold>) => state.conflicts.map((conflict) => conflict.code)

describe('before the dose', () => {
  it('stays at check-in until every check and the blood pressure are there', () => {
    const asked = fold(esketamine, opened(esketamine), ...checkIn(esketamine))
    expect(asked.phase).toBe('check-in')
    expect(applyEvent(asked, vitalSigns(15, 131, 84)).phase).toBe('preparation')
  })

  it.each([
    ['esketamine', esketamine],
    ['an infusion', infusion],
  ])('lets %s start when everything is met', (_name, protocol) => {
    const state = fold(protocol, ...readyToDose(protocol))
    expect(mayStartDose(state, at(20))).toEqual({ ok: true })
    expect(state.conflicts).toEqual([])
  })

  it('names every gate that is not met', () => {
    const decision = mayStartDose(fold(infusion, opened(infusion)), at(20))
    expect(decision).toMatchObject({ ok: false, reason: 'unmet-gates' })
    const unmet = decision.ok ? [] : decision.unmet.map((gate) => gate.id)
    expect(unmet).toEqual(
      expect.arrayContaining([
        'identity',
        'fasting',
        'escort',
        'pre-dose-vitals',
        'weight',
        'calculation',
        'lot',
        'second-check',
      ]),
    )
    expect(unmet).not.toContain('spacing')
    expect(unmet).not.toContain('pregnancy')
  })

  it.each([
    ['food 90 min ago', { lastFoodAt: at(-70), lastDrinkAt: at(-60), lastNasalMedicineAt: 'none' }, 'not-met'],
    ['food exactly 2 h ago', { lastFoodAt: at(-100), lastDrinkAt: at(-60), lastNasalMedicineAt: 'none' }, 'met'],
    ['drink 29 min ago', { lastFoodAt: at(-200), lastDrinkAt: at(-9), lastNasalMedicineAt: 'none' }, 'not-met'],
    [
      'a nasal spray 30 min ago',
      { lastFoodAt: at(-200), lastDrinkAt: at(-60), lastNasalMedicineAt: at(-10) },
      'not-met',
    ],
    ['nobody asked about sprays', { lastFoodAt: at(-200), lastDrinkAt: at(-60) }, 'unknown'],
    ['food unknown', { lastFoodAt: 'unknown', lastDrinkAt: at(-60), lastNasalMedicineAt: 'none' }, 'unknown'],
    ['a time that lies ahead', { lastFoodAt: at(200), lastDrinkAt: at(-60), lastNasalMedicineAt: 'none' }, 'unknown'],
  ])('judges fasting: %s', (_name, answer, status) => {
    const state = fold(
      esketamine,
      opened(esketamine),
      event('check-answered', 5, { checkId: 'fasting', answer: { kind: 'fasting', ...answer } }),
    )
    expect(gates(state, at(20)).find((gate) => gate.id === 'fasting')).toMatchObject({ status })
  })

  it.each([
    ['first session', null, 'met'],
    ['not known', undefined, 'unknown'],
    ['yesterday', '2026-11-23', 'not-met'],
    ['the same day', '2026-11-24', 'not-met'],
    ['two days ago', '2026-11-22', 'met'],
  ])('judges spacing: %s', (_name, previousSessionDate, status) => {
    const state = fold(esketamine, opened(esketamine, { previousSessionDate }))
    expect(gates(state, at(20)).find((gate) => gate.id === 'spacing')).toMatchObject({ status })
  })

  it('asks about pregnancy when it is possible or not known', () => {
    const ids = (pregnancyPossible: 'yes' | 'no' | 'unknown') =>
      gates(fold(esketamine, opened(esketamine, { pregnancyPossible })), at(20)).map((gate) => gate.id)
    expect(ids('yes')).toContain('pregnancy')
    expect(ids('unknown')).toContain('pregnancy')
    expect(ids('no')).not.toContain('pregnancy')
  })

  it.each([
    ['low does not hold the dose', { tier: 'low' }, true],
    ['moderate holds it', { tier: 'moderate' }, false],
    ['moderate that the prescriber has seen does not', { tier: 'moderate', reviewedByPrescriber: true }, true],
    ['high holds it, reviewed or not', { tier: 'high', reviewedByPrescriber: true }, false],
    ['unfinished holds it', { tier: 'unfinished' }, false],
  ] as const)('C-SSRS: %s', (_name, answer, passed) => {
    const state = fold(
      esketamine,
      opened(esketamine),
      event('check-answered', 5, { checkId: 'suicide-screen', answer: { kind: 'suicide-screen', ...answer } }),
    )
    expect(gates(state, at(20)).find((gate) => gate.id === 'suicide-screen')).toMatchObject({ passed })
  })
})

describe('blood pressure before the dose', () => {
  const start = (systolic: number, diastolic: number, contents = {}) =>
    fold(
      esketamine,
      opened(esketamine, contents),
      ...checkIn(esketamine),
      vitalSigns(15, systolic, diastolic),
      ...preparation(esketamine),
    )
  const gateOf = (state: ReturnType<typeof fold>, minutes = 20) =>
    gates(state, at(minutes)).find((gate) => gate.id === 'pre-dose-vitals')

  it.each([
    [140, 90, 'met', null],
    [141, 80, 'not-met', 'guide'],
    [130, 91, 'not-met', 'guide'],
    [160, 80, 'not-met', 'hold'],
    [181, 80, 'not-met', 'stop'],
  ])('%i/%i is %s', (systolic, diastolic, status, level) => {
    const gate = gateOf(start(systolic, diastolic))
    expect(gate?.status).toBe(status)
    expect(gate?.level).toBe(level === null ? 0 : ['guide', 'hold', 'stop'].indexOf(level) + 1)
  })

  it('lets the prescriber weigh the guide of 140/90: it is no prohibition', () => {
    const state = applyEvent(
      start(148, 88),
      event('gate-overridden', 19, { gateId: 'pre-dose-vitals', reason: 'anxious, usual 135' }, { author: prescriber }),
    )
    expect(mayStartDose(state, at(20))).toEqual({ ok: true })
  })

  it('does not let an override of 148 cover a later 190', () => {
    const override = event(
      'gate-overridden',
      19,
      { gateId: 'pre-dose-vitals', reason: 'anxious' },
      { author: prescriber },
    )
    const state = applyEvent(applyEvent(start(148, 88), override), vitalSigns(19.5, 190, 95))
    expect(mayStartDose(state, at(20))).toMatchObject({ ok: false })
  })

  it('asks for a second signature from 160/100', () => {
    const alone = event('gate-overridden', 19, { gateId: 'pre-dose-vitals', reason: 'x' }, { author: prescriber })
    expect(codes(applyEvent(start(165, 88), alone))).toEqual(['second-signature-missing'])
    const signedTwice = event(
      'gate-overridden',
      19,
      { gateId: 'pre-dose-vitals', reason: 'x', secondSignature: prescriber },
      { author: prescriber },
    )
    expect(codes(applyEvent(start(165, 88), signedTwice))).toEqual(['second-signature-missing'])
    const both = event(
      'gate-overridden',
      19,
      { gateId: 'pre-dose-vitals', reason: 'x', secondSignature: second },
      { author: prescriber },
    )
    expect(mayStartDose(applyEvent(start(165, 88), both), at(20))).toEqual({ ok: true })
  })

  it('cannot be overridden before it was measured, and goes stale', () => {
    const unmeasured = fold(
      esketamine,
      opened(esketamine),
      event('gate-overridden', 5, { gateId: 'pre-dose-vitals', reason: 'no cuff' }, { author: prescriber }),
    )
    expect(codes(unmeasured)).toEqual(['override-not-allowed'])
    expect(gateOf(start(131, 84), 45)).toMatchObject({ status: 'met' })
    expect(gateOf(start(131, 84), 46)).toMatchObject({ status: 'unknown' })
  })
})

describe('the dose and the second person', () => {
  it('refuses a second check by the one who calculated', () => {
    const events = readyToDose(infusion).filter((each) => each.type !== 'second-check-entered')
    const state = fold(infusion, ...events, event('second-check-entered', 19, { entry: secondEntry }))
    expect(codes(state)).toEqual(['same-person'])
    expect(mayStartDose(state, at(20))).toMatchObject({ ok: false })
  })

  it('refuses a second check of devices by the one who put their lot right', () => {
    const [lot, check] = ['lot-recorded', 'second-check-entered'].map((type) =>
      readyToDose(esketamine).find((each) => each.type === type),
    )
    if (lot?.type !== 'lot-recorded' || !check) throw new Error('no lot, no check')
    const before = readyToDose(esketamine).filter(({ type }) => type !== lot.type && type !== check.type)
    const replacement = { type: lot.type, at: lot.at, drug: lot.drug, lot: lot.lot, expiry: lot.expiry, openedMg: 84 }
    const corrected = event(
      'event-corrected',
      18,
      { corrects: lot.id, reason: 'read again', replacement },
      { author: check.author },
    )
    expect(codes(fold(esketamine, ...before, lot, check))).toEqual([])
    expect(codes(fold(esketamine, ...before, lot, corrected, check))).toEqual(['same-person'])
  })

  it('does not start while the two disagree on the pump rate', () => {
    const wrong = event(
      'second-check-entered',
      19.5,
      { entry: { ...secondEntry, pumpRateMlPerHour: 105 } },
      { author: second },
    )
    const state = applyEvent(fold(infusion, ...readyToDose(infusion)), wrong)
    const decision = mayStartDose(state, at(20))
    expect(decision.ok ? [] : decision.unmet.map((gate) => gate.id)).toEqual(['second-check'])
    const right = event('second-check-entered', 19.8, { entry: secondEntry }, { author: second })
    expect(mayStartDose(applyEvent(state, right), at(20))).toEqual({ ok: true })
  })

  it('asks for a new check after a new calculation, and a new calculation after a new weight', () => {
    const ready = fold(infusion, ...readyToDose(infusion))
    const heavier = applyEvent(ready, event('weight-measured', 19.5, { weightKg: 85 }))
    const decision = mayStartDose(heavier, at(20))
    expect(decision.ok ? [] : decision.unmet.map((gate) => gate.id)).toEqual(['calculation'])
    const again = preparation(infusion)[2]
    expect(again?.type).toBe('dose-calculated')
    expect(again && applyEvent(ready, again).secondCheck).toBeNull()
  })

  it('keeps the first esketamine session at 56 mg unless a prescriber says why', () => {
    const [, ...rest] = readyToDose(esketamine)
    const first = fold(esketamine, opened(esketamine, { sessionNumber: 1, previousSessionDate: null }), ...rest)
    const decision = mayStartDose(first, at(20))
    expect(decision.ok ? [] : decision.unmet.map((gate) => gate.id)).toEqual(['dose-limits'])
  })

  it('refuses an expired lot', () => {
    const events = readyToDose(esketamine).map((each) =>
      each.type === 'lot-recorded' ? { ...each, expiry: '2026-10' } : each,
    )
    expect(gates(fold(esketamine, ...events), at(20)).find((gate) => gate.id === 'lot')).toMatchObject({
      status: 'not-met',
    })
  })

  it('takes a lot to the last day of its month', () => {
    const events = readyToDose(esketamine).map((each) =>
      each.type === 'lot-recorded' ? { ...each, expiry: '2026-11' } : each,
    )
    expect(gates(fold(esketamine, ...events), at(20)).find((gate) => gate.id === 'lot')).toMatchObject({
      status: 'met',
    })
  })
})
