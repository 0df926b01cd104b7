import { describe, expect, it } from 'vitest'
import { findInstrument, instruments, scoreInstrument } from '../instruments/index.ts'
import { defaultUrgentPathwaySettings, suicideRiskTierRules, suicideRiskTiers } from './suicide-risk-tiers.ts'
import { asksForScreener, moreUrgent, triageSuicideRisk } from './suicide-risk-triage.ts'
import { urgentPathwayFor } from './urgent-pathway.ts'

const now = '2026-01-15T14:00:00.000Z'
const quiet = { 'wish-to-be-dead': false, thoughts: false, 'behaviour-ever': false }
const triage = (answers: object) => {
  const found = triageSuicideRisk('c-ssrs-screener', { ...answers })
  if (found === null) throw new Error('the screener is a triage')
  return found
}

describe('suicide-risk triage', () => {
  it('knows every tier that a screener can give', () => {
    for (const { scoring } of instruments) {
      if (scoring.kind !== 'triage') continue
      for (const tier of scoring.tiers) expect(suicideRiskTiers).toContain(tier.id)
    }
  })

  it('looks at passive ideation at this visit, without an alert', () => {
    const low = triage({ ...quiet, 'wish-to-be-dead': true })
    expect(low).toMatchObject({ tier: 'low', because: ['1 Wish to be dead'], startsUrgentPathway: false })
    expect(low.rule).toMatchObject({ reviewBy: 'this-visit', holdsDischarge: false })
    expect(urgentPathwayFor(low, now, 'Europe/Berlin')).toBeNull()
  })

  it('sends the moderate tier to a prescriber on the same day of the clinic', () => {
    const moderate = triage({ ...quiet, 'behaviour-ever': 1, 'behaviour-recent': 0 })
    expect(moderate.rule.reviewBy).toBe('same-day')
    expect(urgentPathwayFor(moderate, now, 'Europe/Berlin')).toMatchObject({
      tier: 'moderate',
      acknowledgeBy: '2026-01-15T15:00:00.000Z',
      assessBy: '2026-01-15T23:00:00.000Z',
      holdsDischarge: false,
    })
  })

  it('acts now on the high tier: somebody stays, nobody is discharged', () => {
    const high = triage({ ...quiet, 'behaviour-ever': 1, 'behaviour-recent': 1 })
    expect(high.rule).toMatchObject({ reviewBy: 'now', somebodyStays: true, holdsDischarge: true })
    expect(urgentPathwayFor(high, now, 'Europe/Berlin')).toMatchObject({
      tier: 'high',
      acknowledgeBy: '2026-01-15T14:05:00.000Z',
      somebodyStays: true,
      holdsDischarge: true,
    })
  })

  it('has an unfinished screen reviewed now, and names the open questions', () => {
    const open = triage({ 'wish-to-be-dead': true, thoughts: false })
    expect(open).toMatchObject({
      tier: 'unfinished',
      atLeast: 'low',
      open: ['6 Suicidal behaviour, ever'],
      startsUrgentPathway: false,
    })
    expect(open.rule).toMatchObject({ reviewBy: 'now', holdsDischarge: true })
  })

  it('starts the pathway for an unfinished screen that has reached the moderate tier', () => {
    const open = triage({ thoughts: true, method: true })
    expect(open).toMatchObject({ tier: 'unfinished', atLeast: 'moderate', startsUrgentPathway: true })
    expect(urgentPathwayFor(open, now, 'UTC')).toMatchObject({ tier: 'moderate', holdsDischarge: true })
  })

  it('takes unreadable answers as open', () => {
    expect(triage({ ...quiet, thoughts: 'maybe' })).toMatchObject({
      tier: 'unfinished',
      open: ['2 Thoughts of suicide'],
    })
  })

  it('takes the graver of two tiers, an unfinished screen before a moderate one', () => {
    expect(moreUrgent('low', 'moderate')).toBe('moderate')
    expect(moreUrgent('unfinished', 'moderate')).toBe('unfinished')
    expect(moreUrgent('unfinished', 'high')).toBe('high')
  })

  it('is no triage of another instrument', () => {
    expect(triageSuicideRisk('phq-9', {})).toBeNull()
    expect(triageSuicideRisk('no-such', {})).toBeNull()
  })

  it('says what to do in every tier that somebody has to look at', () => {
    for (const rule of Object.values(suicideRiskTierRules)) {
      expect(rule.whatToDo.length > 0).toBe(rule.reviewBy !== 'nobody')
      expect(rule.source.citation).not.toBe('')
    }
    expect(defaultUrgentPathwaySettings.status).toBe('needs-clinical-sign-off')
  })
})

it('item 9 of the PHQ-9 above zero asks for a C-SSRS, also in an unfinished form', () => {
  const phq9 = findInstrument('phq-9')
  if (phq9 === undefined) throw new Error('no PHQ-9')
  expect(asksForScreener(scoreInstrument(phq9, { 'self-harm': 1 }))).toBe(true)
  expect(asksForScreener(scoreInstrument(phq9, { 'self-harm': 0 }))).toBe(false)
})
