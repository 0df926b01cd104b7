import { describe, expect, it } from 'vitest'
import { type InfusionDose, type InfusionPart, makeVariant, type Protocol } from '../protocols/index.ts'
import {
  allowedDosesMg,
  calculateInfusion,
  calculateInjection,
  compareSecondCheck,
  doseWeights,
  holdsDraw,
  lacksReason,
  openedMg,
  proposeDoseWeight,
  type SecondCheckEntry,
  vialsFor,
  volumeOf,
  weightFindings,
} from './index.ts'
import {
  infusionInput,
  infusionOf,
  injectionInput,
  injectionOf,
  intravenous,
  protocolOf,
  subcutaneous,
} from './testing.ts'

describe('an infusion', () => {
  it('goes from weight to pump, each line to be followed by hand', () => {
    expect(infusionOf()).toMatchObject({
      doseMg: 41,
      drawMl: 0.82,
      drawnMg: 41,
      bagConcentrationMgPerMl: 0.41,
      pumpRateMlPerHour: 150,
      warnings: [],
      formula: [
        'racemic ketamine 0.5 mg/kg × 82.0 kg (actual weight) = 41.0 mg',
        '41.0 mg ÷ 50 mg/mL = 0.82 mL',
        '41.0 mg in 100 mL = 0.41 mg/mL',
        '150 mL/h × 40 min = 100 mL = 41.0 mg',
      ],
    })
  })

  it('says what a syringe can give of a dose that falls between its lines', () => {
    const { doseMg, drawMl, drawnMg, formula } = infusionOf({ weightKg: 82.4 })
    expect([doseMg, drawMl, drawnMg]).toEqual([41.2, 0.82, 41])
    expect(formula[1]).toBe('41.2 mg ÷ 50 mg/mL = 0.82 mL, which holds 41 mg')
  })

  it.each([
    [{ weightKg: 7 }, 'weightKg must be from 20 to 400 kg'],
    [{ weightKg: 700 }, 'weightKg must be from 20 to 400 kg'],
    [{ weightKg: Number.NaN }, 'weightKg must be a number'],
    [{ drug: 'esketamine' as const }, 'drug esketamine is not racemic ketamine'],
    [{ doseMgPerKg: 50 }, 'doseMgPerKg must be from 0.01 to 5 mg/kg'],
    [{ heightCm: 1.72 }, 'heightCm must be from 100 to 250 cm'],
    [{ weightChoice: 'ideal' as const, sex: 'unknown' as const }, 'weightChoice the ideal weight needs height and sex'],
    [{ bagVolumeMl: 10, vialConcentrationMgPerMl: 1 }, 'bagVolumeMl must hold the 41 mL of drug'],
  ])('is stopped for %j, with its field and reason', (change, why) => {
    const result = calculateInfusion(intravenous, { ...infusionInput, ...change })
    expect(result.ok ? [] : result.faults.map(({ field, message }) => `${field} ${message}`)).toContain(why)
  })

  it('asks for a second prescriber above 0.75 mg/kg or 75 mg, and for an override of two above 1 mg/kg', () => {
    const ids = (change: object) => infusionOf(change).warnings.map(({ id }) => id)
    expect(ids({ doseMgPerKg: 0.75, weightKg: 61.3 })).not.toContain('second-sign-off')
    expect(ids({ doseMgPerKg: 0.8 })).toContain('second-sign-off')
    expect(ids({ weightKg: 151, doseMgPerKg: 0.5 })).toContain('second-sign-off')
    expect(ids({ doseMgPerKg: 1 })).not.toContain('hard-stop')
    expect(ids({ doseMgPerKg: 1.05 })).toContain('hard-stop')
  })

  it('is not carried over a limit by rounding', () => {
    // 0.75 mg/kg × 61.3 kg is 45.975 mg, which would round to 46.0.
    expect(infusionOf({ weightKg: 61.3, doseMgPerKg: 0.75 }).doseMg).toBe(45.9)
  })
})

