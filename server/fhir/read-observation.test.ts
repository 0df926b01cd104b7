import { describe, expect, it } from 'vitest'
import type { AssessmentFact } from '../../clinical/record/record.ts'
import { readBundle } from './index.ts'
import { bundleOf, loinc, measured, observation } from './testing.ts'

describe('units', () => {
  it.each([
    ['29463-7', { value: 70000, code: 'g' }, 70],
    ['29463-7', { value: 150, unit: 'lbs' }, 68.038856],
    ['8302-2', { value: 1.8, unit: 'm' }, 180],
    ['8302-2', { value: 70, code: '[in_i]' }, 177.8],
    ['8310-5', { value: 98.6, unit: '°F' }, 37],
    ['14682-9', { value: 88.4, unit: 'µmol/L' }, 1],
    ['1742-6', { value: 30, unit: 'IU/L' }, 30],
    ['11580-8', { value: 2, unit: 'uIU/mL' }, 2],
    ['8867-4', { value: 60, unit: 'bpm' }, 60],
  ])('%s %o is %s', (code, quantity, expected) => {
    expect(measured(code, quantity)).toMatchObject({ value: expected })
  })

  it.each([
    ['29463-7', { value: 70 }, 'Its unit for weight is missing'],
    ['29463-7', { value: 70, unit: 'stone' }, 'Its unit for weight is not known here'],
    ['29463-7', { value: 0, unit: 'kg' }, 'Its value for weight is not possible'],
    ['59408-5', { value: 130, unit: '%' }, 'Its value for oxygen-saturation is not possible'],
  ])('%s %o is left: %s', (code, quantity, reason) => {
    expect(measured(code, quantity)).toBe(reason)
  })

  it('keeps a value beyond the measuring range as words', () => {
    const fact = measured('19080-1', { value: 5, comparator: '<', unit: 'mIU/mL' })
    expect(fact).toMatchObject({ name: 'pregnancy-test', text: '< 5 mIU/mL' })
    expect(fact).not.toHaveProperty('value')
  })
})

describe('scores in observations', () => {
  const read = (...observations: object[]) =>
    readBundle(
      bundleOf(
        ...observations.map((each, i) => observation({ id: `o${i}`, effectiveDateTime: '2026-01-02', ...each })),
      ),
    )

  it('leaves a total that the instrument cannot give', () => {
    const { left, record } = read({ code: loinc('44261-6'), valueInteger: 28 })
    expect(record.facts).toEqual([])
    expect(left[0]?.reason).toContain('0 to 27')
  })

  it('takes the number on a panel for its total', () => {
    expect(read({ code: loinc('44249-1'), valueQuantity: { value: 12, unit: '{score}' } }).record.facts).toMatchObject([
      { instrument: 'phq-9', total: 12 },
    ])
  })

  it('keeps two items of PHQ-2 apart from PHQ-9, and the teen version out', () => {
    const { record, left } = read(
      { code: loinc('44250-9'), valueInteger: 2 },
      { code: loinc('44255-8'), valueInteger: 1 },
      { code: loinc('89204-2'), valueInteger: 9 },
    )
    expect(record.facts).toMatchObject([{ instrument: 'phq-2', answers: { interest: 2, mood: 1 } }])
    expect(left[0]?.reason).toContain('another instrument')
  })

  it('reads a score without LOINC by the name of its instrument', () => {
    expect(read({ code: { text: 'MADRS total score' }, valueInteger: 30 }).record.facts).toMatchObject([
      { instrument: 'madrs', total: 30 },
    ])
  })

  it('does not guess whether a total is the raw sum or per cent', () => {
    const total = (text: string, value: number, unit = '{score}') => {
      const { record, left } = read({ code: { text }, valueQuantity: { value, unit } })
      return (record.facts[0] as AssessmentFact | undefined)?.total ?? left[0]?.reason
    }
    expect(total('WHO-5', 20)).toBe('It does not say whether this total of WHO-5 is its raw sum or per cent')
    expect(total('WHO-5', 13)).toBe('It does not say whether this total of WHO-5 is its raw sum or per cent')
    expect(total('WHO-5', 20, '%')).toBe(20)
    expect(total('WHO-5', 64)).toBe(64)
    expect(total('WHO-5', 65)).toBe('WHO-5 totals go in steps of 4; 65 is not one.')
    expect(total('Q-LES-Q-SF', 52)).toBe('It does not say whether this total of Q-LES-Q-SF is its raw sum or per cent')
    expect(total('PHQ-9', 12.5)).toBe('PHQ-9 totals are whole numbers; 12.5 is not one.')
  })

  it('says when the recorded total is not the sum', () => {
    const codes = ['44250-9', '44255-8', '44259-0', '44254-1', '44251-7', '44258-2', '44252-5', '44253-3', '44260-8']
    const items = codes.map((code) => ({ code: loinc(code), valueInteger: 1 }))
    const { notes, record } = read(...items, { code: loinc('44261-6'), valueInteger: 20 })
    expect(record.facts).toMatchObject([{ total: 20 }])
    expect(notes[0]).toContain('not the sum')
  })

  it('leaves an answer that is out of range, and both of two that differ', () => {
    expect(read({ code: loinc('44260-8'), valueInteger: 9 }).left[0]?.reason).toContain('cannot be read')
    const { record, notes } = read(
      { code: loinc('44255-8'), valueInteger: 1 },
      { code: loinc('44255-8'), valueInteger: 1 },
      { code: loinc('44260-8'), valueInteger: 3 },
      { code: loinc('44260-8'), valueInteger: 0 },
    )
    expect(record.facts).toMatchObject([{ answers: { mood: 1 } }])
    expect(record.facts[0]).not.toHaveProperty('answers.self-harm')
    expect(notes).toContain('Answers to phq-9 of one time differ on "self-harm"; it is missing.')
  })

  it('does not pair two pressures of one time', () => {
    const side = (code: string, value: number) => ({ code: loinc(code), valueQuantity: { value, unit: 'mmHg' } })
    const { record, left, taken } = read(side('8480-6', 120), side('8480-6', 160), side('8462-4', 80))
    expect(record.facts).toEqual([])
    expect(left).toMatchObject([{ resourceType: 'Observation', count: 3 }])
    expect(taken).toEqual({ Patient: 1 })
  })
})
