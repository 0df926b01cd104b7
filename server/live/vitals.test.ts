import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClinic, type TestMember } from '../http/testing.ts'
import { makeDevice, revokeDevice } from '../identity/index.ts'
import { addTestPatient, addTestSession, endRunning } from '../sessions/testing.ts'

let test: TestApp
let clinic: TestClinic
let other: TestClinic
let sessionId: string
let nurse: TestMember
beforeAll(async () => {
  test = await startTestApp()
  clinic = await test.addClinic()
  other = await test.addClinic('Other clinic')
  nurse = clinic.members.nurse
})
afterAll(() => test.close())

const url = () => `/api/sessions/${sessionId}/vitals`
const start = Date.parse('2026-02-03T10:00:00Z')
const sample = (second: number, value: number, kind = 'spo2', device = 'oximeter') => ({
  at: new Date(start + second * 1000).toISOString(),
  kind,
  value,
  device,
})

async function newSession() {
  const patient = await addTestPatient(test.database, clinic)
  await endRunning(test.database, clinic)
  sessionId = await addTestSession(test.database, clinic, patient)
  return patient
}

describe('a batch of vitals', () => {
  beforeAll(newSession)

  it('is stored once, however often and in whatever form it comes', async () => {
    const batch = [sample(0, 98), sample(1, 97), sample(1, 72, 'heart-rate')]
    const first = await nurse.request('POST', url(), batch)
    expect(first.json()).toEqual({ stored: 3, duplicates: 0, conflicts: 0 })
    const again = await nurse.request('POST', url(), { samples: [...batch, sample(2, 96)] })
    expect(again.json()).toEqual({ stored: 1, duplicates: 3, conflicts: 0 })
    const sameMoment = batch.map((one) => ({ ...one, at: one.at.replace('.000Z', '+00:00') }))
    expect((await nurse.request('POST', url(), sameMoment)).json()).toMatchObject({ stored: 0, duplicates: 3 })
  })

  it('keeps the first value of a key and puts the other on record, also within one batch', async () => {
    const answer = await nurse.request('POST', url(), [sample(1, 90), sample(50, 95), sample(50, 95), sample(50, 94)])
    expect(answer.json()).toEqual({ stored: 1, duplicates: 1, conflicts: 2 })
    const read = (await nurse.request('GET', `${url()}?kinds=spo2&everySeconds=1`)).json()
    const values = read.series[0].points.map((point: { value: number }) => point.value)
    expect(values).toEqual([98, 97, 96, 95])
    expect(read.conflicts).toBe(2)
    // The same conflict delivered again is known already.
    await nurse.request('POST', url(), [sample(1, 90)])
    expect((await nurse.request('GET', url())).json().conflicts).toBe(2)
  })

  it('survives the same batch delivered many times at once', async () => {
    const batch = Array.from({ length: 200 }, (_, second) => sample(1000 + second, 97))
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => nurse.request('POST', url(), n % 2 ? batch : [...batch].reverse())),
    )
    expect(answers.map((answer) => answer.statusCode)).toEqual(Array(8).fill(200))
    expect(answers.reduce((sum, answer) => sum + answer.json().stored, 0)).toBe(200)
  })

  it('leaves one audit entry with the patient', async () => {
    const patient = await newSession()
    await nurse.request('POST', url(), [sample(0, 98), sample(1, 98)])
    const entries = await test.database.inClinic(clinic.id, (tx) =>
      tx
        .selectFrom('audit_entry')
        .selectAll()
        .where('clinic_id', '=', clinic.id)
        .orderBy('seq', 'desc')
        .limit(1)
        .execute(),
    )
    expect(entries[0]).toMatchObject({ action: 'vitals.post', access: 'write', patient_ids: [patient.patientId] })
    expect(JSON.parse(entries[0]?.entry ?? '').detail).toEqual({ sessionId, stored: 2, duplicates: 0, conflicts: 0 })
  })
})

