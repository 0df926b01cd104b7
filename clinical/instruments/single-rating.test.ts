import { expect, it } from 'vitest'
import { cgiS } from './cgi-s.ts'
import { moaaS } from './moaa-s.ts'
import { scoreInstrument } from './score.ts'

it.each([
  [0, 'unresponsive'],
  [3, 'responds-to-loud-name'],
  [5, 'alert'],
])('MOAA/S %i is %s: the higher the better', (alertness, band) => {
  expect(scoreInstrument(moaaS, { alertness })).toMatchObject({ total: alertness, band })
  expect(moaaS.direction).toBe('higher-is-better')
})

it.each([
  [1, 'not-ill'],
  [4, 'moderately-ill'],
  [7, 'extremely-ill'],
])('CGI-S %i is %s', (severity, band) => {
  expect(scoreInstrument(cgiS, { severity })).toMatchObject({ total: severity, band })
})

it('CGI-S has no zero', () => {
  expect(scoreInstrument(cgiS, { severity: 0 }).faults).toMatchObject([{ problem: 'out-of-range' }])
})
