import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../http/testing.ts'
import { newSetUpToken } from './set-up.ts'

let test: TestApp
beforeAll(async () => {
  test = await startTestApp()
})
afterAll(() => test.close())

const setUp = (token: string) =>
  test.app.inject({
    method: 'POST',
    url: '/api/set-up',
    headers: { 'x-evenkeel': '1' },
    payload: {
      token,
      clinic: { name: 'Harbour Clinic', timeZone: 'Europe/Lisbon', jurisdiction: 'eu', chairs: ['Chair 1', 'Window'] },
      administrator: { name: 'Rui Costa', email: 'rui@example.org', password: 'twelve or more characters' },
    },
  })

it('sets up once, with the newest token, and never again', async () => {
  const old = await newSetUpToken(test.database)
  const token = await newSetUpToken(test.database)
  expect((await setUp(old ?? '')).json().code).toBe('wrong-token')
  expect((await setUp(token ?? '')).statusCode).toBe(201)
  expect((await setUp(token ?? '')).json().code).toBe('already-set-up')
  expect(await newSetUpToken(test.database)).toBeNull()
  const needed = await test.app.inject({ method: 'GET', url: '/api/set-up' })
  expect(needed.json()).toEqual({ needed: false, synthetic: false })
})
