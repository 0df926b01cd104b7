import { expect, test } from 'vitest'
import { findProtocol } from '../../clinical/protocols/index.ts'
import type { SessionEvent } from '../../clinical/session/index.ts'
import { eventWords } from './event-words.ts'

const protocol = findProtocol('esketamine-trd-us')
if (!protocol) throw new Error('no protocol')
const context = { protocol, timeZone: 'UTC', nameOf: (id: string) => (id === 'm2' ? 'T. Kaya' : 'N. Reyes') }
const base = { id: 'e', at: '2026-01-10T10:00:00Z', author: 'm1' }
const words = (event: object) => eventWords({ ...base, ...event } as SessionEvent, context)

test('a line says what happened, with units, and leaves out what was not recorded', () => {
  expect(
    words({ type: 'vitals-recorded', purpose: 'routine', systolicMmHg: 192, diastolicMmHg: 114, note: 'left arm' }),
  ).toBe('BP 192/114 · left arm')
  expect(words({ type: 'vitals-recorded', purpose: 'routine', spo2Percent: 97, temperatureCelsius: 36.6 })).toBe(
    'SpO₂ 97 % · 36.6 °C',
  )
  expect(words({ type: 'dose-ended', givenMg: 28, complete: false, reason: 'sneezed' })).toBe(
    'Part of the dose given: 28 mg · sneezed',
  )
  expect(words({ type: 'waste-recorded', wastedMg: 28, witness: 'm2' })).toBe('28 mg wasted · witness T. Kaya')
})

test('no symptoms is said as an answer, not as nothing', () => {
  expect(words({ type: 'symptoms-answered', asked: ['headache'], present: [] })).toBe('Asked for symptoms: none')
  expect(words({ type: 'symptoms-answered', asked: ['vision'], present: ['vision'] })).toBe('Symptoms: changed vision')
})

test('a notice is seen under every rule that it crossed', () => {
  const noticeId = 'blood-pressure-180-110@2026-01-10T10:00:00.000Z'
  const rules = ['blood-pressure-180-110', 'blood-pressure-rise-40-25'].map((id) => ({ id, version: '1' }))
  expect(words({ type: 'notice-acknowledged', noticeId, rules })).toBe(
    'Seen: BP 180/110 or higher; BP 40/25 or more above baseline',
  )
  expect(words({ type: 'notice-acknowledged', noticeId })).toBe('Seen: BP 180/110 or higher')
  expect(words({ type: 'notice-acknowledged', noticeId: 'silent-spo2@2026-01-10T10:00:00.000Z' })).toBe(
    'Seen: silent spo2',
  )
})

test('checks and criteria are called by their labels', () => {
  expect(
    words({ type: 'check-answered', checkId: 'identity', answer: { kind: 'confirmation', confirmed: 'unknown' } }),
  ).toBe('Identity, two identifiers: not known')
  expect(
    words({ type: 'discharge-overridden', criterionId: 'walks', reason: 'wheelchair', secondSignature: 'm2' }),
  ).toBe('Discharge past “Walks safely”: wheelchair · second signature T. Kaya')
})

test('a second check says whether the two agreed, and never that they did when it did not count', () => {
  const check = { type: 'second-check-entered', entry: {} }
  const said = (secondChecks: { eventId: string; agrees: boolean }[]) =>
    eventWords({ ...base, ...check } as SessionEvent, { ...context, secondChecks })
  expect(said([{ eventId: 'e', agrees: false }])).toBe('Checked by a second person: they do not agree')
  expect(said([{ eventId: 'e', agrees: true }])).toBe('Checked by a second person: they agree')
  expect(said([])).toBe('Second check entered')
})
