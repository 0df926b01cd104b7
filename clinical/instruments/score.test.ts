import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { graverEnd, type Instrument, type Item, labelOfBand, labelOfSubscale, totalRange } from './instrument.ts'
import { findInstrument, instruments } from './registry.ts'
import { askedItems, faultOfTotal, scoreInstrument } from './score.ts'

const totalled = instruments.filter((instrument) => totalRange(instrument) !== null)
const answerTo = ({ min, max, measured }: Item) => {
  const steps = 10 ** (measured?.decimals ?? 0)
  return fc.integer({ min: min * steps, max: max * steps }).map((value) => value / steps)
}
const fullForm = (instrument: Instrument) =>
  fc.record(Object.fromEntries(instrument.items.map((item) => [item.linkId, answerTo(item)])))
const anyForm = (instrument: Instrument) =>
  fc.dictionary(
    fc.constantFrom(...instrument.items.map((item) => item.linkId), 'no-such-item', '__proto__'),
    fc.anything(),
  )

describe.each(instruments.map((instrument) => [instrument.id, instrument] as const))('%s as data', (id, instrument) => {
  it('is found by its id, in any case', () => {
    expect(findInstrument(id.toUpperCase())).toBe(instrument)
  })

  it('has unique link ids, one option for each answer, and conditions on earlier items', () => {
    const linkIds = [...instrument.items, ...instrument.unscoredItems].map((item) => item.linkId)
    expect(new Set(linkIds).size).toBe(linkIds.length)
    for (const item of [...instrument.items, ...instrument.unscoredItems]) {
      expect(item.options.map((option) => option.value)).toEqual(
        item.measured ? [] : Array.from({ length: item.max - item.min + 1 }, (_, step) => item.min + step),
      )
      const asked = item.askedWhen ?? { sumOf: [], atLeast: 0 }
      for (const earlier of 'linkId' in asked ? [asked.linkId] : asked.sumOf) {
        expect(linkIds.indexOf(earlier)).toBeGreaterThanOrEqual(0)
        expect(linkIds.indexOf(earlier)).toBeLessThan(linkIds.indexOf(item.linkId))
      }
    }
  })

  it('names only items that exist in its scoring, subscales, flags, patterns and alternatives', () => {
    const linkIds = new Set(instrument.items.map((item) => item.linkId))
    const { scoring } = instrument
    const named = [
      ...(scoring.kind === 'domain-maxima' ? scoring.domains.flatMap((domain) => domain.items) : []),
      ...(scoring.kind === 'triage' ? scoring.tiers.flatMap((tier) => tier.anyOf) : []),
      ...(scoring.kind === 'screen' ? [...scoring.counted, ...scoring.positiveWhen.flatMap(({ items }) => items)] : []),
      ...(scoring.kind === 'points'
        ? scoring.tables.flatMap(({ linkId, when }) => [linkId, ...Object.keys(when ?? {})])
        : []),
      ...(scoring.kind === 'profile' ? scoring.dimensions : []),
      ...(instrument.patterns ?? []).flatMap(({ allOf }) => allOf.flatMap(({ items }) => items)),
      ...instrument.subscales.flatMap((subscale) => subscale.items),
      ...instrument.flags.map((flag) => flag.linkId),
      ...instrument.items.flatMap((item) => item.alternativeTo ?? []),
    ]
    for (const linkId of named) expect(linkIds).toContain(linkId)
    if (scoring.kind === 'domain-maxima') {
      expect(scoring.domains.flatMap((domain) => domain.items).sort()).toEqual([...linkIds].sort())
    }
  })

  it('has bands that start with its range and rise, and a source for them', () => {
    const range = totalRange(instrument)
    if (instrument.bands.length === 0) return
    expect(instrument.bandSource).toBeDefined()
    expect(instrument.bands[0]?.from).toBe(range?.min)
    const starts = instrument.bands.map((band) => band.from)
    expect(starts).toEqual([...starts].sort((a, b) => a - b))
    expect(starts.at(-1)).toBeLessThanOrEqual(range?.max ?? 0)
    expect(new Set(instrument.bands.map((band) => band.label)).size).toBe(starts.length)
  })

  it('ships wording only under a licence that allows it', () => {
    if (instrument.licence.text === 'shippable') return
    for (const item of instrument.items) expect(item.text).toBeUndefined()
  })

  it('marks every number without a published source for sign-off', () => {
    const numbers = [
      instrument,
      ...instrument.flags,
      ...(instrument.patterns ?? []),
      ...instrument.cutoffs,
      instrument.meaningfulChange,
      instrument.substantialChange,
    ]
    for (const number of numbers) {
      if (number?.source.evidence === 'local') expect(number.status).toBe('needs-clinical-sign-off')
    }
  })

  it('never throws, whatever the answers are, and never gives a total to what it cannot read', () => {
    fc.assert(
      fc.property(anyForm(instrument), (answers) => {
        const score = scoreInstrument(instrument, answers)
        expect(score.complete).toBe(score.status === 'complete')
        if (score.faults.length > 0 || score.missing.length > 0) expect(score.total).toBeNull()
      }),
    )
  })

  it('gives the same result for the same answers in any order', () => {
    fc.assert(
      fc.property(anyForm(instrument), (answers) => {
        const reversed = Object.fromEntries(Object.entries(answers).reverse())
        expect(scoreInstrument(instrument, reversed)).toEqual(scoreInstrument(instrument, answers))
      }),
    )
  })

  it('shows a form whose open items are exactly what the score calls missing', () => {
    const empty = scoreInstrument(instrument, {})
    expect(askedItems(instrument, {}).map((item) => item.linkId)).toEqual(empty.missing)
    expect(empty).toMatchObject({ status: 'incomplete', total: null })
  })
})

