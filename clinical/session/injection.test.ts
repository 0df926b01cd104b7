import { describe, expect, it } from 'vitest'
import type { Protocol } from '../protocols/index.ts'
import {
  applyEvent,
  dosingProgress,
  dueItems,
  gates,
  givenMg,
  mayDischarge,
  mayGiveInjection,
  noVitals,
  remainderToWasteMg,
  type SessionState,
  sessionSummary,
  sessionTimes,
} from './index.ts'
import {
  at,
  esketamine,
  event,
  fold,
  goingHome,
  infusion,
  opened,
  prescriber,
  readyToDose,
  second,
  subcutaneous,
  vitalSigns,
} from './testing.ts'

const ready = () => fold(subcutaneous, ...readyToDose(subcutaneous))
const inject = (minutes: number, doseMg: number, volumeMl?: number) =>
  event('injection-given', minutes, { doseMg, ...(volumeMl === undefined ? {} : { volumeMl }), site: 'abdomen left' })
const codes = (state: SessionState) => state.conflicts.map(({ code }) => code)
const gate = (state: SessionState, id: string) => gates(state, at(20)).find((each) => each.id === id)

describe('a session by injection', () => {
  it('is ready after weight, lot, calculation and second check, and what is next is the injection', () => {
    const state = ready()
    expect(gates(state, at(20)).filter(({ passed }) => !passed)).toEqual([])
    expect(mayGiveInjection(state, at(20))).toEqual({ ok: true })
    expect(dueItems(state, noVitals, at(20))[0]).toMatchObject({
      label: 'Give the injection',
      action: 'give-injection',
    })
    expect(mayGiveInjection(fold(infusion, ...readyToDose(infusion)), at(20))).toMatchObject({ ok: false })
  })

  it('is over with the whole dose: the observation counts from it, and the rest of the vial is wasted', () => {
    const state = applyEvent(ready(), inject(20, 41, 0.82))
    expect(state).toMatchObject({ phase: 'observation', conflicts: [], baseline: { systolic: 131, diastolic: 84 } })
    expect(state.dose).toMatchObject({ status: 'ended', ended: { givenMg: 41, givenMl: 0.82, complete: true } })
    expect(sessionTimes(state, at(60))).toMatchObject({ sinceLastDoseMinutes: 40, dischargeFrom: at(140) })
    expect(remainderToWasteMg(state)).toBe(459)
    expect(dueItems(state, noVitals, at(60)).map(({ id }) => id)).toContain('waste')
    expect(sessionSummary(state, noVitals, at(60))).toMatchObject({ doseMg: 41, minutesIn: 40, ofMinutes: 120 })
  })

  it('may be divided between two sites: the rest is due, and the last part counts', () => {
    const half = applyEvent(ready(), inject(20, 20.5))
    expect(half).toMatchObject({ phase: 'dosing', dose: { status: 'running', ended: null } })
    expect(dosingProgress(half, Date.parse(at(21)))).toEqual({ kind: 'injection', givenMg: 20.5, ofMg: 41 })
    expect(givenMg(half, at(21))).toEqual({ mg: 20.5, estimated: false })
    expect(dueItems(half, noVitals, at(21))[0]).toMatchObject({ label: 'Inject the rest of the dose' })
    expect(mayGiveInjection(half, at(21))).toEqual({ ok: true })
    const sedated = applyEvent(half, event('sedation-recorded', 22, { moaas: 2 }))
    expect(mayGiveInjection(sedated, at(22))).toMatchObject({ ok: false, reason: 'too-sedated' })
    const whole = applyEvent(half, inject(23, 20.5))
    expect(whole.dose).toMatchObject({ status: 'ended', startedAt: at(20), lastDoseAt: at(23), ended: { givenMg: 41 } })
    // Nobody said how much of the first was drawn.
    expect(whole.dose.ended?.givenMl).toBeNull()
    const stopped = applyEvent(half, event('dose-ended', 25, { givenMg: 20.5, complete: false, reason: 'felt faint' }))
    expect(stopped).toMatchObject({ phase: 'observation', dose: { lastDoseAt: at(20), ended: { complete: false } } })
  })

  it('takes what happened and flags it: too much, too early, too late', () => {
    expect(codes(applyEvent(ready(), inject(20, 50)))).toEqual(['dose-above-order'])
    expect(codes(applyEvent(ready(), inject(20, 90)))).toEqual(['dose-above-order', 'dose-above-ceiling'])
    expect(codes(fold(subcutaneous, opened(subcutaneous), inject(20, 41)))).toContain('started-past-gate')
    const twice = applyEvent(applyEvent(ready(), inject(20, 41)), inject(21, 41))
    expect(codes(twice)).toEqual(['dose-after-end', 'dose-above-order'])
    expect(twice.dose.ended?.givenMg).toBe(82)
    expect(codes(fold(infusion, ...readyToDose(infusion), inject(20, 41)))).toEqual(['other-drug'])
  })

  it('ends like any other: nobody goes home before the minimum, and without a cannula none has to be out', () => {
    const told = [inject(20, 41), event('discharge-started', 138, {}), ...goingHome(subcutaneous, 138)]
    const state = [...told, vitalSigns(138, 128, 80, 'routine')].reduce(applyEvent, ready())
    expect(mayDischarge(state, noVitals, at(139))).toMatchObject({ ok: false })
    expect(mayDischarge(state, noVitals, at(140))).toEqual({ ok: true })
  })
})