describe('an infusion at more than one rate', () => {
  /** A third of the dose over the first half: a slow start, then no faster than 40 min throughout. */
  const slow = (): Protocol => ({
    ...intravenous,
    dose: {
      ...(intravenous.dose as InfusionDose),
      infusionMinutes: 60,
      parts: [
        { sharePercent: 30, minutes: 30 },
        { sharePercent: 70, minutes: 30 },
      ],
    },
  })

  it('says what the pump is set to, part by part, and the parts make up bag, dose and time', () => {
    const { parts, formula, pumpRateMlPerHour } = infusionOf({ infusionMinutes: 60 }, slow())
    expect(parts).toEqual([
      { fromMinutes: 0, minutes: 30, doseMg: 12.3, volumeMl: 30, pumpRateMlPerHour: 60 },
      { fromMinutes: 30, minutes: 30, doseMg: 28.7, volumeMl: 70, pumpRateMlPerHour: 140 },
    ])
    expect(pumpRateMlPerHour).toBe(100)
    expect(formula.slice(-2)).toEqual(['60 mL/h × 30 min = 30 mL = 12.3 mg', '140 mL/h × 30 min = 70 mL = 28.7 mg'])
    // Over another time the parts are stretched.
    expect(infusionOf({ infusionMinutes: 90 }, slow()).parts.map((part) => part.minutes)).toEqual([45, 45])
    expect(infusionOf().parts).toHaveLength(1)
  })

  it('is checked rate by rate', () => {
    const calculated = infusionOf({ infusionMinutes: 60 }, slow())
    const entry = {
      kind: 'infusion',
      drug: 'racemic-ketamine',
      weightKg: 82,
      vialConcentrationMgPerMl: 50,
      doseMg: 41,
      drawMl: 0.82,
      pumpRateMlPerHour: 60,
      pumpVolumeMl: 100,
    } as const
    const check = (more: object) => compareSecondCheck('racemic-ketamine', calculated, { ...entry, ...more })
    expect(check({ laterRatesMlPerHour: [140] }).agrees).toBe(true)
    expect(check({ laterRatesMlPerHour: [14] }).text).toContain('pump rates after the first')
    expect(check({}).agrees).toBe(false)
    expect(check({ pumpRateMlPerHour: 100, laterRatesMlPerHour: [140] }).text).toContain('pump rate')
  })

  it('must add up, and a clinic may only make it slower than what was published', () => {
    const faults = (parts: InfusionPart[], infusionMinutes = 60) =>
      makeVariant(
        intravenous,
        { dose: { infusionMinutes, parts } },
        {
          id: 'slow',
          version: '1',
          title: 'Slow',
          shortTitle: 'Slow',
          approver: 'Dr Lund',
          approvedOn: '2026-11-24',
          reason: 'anxious patients',
        },
      ).faults.map(({ path, message }) => `${path} ${message}`)
    const half = { sharePercent: 50, minutes: 30 }
    expect(faults([half, half])).toEqual([])
    expect(faults([half, { sharePercent: 40, minutes: 30 }])).toContain(
      'dose.parts make up 90 % of the dose, not 100 %',
    )
    expect(faults([half, { sharePercent: 50, minutes: 25 }])).toContain(
      'dose.parts last 55 min, not the 60 min of the infusion',
    )
    expect(
      faults([
        { sharePercent: 20, minutes: 2 },
        { sharePercent: 80, minutes: 58 },
      ]),
    ).toEqual(['dose.parts run faster than the parent: a slower start needs a longer infusion'])
    expect(faults([{ sharePercent: 100, minutes: 60 }])).toHaveLength(1)
  })
})

describe('an injection', () => {
  it('goes from weight to syringe', () => {
    expect(injectionOf({ doseMgPerKg: 0.6 })).toMatchObject({
      kind: 'injection',
      doseMg: 49.2,
      drawMl: 0.98,
      drawnMg: 49,
    })
    expect(injectionOf().formula).toHaveLength(2)
  })

  it('is not calculated for an infusion, nor an infusion for it, nor with the other ketamine', () => {
    expect(calculateInjection(intravenous, injectionInput).ok).toBe(false)
    expect(calculateInfusion(subcutaneous, infusionInput).ok).toBe(false)
    expect(calculateInjection(subcutaneous, { ...injectionInput, drug: 'esketamine' }).ok).toBe(false)
  })
})

describe('the weight that a dose counts', () => {
  const rule = intravenous.dose.kind === 'infusion' ? intravenous.dose.doseWeight : undefined
  const propose = (patient: Parameters<typeof doseWeights>[0]) => rule && proposeDoseWeight(rule, doseWeights(patient))

  it('is the actual one below a body mass index of 30 and the ideal one from there, by the consensus of 2017', () => {
    expect(propose({ weightKg: 82, heightCm: 172, sex: 'female' })?.choice).toBe('actual')
    const obese = propose({ weightKg: 120, heightCm: 172, sex: 'female' })
    expect(obese?.choice).toBe('ideal')
    expect(obese?.rule).toMatchObject({ status: 'needs-clinical-sign-off', source: { evidence: 'unverified' } })
    expect(obese?.rule.source.citation).toMatch(/^Sanacora .* 2017/)
  })

  it('cannot be told without height, or without sex where it would be the ideal one', () => {
    expect(propose({ weightKg: 82 })).toMatchObject({ choice: null, text: expect.stringContaining('measure it') })
    expect(propose({ weightKg: 120, heightCm: 172 })?.choice).toBeNull()
    expect(propose({ weightKg: 82, heightCm: 172 })?.choice).toBe('actual')
  })

  it('may be another with a reason, which is kept', () => {
    const against = infusionOf({ weightKg: 120 })
    expect(against.warnings.map(({ id }) => id)).toContain('weight-choice')
    expect(lacksReason(against.input, against.proposal)).toBe(true)
    const reasoned = infusionOf({ weightKg: 120, weightChoiceReason: 'muscle' })
    expect(lacksReason(reasoned.input, reasoned.proposal)).toBe(false)
    expect(reasoned.input.weightChoiceReason).toBe('muscle')
    const followed = infusionOf({ weightKg: 120, weightChoice: 'ideal' })
    expect(lacksReason(followed.input, followed.proposal)).toBe(false)
  })
})

