import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClinic } from '../http/testing.ts'

let test: TestApp
let clinic: TestClinic

beforeAll(async () => {
  test = await startTestApp()
  clinic = await test.addClinic('Harbour')
})
afterAll(() => test.close())

describe('the audit trail', () => {
  it('tells who touched one patient, newest first, and of nobody else', async () => {
    const { nurse, auditor } = clinic.members
    const body = { familyName: 'Hale', givenName: 'Jonas', birthDate: '1979-02-11', sex: 'male' }
    const { patient } = (await nurse.request('POST', '/api/patients', body)).json()
    await nurse.request('POST', '/api/patients', { ...body, givenName: 'Ines' })
    await nurse.request('GET', `/api/patients/${patient.id}`)
    const answer = await auditor.request('GET', `/api/audit?patientId=${patient.id}&limit=200`)
    expect(answer.statusCode, answer.body).toBe(200)
    const { entries, total } = answer.json()
    expect(total).toBe(2)
    expect(entries.map((entry: { action: string }) => entry.action)).toEqual(['patients.read', 'patients.create'])
  })

  it('knows where a request came from whose browser did not wait for the answer', async () => {
    const { nurse, auditor } = clinic.members
    const made = await nurse.request('POST', '/api/patients', { familyName: 'Sato', givenName: 'Emi', sex: 'female' })
    const { id } = made.json().patient
    await test.app.listen({ host: '127.0.0.1', port: 0 })
    const socket = connect((test.app.server.address() as AddressInfo).port, '127.0.0.1')
    await once(socket, 'connect')
    socket.write(`GET /api/patients/${id} HTTP/1.1\r\nHost: here\r\nCookie: ${nurse.cookie}\r\n\r\n`)
    socket.destroy()
    const read = async () => {
      const answer = await auditor.request('GET', `/api/audit?patientId=${id}&action=patients.read`)
      expect(answer.statusCode, answer.body).toBe(200)
      return answer.json().entries.map((entry: { ip: string }) => entry.ip)
    }
    await expect.poll(read).toEqual(['127.0.0.1'])
  })
})
