import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { conceptIs, isCurrentDepression } from '../../clinical/conditions/index.ts'
import { identifyMedication } from '../../clinical/medications/index.ts'
import { BundleFault, readBundleText } from './index.ts'

// Synthetic patients from elsewhere, read in place: they are no part of the project.
const folder = join(import.meta.dirname, '../../../shared/data/synthea')
const present = existsSync(folder)
if (!present) process.stdout.write(`Left out: bundles of ${folder} are not here.\n`)

const fileOf = (start: string): string => readdirSync(folder).find((name) => name.startsWith(start)) ?? ''
const textOf = (start: string): string => readFileSync(join(folder, fileOf(start)), 'utf8')

describe.skipIf(!present)('bundles that Synthea made', () => {
  it.each(['Clemente', 'Darron', 'Gilberto', 'Milan', 'Roberto', 'Sherman'])('%s is read whole', (start) => {
    const text = textOf(start)
    const given = JSON.parse(text).entry.length
    const { record, taken, left, source } = readBundleText(text)
    const counted = Object.values(taken).reduce((a, b) => a + b, 0) + left.reduce((sum, each) => sum + each.count, 0)
    expect(counted).toBe(given)
    expect(record.patient.familyName).toBe(fileOf(start).split('_')[1])
    expect(source.bundleType).toBe('transaction')
    expect(new Set(record.facts.map((fact) => fact.id)).size).toBe(record.facts.length)
    expect(readBundleText(text)).toEqual(readBundleText(text))
  })

  it('finds the depressions and the antidepressants with their doses', () => {
    const found = ['Darron', 'Gilberto', 'Milan', 'Roberto', 'Sherman'].map((start) => {
      const { facts } = readBundleText(textOf(start)).record
      const antidepressants = facts.flatMap((fact) => {
        const identified = fact.kind === 'medication' ? identifyMedication(fact.concept) : undefined
        const isOne = identified?.medication.role.includes('antidepressant')
        return fact.kind === 'medication' && isOne ? [`${identified?.medication.id} ${fact.dailyDoseMg}`] : []
      })
      const depressed = facts.some((fact) => fact.kind === 'condition' && isCurrentDepression(fact))
      return [start, depressed, antidepressants.join(', ')]
    })
    expect(found).toEqual([
      ['Darron', true, ''],
      ['Gilberto', false, 'sertraline 100'],
      ['Milan', true, 'fluoxetine 25, fluoxetine 25'],
      ['Roberto', false, 'sertraline 100'],
      ['Sherman', true, 'fluoxetine 25'],
    ])
  })

  it('reads the old blood pressure panel, the old creatinine, and a stroke of unknown type', () => {
    const { facts } = readBundleText(textOf('Roberto')).record
    const measured = new Set(facts.flatMap((fact) => (fact.kind === 'measurement' ? [fact.name] : [])))
    for (const name of ['blood-pressure', 'weight', 'height', 'creatinine'] as const) expect(measured).toContain(name)
    const strokes = facts.filter(
      (fact) => fact.kind === 'condition' && conceptIs(fact.concept, 'stroke-of-unknown-type'),
    )
    expect(strokes).toHaveLength(1)
    expect(facts.some((fact) => fact.kind === 'condition' && conceptIs(fact.concept, 'heart-failure'))).toBe(true)
  })

  it('says who has died', () => {
    expect(readBundleText(textOf('Sherman')).notes).toContain('The patient is recorded as deceased on 2012-07-31.')
    expect(readBundleText(textOf('Milan')).record.patient.deceased).toBe(false)
  })

  it('refuses a bundle of practitioners', () => {
    expect(() => readBundleText(textOf('practitionerInformation'))).toThrow(
      new BundleFault('Bundle', 'holds no Patient'),
    )
  })
})
