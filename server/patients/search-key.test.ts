import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rangeOf, searchKeysOf, searchTermsOf } from './search-key.ts'

const patient = {
  familyName: 'Ångström-O’Brien',
  givenName: 'Zoë Straße',
  recordNumber: 'MRN-10482',
  birthDate: '1985-03-12',
}
const finds = (typed: string) => {
  const keys = searchKeysOf(patient)
  return searchTermsOf(typed).every((beginnings) =>
    beginnings.some((beginning) => {
      const { from, below } = rangeOf(beginning)
      return keys.some((key) => Buffer.compare(Buffer.from(key), Buffer.from(from)) >= 0 && key < below)
    }),
  )
}

describe('searching', () => {
  it.each([
    'angst',
    'OBRIEN',
    'o’brien',
    "o'brien",
    'zoe',
    'strasse',
    'mrn-10482',
    '10482',
    '104',
    'zoe ang',
    'ang, zoe',
  ])('finds by %s', (typed) => expect(finds(typed)).toBe(true))
  it.each([
    '1985',
    '1985-03',
    '1985-3-12',
    '1985-03-12',
    '12.03.1985',
    '12/3/1985',
    '03/12/1985',
    '03.1985',
    'zoe 12.3.1985',
  ])('finds by the birth date typed as %s', (typed) => expect(finds(typed)).toBe(true))
  it.each(['zoe smith', '13.03.1985', '1985-04', 'gstrom', '0482', '99.99.1985'])('does not find by %s', (typed) =>
    expect(finds(typed)).toBe(false),
  )

  it('finds everybody by any beginning of each of their names', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(name, name, (familyName, givenName) => {
        const keys = searchKeysOf({ familyName, givenName, recordNumber: '1', birthDate: null })
        for (const beginnings of searchTermsOf(`${givenName} ${familyName}`))
          expect(beginnings.some((beginning) => keys.some((key) => key.startsWith(beginning)))).toBe(true)
      }),
    )
  })
})
