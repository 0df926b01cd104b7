import { expect, it } from 'vitest'
import { bodyOf, type Medicine, valuesOf } from './trials.ts'

const medicines: Medicine[] = [{ id: 'sertraline', name: 'sertraline', roles: ['antidepressant'], minimumMgPerDay: 50 }]
const empty = valuesOf(null)

it('begins with nothing known', () => {
  expect(bodyOf({ ...empty, medication: 'sertraline' }, medicines, [])).toEqual({
    medication: 'sertraline',
    role: 'antidepressant',
    outcome: 'unknown',
    adherence: 'unknown',
    derivedFrom: [],
  })
})

it('sends a name of the table as its id, and any other as it was typed', () => {
  expect(bodyOf({ ...empty, medication: ' Sertraline ' }, medicines, []).medication).toBe('sertraline')
  expect(bodyOf({ ...empty, medication: 'St John’s wort' }, medicines, []).medication).toBe('St John’s wort')
})

it('never turns a dose that is no number into none', () => {
  expect(bodyOf({ ...empty, medication: 'x', highestDose: 'a lot' }, medicines, []).highestDoseMgPerDay).toBeNaN()
  expect(bodyOf({ ...empty, medication: 'x', highestDose: '37,5' }, medicines, []).highestDoseMgPerDay).toBe(37.5)
})
