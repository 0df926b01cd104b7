import { describe, expect, it } from 'vitest'
import { derive, type Treatment, typicalCurve } from './simulate.ts'
import { bolus, devices, infused } from './testing.ts'

const racemate: Treatment = { drug: 'racemic-ketamine', way: 'intravenous', covariates: { weightKg: 70 } }
const muscle: Treatment = { ...racemate, way: 'intramuscular' }
const nasal: Treatment = { drug: 'esketamine', way: 'intranasal', covariates: {} }
const oneInfusion = [infused(35, 40)]

/** Each comparison is written out: what is published, what the model says, how far apart. */
function compare(what: string, published: number, ours: number): number {
  const apart = ours / published - 1
  process.stdout.write(
    `  ${what.padEnd(62)} ${published.toFixed(1).padStart(7)} ${ours.toFixed(1).padStart(8)} ${(apart * 100).toFixed(2).padStart(8)} %\n`,
  )
  return Math.abs(apart)
}

describe('the two known answers (70 kg, typical patient, ng/mL)', () => {
  const minutes = [10, 20, 40, 60, 80, 110, 230, 480]
  it.each([
    [
      '0.5 mg/kg of racemate over 40 min',
      racemate,
      oneInfusion,
      [56.31, 98.69, 160.14, 106.67, 81.89, 62.7, 29.37, 9.03],
    ],
    ['84 mg of nasal esketamine', nasal, devices(0, 5, 10), [37.09, 77.59, 100.73, 96.57, 83.77, 63.88, 26.05, 9.92]],
  ])('%s', (name, treatment, programme, expected) => {
    typicalCurve(treatment, programme, minutes).parent.forEach((value, index) => {
      compare(`${name}, ${minutes[index]} min`, expected[index] ?? 0, value)
      expect(Math.abs(value - (expected[index] ?? 0))).toBeLessThanOrEqual(0.005001)
    })
  })
})

describe('table 4 of Perez-Ruixo 2021 (Caucasian)', () => {
  it.each([
    [28, [0], 43.8, 147.3, 59.1],
    [56, [0, 5], 72.5, 254.7, 119.7],
    [84, [0, 5, 10], 101.0, 362.2, 180.0],
  ])('%i mg, 18 to 60 years, is met within 1 %%', (mg, atMin, cmax, auc, metaboliteCmax) => {
    const derived = derive(nasal, devices(...atMin))
    expect(compare(`${mg} mg: esketamine Cmax`, cmax, derived.cmax)).toBeLessThan(0.01)
    expect(compare(`${mg} mg: esketamine AUC 0-24 h`, auc, derived.aucNgHPerMl)).toBeLessThan(0.01)
    expect(compare(`${mg} mg: noresketamine Cmax`, metaboliteCmax, derived.metabolite.cmax)).toBeLessThan(0.01)
  })

  it('prints no area under noresketamine, about which the model is wrong', () => {
    expect(derive(nasal, devices(0)).metabolite.aucNgHPerMl).toBeNull()
    expect(derive(racemate, oneInfusion).metabolite.aucNgHPerMl).toBeGreaterThan(0)
  })

  it('reaches the peaks when the reference does: 36, 40, 44 min', () => {
    const expected = [36, 40, 44]
    const peaks = [devices(0), devices(0, 5), devices(0, 5, 10)].map((each) => derive(nasal, each).tmaxMin)
    peaks.forEach((minutes, index) => {
      expect(compare(`${28 * (index + 1)} mg: minutes to the peak`, expected[index] ?? 0, minutes)).toBeLessThan(0.02)
    })
  })

  it('moves with age as the reference found: 84 mg at 45, 70 and 80 years', () => {
    for (const [ageYears, cmax, auc] of [
      [45, 101.2, 361],
      [70, 102.9, 390],
      [80, 104.8, 429],
    ] as const) {
      const derived = derive({ ...nasal, covariates: { ageYears } }, devices(0, 5, 10))
      expect(compare(`84 mg at ${ageYears} years: Cmax`, cmax, derived.cmax)).toBeLessThan(0.002)
      expect(compare(`84 mg at ${ageYears} years: AUC 0-24 h`, auc, derived.aucNgHPerMl)).toBeLessThan(0.002)
    }
  })

  it('doubles the area in Child-Pugh B at 28 mg and raises the peak by 5 %', () => {
    const healthy = derive(nasal, devices(0))
    const moderate = derive({ ...nasal, covariates: { childPugh: 'B' } }, devices(0))
    expect(moderate.aucInfinityNgHPerMl / healthy.aucInfinityNgHPerMl).toBeCloseTo(2, 1)
    expect(moderate.cmax / healthy.cmax).toBeCloseTo(1.05, 2)
  })
})

describe('published observations', () => {
  it('are met within 30 %', () => {
    const peak = derive(racemate, oneInfusion).cmax
    expect(compare('0.5 mg/kg over 40 min: Cmax, Zarate 2006 in Zanos 2018', 185, peak)).toBeLessThan(0.3)
    // Tied to dissociation (Krystal 1994 in Zanos 2018).
    expect(peak).toBeGreaterThan(100)
    expect(peak).toBeLessThan(250)
    const half = derive(muscle, [bolus(35)])
    expect(compare('0.5 mg/kg intramuscular: peak, Anaesthesist 1984', 147, half.cmax)).toBeLessThan(0.3)
    const at30 = typicalCurve(muscle, [bolus(35)], [30]).parent[0] ?? 0
    expect(compare('0.5 mg/kg intramuscular: at 30 min, the same', 147, at30)).toBeLessThan(0.3)
    expect(compare('0.5 mg/kg intramuscular: peak, minutes of the reference', 18, half.tmaxMin)).toBeLessThan(0.05)
  })

  it('are told where the model is known not to meet them', () => {
    // Children among the patients; absorption is our choice.
    compare('1.0 mg/kg intramuscular: peak, the same (children among them)', 474, derive(muscle, [bolus(70)]).cmax)
    // Drawn from an artery; the model is of veins.
    const esketamine: Treatment = { ...racemate, drug: 'esketamine' }
    compare('20 mg S over 20 min: arterial Cmax, Simons', 273, derive(esketamine, [infused(20, 20)]).cmax)
    compare('10 mg bolus: Cmax, Pharmacotherapy 2022 (first sample)', 296, derive(racemate, [bolus(10)]).cmax)
    compare('10 mg bolus: AUC, the same', 113, derive(racemate, [bolus(10)]).aucInfinityNgHPerMl)
  })

  it.each([
    [50, 143],
    [70, 160],
    [100, 176],
    [130, 186],
  ])('grow with weight as the reference warns: %i kg', (weightKg, expected) => {
    const at40 = typicalCurve({ ...racemate, covariates: { weightKg } }, [infused(weightKg / 2, 40)], [40]).parent[0]
    expect(Math.round(at40 ?? 0)).toBe(expected)
  })

  it('has the half-lives that the reference derived', () => {
    expect(derive(nasal, devices(0)).halfLifeH).toBeCloseTo(11.03, 2)
    expect(derive({ ...racemate, drug: 'esketamine' }, oneInfusion).halfLifeH).toBeCloseTo(7.37, 2)
  })
})