describe.each(totalled.map((instrument) => [instrument.id, instrument] as const))('%s as a total', (_, instrument) => {
  it('stays in its range and falls in a band', () => {
    fc.assert(
      fc.property(fullForm(instrument), (answers) => {
        const { total, band, subscales } = scoreInstrument(instrument, answers)
        expect(total).not.toBeNull()
        expect(faultOfTotal(instrument, total ?? Number.NaN)).toBeNull()
        const { bands, scoring } = instrument
        const known = [...bands.map((each) => each.id), ...(scoring.kind === 'points' ? [scoring.single.band.id] : [])]
        if (bands.length > 0) expect(known).toContain(band)
        if (band !== null) expect(labelOfBand(instrument, band)).toBeDefined()
        for (const id of Object.keys(subscales)) expect(labelOfSubscale(instrument, id)).not.toBe(id)
      }),
    )
  })

  it('never gets better when one answer gets graver', () => {
    if (instrument.scoring.kind === 'points') return
    fc.assert(
      fc.property(fullForm(instrument), fc.constantFrom(...instrument.items), (answers, item) => {
        const graver = { ...answers, [item.linkId]: graverEnd(instrument, item) === 'high' ? item.max : item.min }
        const before = scoreInstrument(instrument, answers)
        const after = scoreInstrument(instrument, graver)
        const worse = instrument.direction === 'higher-is-worse' ? 1 : -1
        expect(((after.total ?? Number.NaN) - (before.total ?? Number.NaN)) * worse).toBeGreaterThanOrEqual(0)
        // A graver answer may end a contradiction between two of them; what they say of the patient stays.
        const kept = before.flags.filter((flag) => flag !== 'answers-contradict')
        if (worse === 1) for (const flag of kept) expect(after.flags).toContain(flag)
      }),
    )
  })

  it('has no total once an answer is taken away, and names it', () => {
    fc.assert(
      fc.property(
        fullForm(instrument),
        fc.constantFrom(...instrument.items.filter((item) => item.alternativeTo === undefined)),
        (answers, item) => {
          const { linkId } = item
          fc.pre(askedItems(instrument, answers).includes(item))
          const { [linkId]: _taken, ...rest } = answers
          expect(scoreInstrument(instrument, rest)).toMatchObject({
            status: 'incomplete',
            total: null,
            band: null,
            missing: [linkId],
          })
        },
      ),
    )
  })
})

describe('answers that cannot be read', () => {
  const madrs = findInstrument('madrs') as Instrument
  const full = Object.fromEntries(madrs.items.map((item) => [item.linkId, 2]))

  it.each([
    ['unknown-item', { ...full, happiness: 1 }, 'happiness'],
    ['out-of-range', { ...full, tension: 7 }, 'tension'],
    ['out-of-range', { ...full, tension: -1 }, 'tension'],
    ['not-whole', { ...full, tension: 2.5 }, 'tension'],
    ['not-a-number', { ...full, tension: '2' }, 'tension'],
    ['not-a-number', { ...full, tension: true }, 'tension'],
    ['not-a-number', { ...full, tension: Number.NaN }, 'tension'],
  ])('names %s', (problem, answers, linkId) => {
    const score = scoreInstrument(madrs, answers)
    expect(score).toMatchObject({ status: 'faulty', total: null, band: null, complete: false })
    expect(score.faults).toMatchObject([{ problem, linkId }])
    expect(score.faults[0]?.message).toContain(linkId)
  })

  it('takes null and undefined as not answered', () => {
    expect(scoreInstrument(madrs, { ...full, tension: null, sleep: undefined })).toMatchObject({
      status: 'incomplete',
      missing: ['tension', 'sleep'],
    })
  })

  it('refuses one item answered under two names', () => {
    const phq9 = findInstrument('phq-9') as Instrument
    expect(scoreInstrument(phq9, { interest: 1, '44250-9': 2 }).faults).toMatchObject([{ problem: 'answered-twice' }])
  })
})

it('says why a recorded total cannot be one', () => {
  expect(faultOfTotal(findInstrument('phq-9') as Instrument, 28)).toBe('PHQ-9 totals go from 0 to 27; 28 is not one.')
  expect(faultOfTotal(findInstrument('phq-9') as Instrument, 12.5)).toBe(
    'PHQ-9 totals are whole numbers; 12.5 is not one.',
  )
  expect(faultOfTotal(findInstrument('who-5') as Instrument, 17)).toBe('WHO-5 totals go in steps of 4; 17 is not one.')
  expect(faultOfTotal(findInstrument('q-les-q-sf') as Instrument, 67.9)).toBeNull()
  expect(faultOfTotal(findInstrument('c-ssrs-screener') as Instrument, 3)).toBe('C-SSRS screener has no total.')
})