describe('a weight', () => {
  const ids = (weightKg: number, previousKg?: number | null, heightCm?: number) =>
    weightFindings({ weightKg, previousKg, heightCm }).map(({ id }) => id)

  it.each([
    [7, null, undefined, ['outside']],
    [700, null, undefined, ['outside']],
    [Number.NaN, 82, undefined, ['outside']],
    [82, 82, 172, []],
    [181, 82, 172, ['likely-pounds']],
    [180.8, null, 172, ['likely-pounds']],
    [37.2, 82, 172, ['likely-halved']],
    [92, 82, 172, ['big-change']],
    [72, 82, 172, ['big-change']],
    [88, 82, 172, []],
    [182, null, undefined, []],
    [182, 180, 172, ['body-mass-index']],
    [38, null, 172, ['body-mass-index']],
  ])('of %s kg after %s kg at %s cm is asked about: %j', (weightKg, previousKg, heightCm, expected) => {
    expect(ids(weightKg, previousKg, heightCm)).toEqual(expected)
  })

  it('taken for pounds is said in kilograms', () => {
    expect(weightFindings({ weightKg: 181, previousKg: 82 })[0]?.text).toBe(
      'Pounds? The weight before was 82.0 kg, and 181.0 lb is 82.1 kg. Weigh again, in kilograms.',
    )
  })
})

describe('vials', () => {
  it('are opened whole, and what is left is to be wasted', () => {
    expect(vialsFor({ drawMl: 0.82, vialMl: 10, concentrationMgPerMl: 50 })).toEqual({
      vials: 1,
      openedMg: 500,
      leftMg: 459,
      leftMl: 9.18,
    })
    expect(vialsFor({ drawMl: 5.2, vialMl: 5, concentrationMgPerMl: 10 })).toMatchObject({ vials: 2, leftMg: 48 })
    expect(vialsFor({ drawMl: 5, vialMl: 5, concentrationMgPerMl: 10 })).toMatchObject({ vials: 1, leftMg: 0 })
    expect(openedMg({ vials: 3, vialMl: 2, concentrationMgPerMl: 50 })).toBe(300)
    expect(volumeOf({ doseMg: 41, concentrationMgPerMl: 50 })).toBe(0.82)
  })

  it('hold the dose, do not, or nobody knows', () => {
    expect(holdsDraw(41, { drawnMg: 41 })).toBe(true)
    expect(holdsDraw(40, { drawnMg: 41 })).toBe(false)
    expect(holdsDraw(null, { drawnMg: 41 })).toBeNull()
  })
})

describe('the second check', () => {
  const drug = 'racemic-ketamine'
  const entry = { drug, weightKg: 82, vialConcentrationMgPerMl: 50, doseMg: 41, drawMl: 0.82 } as const
  const pump = { pumpRateMlPerHour: 150, pumpVolumeMl: 100 }
  const differing = (calculated: Parameters<typeof compareSecondCheck>[1], entered: SecondCheckEntry) =>
    compareSecondCheck(drug, calculated, entered).fields.flatMap(({ field, verdict }) =>
      verdict === 'differs' ? [field] : [],
    )

  it('agrees on what is the same, and names what is not', () => {
    expect(differing(infusionOf(), { kind: 'infusion', ...entry, ...pump })).toEqual([])
    expect(differing(injectionOf(), { kind: 'injection', ...entry })).toEqual([])
    expect(differing(injectionOf(), { kind: 'injection', ...entry, doseMg: 41.1, drawMl: 0.83 })).toEqual([
      'doseMg',
      'drawMl',
    ])
    expect(differing(injectionOf(), { kind: 'injection', ...entry, drug: 'esketamine' })).toEqual(['drug'])
    expect(differing(infusionOf(), { kind: 'infusion', ...entry, ...pump, pumpRateMlPerHour: 15 })).toEqual([
      'pumpRateMlPerHour',
    ])
  })

  it('lets rounding up and rounding down agree, and nothing beyond', () => {
    const stepped = injectionOf({ weightKg: 61.3, doseMgPerKg: 0.75 })
    const read = { ...entry, weightKg: 61.3, drawMl: stepped.drawMl }
    for (const doseMg of [45.9, 46]) expect(differing(stepped, { kind: 'injection', ...read, doseMg })).toEqual([])
    expect(differing(stepped, { kind: 'injection', ...read, doseMg: 46.1 })).toEqual(['doseMg'])
  })

  it('of one way never agrees with another way', () => {
    expect(differing(injectionOf(), { kind: 'infusion', ...entry, ...pump })).toEqual(['doseMg'])
  })
})

describe('the doses that a label lets a first session have', () => {
  const eu = protocolOf('esketamine-trd-eu')
  it('go by age in the EU, and are none while the age is not known', () => {
    expect(allowedDosesMg(eu, 1, 70)).toEqual([28])
    expect(allowedDosesMg(eu, 1, 40)).toEqual([56])
    expect(allowedDosesMg(eu, 1, null)).toEqual([])
    expect(allowedDosesMg(eu, 2, null)).toEqual([56, 84])
    expect(allowedDosesMg(protocolOf('esketamine-trd-us'), 1, null)).toEqual([56])
  })
})
