import { expect, test } from 'vitest'
import { findProtocol } from '../../clinical/protocols/index.ts'
import { newSession, summariseVitals, type VitalSample } from '../../clinical/session/index.ts'
import { rowsOf } from './record-vitals.tsx'

const protocol = findProtocol('esketamine-trd-us')
if (!protocol) throw new Error('no protocol')
const at = (minute: number, second = 0) => new Date(Date.UTC(2026, 0, 10, 10, minute, second)).toISOString()
const sample = (minute: number, kind: VitalSample['kind'], value: number): VitalSample => ({
  at: at(minute),
  kind,
  value,
  device: 'monitor',
})

test('five minutes are a row: each blood pressure, the lowest SpO₂, the range of the heart rate', () => {
  const state = newSession(protocol)
  const dosed = { ...state, dose: { ...state.dose, startedAt: at(0) } }
  const rows = rowsOf(
    summariseVitals([
      sample(1, 'spo2', 97),
      sample(2, 'spo2', 93),
      // A probe that fell off is no reading.
      sample(3, 'spo2', 0),
      sample(1, 'heart-rate', 70),
      sample(4, 'heart-rate', 82),
      sample(2, 'systolic', 140),
      sample(2, 'diastolic', 88),
      sample(7, 'systolic', 150),
      sample(7, 'diastolic', 90),
    ]),
    dosed,
  )
  expect(rows).toMatchObject([
    { minute: 0, pressures: '140/88', spo2: '93', heart: '70–82' },
    { minute: 5, pressures: '150/90', spo2: '', heart: '' },
  ])
})