describe('a weight before a dose', () => {
  const weighed = (weightKg: number, previousWeightKg: number | null) =>
    fold(
      subcutaneous,
      opened(subcutaneous, { previousWeightKg, heightCm: 165 }),
      event('weight-measured', 16, { weightKg }),
    )

  it('that may be in pounds holds the dose until two have signed', () => {
    const state = weighed(181, 82)
    expect(gate(state, 'weight')).toMatchObject({
      status: 'not-met',
      override: { by: 'prescriber', secondSignature: true },
      text: expect.stringContaining('Pounds?'),
    })
    const alone = event('gate-overridden', 17, { gateId: 'weight', reason: 'oedema' }, { author: prescriber })
    expect(codes(applyEvent(state, alone))).toEqual(['second-signature-missing'])
    const signed = applyEvent(
      state,
      event('gate-overridden', 17, { gateId: 'weight', reason: 'oedema', secondSignature: second }),
    )
    expect(gate(signed, 'weight')?.passed).toBe(true)
    // Weighed again: what was signed was another number.
    expect(gate(applyEvent(signed, event('weight-measured', 18, { weightKg: 180 })), 'weight')?.passed).toBe(false)
  })

  it('that changed by a tenth is explained by a prescriber; one as before is met', () => {
    expect(gate(weighed(92, 82), 'weight')).toMatchObject({
      status: 'not-met',
      override: { by: 'prescriber', secondSignature: false },
    })
    expect(gate(weighed(83, 82), 'weight')).toMatchObject({ status: 'met', text: '83.0 kg' })
  })
})

describe('a dose', () => {
  it('is given to nobody below 18 years, and nobody can go past that', () => {
    const state = fold(subcutaneous, ...readyToDose(subcutaneous).slice(1), opened(subcutaneous, { ageYears: 17 }))
    const young = fold(subcutaneous, opened(subcutaneous, { ageYears: 17 }))
    for (const each of [state, young])
      expect(gate(each, 'dose-limits')).toMatchObject({ status: 'not-met', override: { by: 'never' } })
  })

  it('above a limit goes on only where the protocol allows it, with a reason and a second signature', () => {
    const limits = (state: SessionState) => gate(state, 'dose-limits')
    const over = [
      event('dose-ordered', 17, { dose: { doseMgPerKg: 1.2 }, prescriber }),
      event('dose-calculated', 17.5, {
        input: {
          kind: 'injection',
          drug: 'racemic-ketamine',
          weightKg: 82,
          weightChoice: 'actual',
          doseMgPerKg: 1.2,
          vialConcentrationMgPerMl: 50,
        },
      }),
    ].reduce(applyEvent, ready())
    expect(limits(over)).toMatchObject({ status: 'not-met', override: { by: 'prescriber', secondSignature: true } })
    const signed = { gateId: 'dose-limits', reason: 'as in her last course', secondSignature: second }
    expect(limits(applyEvent(over, event('gate-overridden', 18, signed, { author: prescriber })))?.passed).toBe(true)

    const { dose } = subcutaneous
    if (dose.kind !== 'injection') throw new Error(dose.kind)
    const strict: Protocol = {
      ...subcutaneous,
      dose: { ...dose, hardStopAbove: { ...dose.hardStopAbove, override: { by: 'never', secondSignature: false } } },
    }
    const held = fold(strict, ...over.log.map((entry) => entry.event))
    expect(limits(held)).toMatchObject({
      text: 'Above 1 mg/kg: the protocol allows no more.',
      override: { by: 'never' },
    })
    expect(codes(applyEvent(held, event('gate-overridden', 18, signed, { author: prescriber })))).toContain(
      'override-not-allowed',
    )
    const nasal = applyEvent(
      fold(esketamine, ...readyToDose(esketamine)),
      event('dose-ordered', 17, { dose: { doseMg: 112 }, prescriber }),
    )
    expect(limits(nasal)).toMatchObject({ status: 'not-met', override: { by: 'never' } })
  })

  it('on another weight than the protocol proposes waits for a reason', () => {
    const input = {
      kind: 'injection' as const,
      drug: 'racemic-ketamine' as const,
      weightKg: 110,
      weightChoice: 'actual' as const,
      heightCm: 165,
      sex: 'female' as const,
      doseMgPerKg: 0.5,
      vialConcentrationMgPerMl: 50,
    }
    const heavy = fold(subcutaneous, opened(subcutaneous), event('weight-measured', 16, { weightKg: 110 }))
    const calculated = (more: object) =>
      gate(applyEvent(heavy, event('dose-calculated', 17, { input: { ...input, ...more } })), 'calculation')
    expect(calculated({})?.text).toMatch(/^Body mass index 40.4: .* Say why another is used\.$/)
    expect(calculated({ weightChoiceReason: 'lean mass is high' })?.status).toBe('met')
    expect(calculated({ weightChoice: 'ideal' })?.status).toBe('met')
  })

  it('waits for as many vials as it needs, of the drug of the protocol', () => {
    const lot = (content: object) =>
      fold(
        subcutaneous,
        ...readyToDose(subcutaneous).filter(({ type }) => type !== 'lot-recorded'),
        event('lot-recorded', 17, { drug: 'racemic-ketamine', lot: '7K114', expiry: '2027-03', ...content }),
      )
    expect(gate(lot({ concentrationMgPerMl: 50, vials: 1, vialMl: 0.5, openedMg: 25 }), 'lot')?.text).toBe(
      '25 mg opened, 41 mg to be drawn: open another vial',
    )
    expect(gate(lot({ concentrationMgPerMl: 50, vials: 2, vialMl: 0.5, openedMg: 50 }), 'lot')?.status).toBe('met')
    expect(gate(lot({ drug: 'esketamine' }), 'lot')?.text).toBe('lot 7K114 is esketamine, not racemic ketamine')
  })
})
