import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClinic, type TestMember, testPassword } from '../http/testing.ts'

let test: TestApp
let clinic: TestClinic
beforeAll(async () => {
  test = await startTestApp()
  clinic = await test.addClinic('Riverside')
})
afterAll(() => test.close())

const keyOf = async (member: TestMember) => (await member.request('GET', '/api/me')).json().browserKey as string | null

describe('the key with which a browser seals what it keeps', () => {
  it('is 256 bits, told to the member at each start, and the same each time', async () => {
    const { nurse } = clinic.members
    const key = await keyOf(nurse)
    expect(key).toMatch(/^[0-9a-f]{64}$/)
    expect(await keyOf(nurse)).toBe(key)
  })

  it('is another one for each member', async () => {
    const members = Object.values(clinic.members)
    const keys = await Promise.all(members.map(keyOf))
    expect(new Set(keys).size).toBe(members.length)
  })

  it('is not told to a locked console, until it is opened', async () => {
    const { therapist } = clinic.members
    await therapist.request('POST', '/api/lock')
    expect(await keyOf(therapist)).toBeNull()
    await therapist.request('POST', '/api/unlock', { password: testPassword })
    expect(await keyOf(therapist)).not.toBeNull()
  })

  it('stands in no list of members, not for an administrator either, and not on the audit trail', async () => {
    const { administrator, auditor, nurse } = clinic.members
    const key = (await keyOf(nurse)) ?? ''
    const { version } = (await administrator.request('GET', '/api/members'))
      .json()
      .members.find(({ id }: { id: string }) => id === nurse.id)
    const answers = [
      await administrator.request('PATCH', `/api/members/${nurse.id}`, { version, name: 'Nora Reyes' }),
      await administrator.request('GET', '/api/members'),
      await auditor.request('GET', '/api/audit?limit=200'),
    ]
    for (const answer of answers) {
      expect(answer.statusCode).toBe(200)
      expect(answer.body).not.toContain(key)
      expect(answer.body).not.toMatch(/browser.?key/i)
    }
  })

  it('is kept by no cache of the browser, as no answer is', async () => {
    const answer = await clinic.members.nurse.request('GET', '/api/me')
    expect(answer.headers['cache-control']).toBe('no-store')
  })
})
