import { describe, expect, it } from 'vitest'
import { isWithinLookBack } from './index.ts'

const asOf = '2026-11-25'
const within = (answers: Record<string, number>, on: string, instrument = 'c-ssrs-screener') =>
  isWithinLookBack({ instrument, answers, on }, asOf)

describe('a screen that was taken elsewhere', () => {
  it('speaks of ideation for a month', () => {
    const intent = { 'wish-to-be-dead': 1, thoughts: 1, intent: 1 }
    expect(within(intent, '2026-10-25')).toBe(true)
    expect(within(intent, '2026-10-24')).toBe(false)
    expect(within({ thoughts: 1, method: 1 }, '2026-11-24')).toBe(true)
  })

  it('speaks of behaviour for three', () => {
    expect(within({ 'behaviour-ever': 1, 'behaviour-recent': 1 }, '2026-08-25')).toBe(true)
    expect(within({ 'behaviour-ever': 1, 'behaviour-recent': 1 }, '2026-08-24')).toBe(false)
    expect(within({ 'behaviour-recent': 1 }, '2026-09-01', 'c-ssrs-screener-since-last-visit')).toBe(true)
    // The intent is too long ago, the behaviour is not.
    expect(within({ intent: 1, 'behaviour-ever': 1 }, '2026-09-30')).toBe(true)
  })

  it('counts by the last day that its date can mean', () => {
    expect(within({ intent: 1 }, '2026-10')).toBe(true)
    expect(within({ intent: 1 }, '2026-09')).toBe(false)
    expect(within({ intent: 1 }, '2026-11-20T23:30:00-05:00')).toBe(true)
  })

  it('starts nothing by passive ideation, nor by what is no screen', () => {
    expect(within({ 'wish-to-be-dead': 1, thoughts: 1 }, asOf)).toBe(false)
    expect(within({ item9: 3 }, asOf, 'phq-9')).toBe(false)
  })
})
