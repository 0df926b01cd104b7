import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClinic } from '../server/http/testing.ts'
import { makeDevice } from '../server/identity/index.ts'
import { addTestPatient, addTestSession } from '../server/sessions/testing.ts'
import { runCommand } from './testing.ts'

let test: TestApp
let clinic: TestClinic
let folder: string
let url: string
let token: string
let sessionId: string
beforeAll(async () => {
  test = await startTestApp()
  url = await test.app.listen({ host: '127.0.0.1', port: 0 })
  clinic = await test.addClinic()
  token = (await test.database.inClinic(clinic.id, (tx) => makeDevice(tx, 'monitor', null))).token
  sessionId = await addTestSession(test.database, clinic, await addTestPatient(test.database, clinic))
  folder = await mkdtemp(join(tmpdir(), 'evenkeel replay '))
})
afterAll(async () => {
  await test.close()
  await rm(folder, { recursive: true })
})

const replay = (file: string, ...options: string[]) =>
  runCommand('replay', file, '--session', sessionId, '--url', url, '--token', token, '--speed', '1000', ...options)

const fileWith = async (...lines: string[]): Promise<string> => {
  const file = join(folder, 'vitals.csv')
  await writeFile(file, ['seconds,kind,value,unit', ...lines].join('\n'))
  return file
}
const minute = [...Array(60).keys()].map((second) => `${second},spo2,${97 - (second % 3)},%`)
const start = ['--start', '2026-02-03T10:00:00Z']
const stored = async () => {
  const answer = await clinic.members.nurse.request('GET', `/api/sessions/${sessionId}/vitals?everySeconds=1`)
  return answer.json().series as { kind: string; device: string; points: { at: string; value: number }[] }[]
}

describe('a recording', () => {
  it('arrives whole, dated by its own clock, and once however often it is sent', async () => {
    const file = await fileWith(...minute, '60,systolic,128,mmHg', '60,diastolic,82,mmHg', '58,heart-rate,71,/min')
    const first = await replay(file, ...start)
    expect(first.out).toBe('63 samples acknowledged: 63 stored, 0 there already, 0 in conflict.')
    const spo2 = (await stored()).find((one) => one.kind === 'spo2')
    expect(spo2?.points).toHaveLength(60)
    expect(spo2?.points[5]).toMatchObject({ at: '2026-02-03T10:00:05.000Z', value: 95 })
    expect((await stored()).find((one) => one.kind === 'heart-rate')?.points[0]?.at).toBe('2026-02-03T10:00:58.000Z')
    const again = await replay(file, ...start)
    expect(again.out).toBe('63 samples acknowledged: 0 stored, 63 there already, 0 in conflict.')
  })

  it('without a start begins now, and goes at its speed', async () => {
    const began = Date.now()
    const { out } = await replay(await fileWith('10,spo2,97,%', '30,spo2,96,%'), '--speed', '10', '--device', 'now')
    expect(out).toMatch(/^2 samples acknowledged: 2 stored/)
    const [first, second] = (await stored()).find((one) => one.device === 'now')?.points ?? []
    expect(Date.parse(first?.at ?? '') - began).toBeLessThan(1_000)
    expect(Date.parse(second?.at ?? '') - Date.parse(first?.at ?? '')).toBe(2_000)
    expect(Date.now() - began).toBeGreaterThan(2_000)
  })

  it('is sent again, the same samples, when the connection is lost before the acknowledgement', async () => {
    const proxy = await unreliable(url)
    const { port } = proxy.address() as { port: number }
    const file = await fileWith(...minute)
    const { out, err } = await replay(file, ...start, '--url', `http://127.0.0.1:${port}`, '--device', 'far away')
    proxy.close()
    expect(err).toMatch(/the connection was lost .*; trying again/)
    // Stored at the first try, whose answer never came.
    expect(out).toBe('60 samples acknowledged: 0 stored, 60 there already, 0 in conflict.')
    expect((await stored()).find((one) => one.device === 'far away')?.points).toHaveLength(60)
  })

  it('is given up after a while when nobody answers', async () => {
    const { err, exitCode } = await replay(await fileWith(...minute), '--url', 'http://127.0.0.1:1', '--give-up', '0.5')
    expect(err).toMatch(/No acknowledgement from http:\/\/127\.0\.0\.1:1\//)
    expect(exitCode).toBe(1)
  })
})

describe('what cannot be', () => {
  it.each([
    ['5,oxygen,97,%', 'line 2: kind "oxygen" is not one of spo2'],
    ['x,spo2,97,%', 'line 2: seconds "x" is no number of 0 or more'],
    ['5,spo2,,%', 'line 2: value "" is no number'],
    ['5,systolic,17,kPa', 'line 2: unit "kPa" must be mmHg for systolic'],
    ['5,spo2,97,%,more', 'line 2: has more than four cells'],
  ])('%s', async (line, message) => {
    const { err, exitCode } = await replay(await fileWith(line))
    expect(err).toContain(message)
    expect(exitCode).toBe(2)
  })

  it.each([
    ['--session', 'seven', /--session "seven" is no id/],
    ['--speed', '0', /--speed must be a number above 0/],
    ['--url', 'nowhere', /--url "nowhere" is no address/],
    ['--url', 'file:///vitals', /--url "file:\/\/\/vitals" is no address/],
    ['--start', 'noon', /--start "noon" is no instant/],
    ['--start', '5', /--start "5" is no instant/],
    ['--start', '2026-01-15T09:00:00', /is no instant such as 2026-01-15T09:00:00Z/],
  ])('%s %s', async (name, value, message) => {
    const { err, exitCode } = await replay(await fileWith('5,spo2,97,%'), name, value)
    expect(err).toMatch(message)
    expect(exitCode).toBe(2)
  })

  it('a file that is none, a file without samples', async () => {
    expect((await replay(join(folder, 'nowhere.csv'))).err).toContain('no such file')
    expect((await replay(await fileWith(''))).err).toContain('has no samples')
  })

  it('a token that is wrong and a session that is nobody’s are told at once', async () => {
    const file = await fileWith('5,spo2,97,%')
    const wrong = await replay(file, '--token', `${clinic.id}.wrong`)
    expect([wrong.err, wrong.exitCode]).toEqual([expect.stringContaining('401'), 1])
    const nobody = await replay(file, '--session', '0199aaaa-0000-7000-8000-000000000000')
    expect([nobody.err, nobody.exitCode]).toEqual([expect.stringContaining('404'), 1])
  })
})

/** Passes requests on, and breaks the connection of the first one when its answer is there. */
async function unreliable(to: string): Promise<Server> {
  let broken = false
  const proxy = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const answer = await fetch(new URL(request.url ?? '/', to), {
      method: 'POST',
      headers: {
        authorization: String(request.headers.authorization),
        'content-type': String(request.headers['content-type']),
      },
      body: Buffer.concat(chunks),
    })
    const text = await answer.text()
    if (!broken) {
      broken = true
      request.socket.destroy()
      return
    }
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text)
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  return proxy
}
