import { describe, expect, it } from 'vitest'
import { predictionGate } from './gates.ts'
import { predictionLabel } from './limits.ts'
import type { Covariates } from './model.ts'
import { type Administration, programmeFaults } from './programme.ts'
import { bolus, devices, infused } from './testing.ts'

const person: Covariates = { weightKg: 70 }

describe('a curve is refused', () => {
  it.each([
    ['in severe liver impairment', 'racemic-ketamine', 'intravenous', { ...person, childPugh: 'C' }, 'childPugh'],
    ['there for the nose too', 'esketamine', 'intranasal', { childPugh: 'C' }, 'childPugh'],
    ['below 45 kg', 'racemic-ketamine', 'intravenous', { weightKg: 44.9 }, 'weight'],
    ['above 150 kg', 'esketamine', 'intranasal', { weightKg: 150.1 }, 'weight'],
    ['without a weight where it counts', 'esketamine', 'intravenous', {}, 'weight'],
    ['with a weight that is no number', 'esketamine', 'intravenous', { weightKg: Number.NaN }, 'weight'],
    ['for a child', 'esketamine', 'intranasal', { ageYears: 17 }, 'age'],
    ['for the racemate by mouth', 'racemic-ketamine', 'oral', person, 'route'],
    ['for the racemate in the nose', 'racemic-ketamine', 'intranasal', person, 'drug'],
    ['for esketamine into muscle', 'esketamine', 'intramuscular', person, 'drug'],
    ['under the tongue', 'racemic-ketamine', 'sublingual', person, 'route'],
  ] as const)('%s', (_, drug, route, covariates, field) => {
    const gate = predictionGate(drug, route, covariates)
    expect(gate.ok || gate.faults.map((fault) => fault.field)).toEqual([field])
  })
})

describe('a curve is shown', () => {
  const shown = (...[drug, route, covariates]: Parameters<typeof predictionGate>) => {
    const gate = predictionGate(drug, route, covariates)
    if (!gate.ok) throw new Error(gate.faults[0]?.message)
    return { confidence: gate.confidence, text: gate.warnings.join(' ') }
  }

  it.each([
    ['racemic-ketamine', 'intravenous', 'good'],
    ['esketamine', 'intravenous', 'good'],
    ['esketamine', 'intranasal', 'good'],
    ['esketamine', 'oral', 'fair'],
    ['racemic-ketamine', 'intramuscular', 'fair'],
    ['racemic-ketamine', 'subcutaneous', 'poor'],
  ] as const)('%s, %s: %s', (drug, route, confidence) => {
    const curve = shown(drug, route, person)
    expect(curve.confidence).toBe(confidence)
    expect(curve.text).toContain(predictionLabel)
  })

  it('with what is uncertain about it', () => {
    expect(shown('racemic-ketamine', 'subcutaneous', person).text).toContain('extrapolated')
    expect(shown('racemic-ketamine', 'intravenous', { weightKg: 101 }).text).toContain('101 kg is far from')
    expect(shown('racemic-ketamine', 'intravenous', { weightKg: 100 }).text).not.toContain('far from')
    expect(shown('racemic-ketamine', 'intravenous', { ...person, childPugh: 'B' }).text).toContain('not known')
    expect(shown('esketamine', 'intranasal', { childPugh: 'B' }).text).toContain('not validated')
    expect(shown('esketamine', 'intranasal', {}).text).toContain('uncertain from about 3 h')
    expect(shown('esketamine', 'intranasal', { ageYears: 65 }).text).toContain('From 65 years')
    expect(shown('esketamine', 'intranasal', { ageYears: 64 }).text).not.toContain('From 65 years')
    expect(shown('racemic-ketamine', 'intravenous', { ...person, ageYears: 45 }).text).toContain('about 23 years')
  })
})

describe('a programme has faults', () => {
  const faults = (way: Parameters<typeof programmeFaults>[0], ...programme: unknown[]) =>
    programmeFaults(way, programme as Administration[]).map(({ index, message }) => `${index}: ${message}`)

  it.each([
    ['when it is empty', faults('intravenous'), ['0: nothing is given']],
    [
      'when it ends before it begins',
      faults('intravenous', bolus(1), infused(35, -40)),
      ['1: toMinutes must be from 0 to 10080 min'],
    ],
    [
      'when there is no dose',
      faults('intravenous', { kind: 'bolus', atMinutes: 0 }),
      ['0: a dose must be above 0 and at most 2000 mg'],
    ],
    [
      'when a number is none',
      faults('intravenous', { kind: 'bolus', atMinutes: '0', doseMg: Number.NaN }),
      ['0: atMinutes must be from 0 to 10080 min', '0: a dose must be above 0 and at most 2000 mg'],
    ],
    [
      'when an infusion has no rate',
      faults('intravenous', { ...infused(35, 40), rateMgPerHour: 0 }),
      ['0: a rate must be above 0, and give at most 2000 mg'],
    ],
    ['when muscle is infused', faults('intramuscular', infused(35, 40)), ['0: an infusion goes into a vein']],
    ['when a vein gets a device', faults('intravenous', ...devices(0)), ['0: a device goes into the nose']],
    ['when the nose gets a bolus', faults('intranasal', bolus(28)), ['0: into the nose goes a device']],
    [
      'when it is of no kind',
      faults('oral', null, {}),
      ['0: kind must be bolus, infusion or device', '1: kind must be bolus, infusion or device'],
    ],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected)
  })

  it('and none when it has none', () => {
    expect(faults('intravenous', infused(35, 40), bolus(5, 90))).toEqual([])
    expect(faults('intranasal', ...devices(0, 5, 10))).toEqual([])
  })
})