describe('what is refused', () => {
  beforeAll(newSession)

  it.each([
    ['an unknown kind, by its name', { ...sample(0, 98), kind: 'mood' }, 'samples.1.kind', '"mood" is not one of'],
    ['a value in words', { ...sample(0, 98), value: 'high' }, 'samples.1.value', 'expected number'],
    ['no value', { at: sample(0, 1).at, kind: 'spo2', device: 'a' }, 'samples.1.value', 'expected number'],
    ['a time that is none', { ...sample(0, 98), at: 'now' }, 'samples.1.at', 'datetime'],
    ['a time no database can hold', { ...sample(0, 98), at: '0000-01-01T00:00:00Z' }, 'samples.1.at', 'years'],
    ['a device without a name', { ...sample(0, 98), device: ' ' }, 'samples.1.device', 'empty'],
    ['U+0000', { ...sample(0, 98), device: 'a\u0000' }, 'samples.1.device', 'U+0000'],
  ])('%s', async (_name, bad, path, words) => {
    const answer = await nurse.request('POST', url(), [sample(0, 98), bad])
    expect(answer.statusCode).toBe(400)
    expect(answer.json().errors[0]).toMatchObject({ path, message: expect.stringContaining(words) })
    expect((await nurse.request('GET', url())).json().series).toEqual([])
  })

  it('a number too large to be one', async () => {
    const payload = `[${JSON.stringify(sample(0, 98)).replace('98', '1e999')}]`
    const answer = await test.app.inject({
      method: 'POST',
      url: url(),
      headers: { cookie: nurse.cookie, 'x-evenkeel': '1', 'content-type': 'application/json' },
      payload,
    })
    expect(answer.json().errors[0].path).toBe('samples.0.value')
  })

  it('an empty batch, one of more than 5000, and one beyond the size limit', async () => {
    expect((await nurse.request('POST', url(), [])).statusCode).toBe(400)
    const many = Array.from({ length: 5001 }, (_, second) => sample(second, 98))
    expect((await nurse.request('POST', url(), many)).json().errors[0].path).toBe('samples')
    const huge = [{ ...sample(0, 98), device: 'x'.repeat(3_000_000) }]
    expect((await nurse.request('POST', url(), huge)).statusCode).toBe(413)
  })

  it('takes 5000 at once', async () => {
    const many = Array.from({ length: 5000 }, (_, second) => sample(second, 98))
    expect((await nurse.request('POST', url(), many)).json()).toMatchObject({ stored: 5000 })
  })

  it('a session of another clinic, and one that does not exist', async () => {
    const answer = await other.members.nurse.request('POST', url(), [sample(0, 98)])
    expect(answer.statusCode).toBe(404)
    expect((await other.members.nurse.request('GET', url())).statusCode).toBe(404)
    sessionId = '0199aaaa-0000-7000-8000-000000000000'
    expect((await nurse.request('POST', url(), [sample(0, 98)])).statusCode).toBe(404)
  })
})

describe('a device', () => {
  beforeAll(newSession)

  const post = (token: string) =>
    test.app.inject({
      method: 'POST',
      url: url(),
      headers: { authorization: `Bearer ${token}` },
      payload: [sample(0, 98)],
    })

  it('posts vitals with its token, reads nothing, and is refused once revoked', async () => {
    const device = await test.database.inClinic(clinic.id, (tx) => makeDevice(tx, 'Monitor', null))
    expect((await post(device.token)).json()).toMatchObject({ stored: 1 })
    const read = await test.app.inject({ url: url(), headers: { authorization: `Bearer ${device.token}` } })
    expect(read.statusCode).toBe(403)
    await test.database.inClinic(clinic.id, (tx) => revokeDevice(tx, device.id))
    expect((await post(device.token)).statusCode).toBe(401)
  })

  it('of another clinic finds no session', async () => {
    const device = await test.database.inClinic(other.id, (tx) => makeDevice(tx, 'Monitor', null))
    expect((await post(device.token)).statusCode).toBe(404)
  })
})

describe('reading for a strip', () => {
  beforeAll(newSession)

  it('thins to one point an interval without losing what happened in it, a series a device', async () => {
    const dip = [97, 97, 86, 97, 97, 96, 96, 96]
    await nurse.request('POST', url(), [
      ...dip.map((value, second) => sample(second, value)),
      sample(2, 95, 'spo2', 'second oximeter'),
      sample(3, 128, 'systolic', 'cuff'),
    ])
    const { series, latest } = (await nurse.request('GET', `${url()}?everySeconds=5`)).json()
    expect(series).toEqual([
      {
        kind: 'spo2',
        device: 'oximeter',
        points: [
          { at: sample(4, 0).at, value: 97, low: 86, high: 97 },
          { at: sample(7, 0).at, value: 96, low: 96, high: 96 },
        ],
      },
      { kind: 'spo2', device: 'second oximeter', points: [{ at: sample(2, 0).at, value: 95, low: 95, high: 95 }] },
      { kind: 'systolic', device: 'cuff', points: [{ at: sample(3, 0).at, value: 128, low: 128, high: 128 }] },
    ])
    expect(latest.map((reading: { kind: string; value: number }) => [reading.kind, reading.value])).toEqual([
      ['spo2', 96],
      ['systolic', 128],
    ])
  })

  it('takes a window and kinds, and names a kind it does not know', async () => {
    const query = `?since=${sample(5, 0).at}&until=${sample(7, 0).at}&kinds=spo2,systolic&everySeconds=1`
    const { series } = (await nurse.request('GET', url() + query)).json()
    expect(series[0].points).toHaveLength(2)
    expect(series).toHaveLength(1)
    const bad = await nurse.request('GET', `${url()}?kinds=spo2,mood`)
    expect(bad.statusCode).toBe(400)
    expect(bad.json().errors[0].path).toBe('kinds.1')
  })
})
