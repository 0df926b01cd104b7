import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { readFile, realpath, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { uuidv7 } from 'uuidv7'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { attachOrStartEmbedded, secretsDirOf } from '../server/database/embedded.ts'
import { findPostmaster } from '../server/database/embedded-postmaster.ts'
import { openDatabase } from '../server/database/index.ts'
import { makeClinic, makeDevice, makeMember } from '../server/identity/index.ts'
import { addTestPatient } from '../server/sessions/testing.ts'
import { killAllEvenkeels, makeTestFolder, startEvenkeel } from './testing.ts'

const run = promisify(execFile)
const command = fileURLToPath(new URL('./evenkeel.mjs', import.meta.url))
const recording = fileURLToPath(new URL('../clinical/session/fixtures/synthetic-session.csv', import.meta.url))
const password = 'a password for the tests'

let folder: Awaited<ReturnType<typeof makeTestFolder>>
let DATA_DIR: string
let PORT: string
let url: string
let planId: string
let chairIds: string[]
let token: string
const start = async () => {
  const evenkeel = await startEvenkeel({ DATA_DIR, PORT })
  expect(evenkeel.url, evenkeel.output()).toBe(url)
  return evenkeel
}

beforeAll(async () => {
  folder = await makeTestFolder()
  DATA_DIR = join(folder.path, 'data')
  PORT = await freePort()
  url = `http://127.0.0.1:${PORT}`
})
afterEach(killAllEvenkeels)
afterAll(async () => {
  const embedded = await attachOrStartEmbedded({ dataDir: DATA_DIR })
  await embedded.release()
  await folder.remove()
})

describe('kill -9 of the server during a session with vitals arriving', () => {
  it('loses nothing that was acknowledged, not even when PostgreSQL is killed with it', async () => {
    const first = await start()
    await makeClinicWithPatient()
    let cookie = await signIn()
    const sessionId = uuidv7()
    const opened = await call(cookie, 'POST', '/api/sessions', { id: sessionId, planId, chairId: chairIds[0] })
    expect(opened?.status).toBe(201)
    const acknowledged = { samples: new Map<string, number>(), events: new Set<string>() }

    let traffic = sendUntilLost(cookie, sessionId, acknowledged)
    await pause(1_000)
    await first.end('SIGKILL')
    await traffic
    const beforeSecond = acknowledged.samples.size
    expect(beforeSecond).toBeGreaterThan(20)
    expect(acknowledged.events.size).toBeGreaterThan(2)

    const second = await start()
    cookie = await signIn()
    await expectAllThere(cookie, sessionId, acknowledged)

    // Now everything at once: what PostgreSQL has acknowledged is in its log on the disk.
    traffic = sendUntilLost(cookie, sessionId, acknowledged)
    await pause(1_000)
    process.kill((await findPostmaster(await realpath(join(DATA_DIR, 'postgres'))))?.pid ?? 0, 'SIGKILL')
    await second.end('SIGKILL')
    await traffic
    expect(acknowledged.samples.size).toBeGreaterThan(beforeSecond)
    const third = await start()
    cookie = await signIn()
    await expectAllThere(cookie, sessionId, acknowledged)

    // A monitor's gateway goes on by itself when the server is away for a while.
    const minutes = (await readFile(recording, 'utf8')).split('\n').slice(0, 1 + 2_000)
    const file = join(folder.path, 'two thousand.csv')
    await writeFile(file, minutes.join('\n'))
    const replaying = run(
      process.execPath,
      [
        command,
        'replay',
        file,
        '--session',
        sessionId,
        '--url',
        url,
        '--speed',
        '200',
        '--start',
        '2026-02-03T12:00:00Z',
      ],
      {
        env: { ...process.env, EVENKEEL_DEVICE_TOKEN: token },
      },
    )
    await expect.poll(() => countOf(cookie, sessionId, 'replay'), { timeout: 10_000 }).toBeGreaterThan(100)
    await third.end('SIGKILL')
    const fourth = await start()
    const { stdout, stderr } = await replaying
    expect(stderr).toMatch(/trying again/)
    expect(stdout).toMatch(/^2000 samples acknowledged: /)
    const [stored, there] = [/(\d+) stored/, /(\d+) there already/].map((part) => Number(part.exec(stdout)?.[1]))
    expect((stored ?? 0) + (there ?? 0)).toBe(2_000)
    cookie = await signIn()
    expect(await countOf(cookie, sessionId, 'replay')).toBe(distinctIn(minutes))
    expect(await fourth.end()).toBe(0)
  }, 180_000)
})

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' ? String(address?.port) : ''
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Beside the running server, as its command line does. */
async function makeClinicWithPatient(): Promise<void> {
  const embedded = await attachOrStartEmbedded({ dataDir: DATA_DIR })
  const database = await openDatabase({ ownerUrl: embedded.ownerUrl, secretsDir: secretsDirOf(DATA_DIR), poolSize: 2 })
  const id = uuidv7()
  const memberId = await database.inClinic(id, async (tx) => {
    await makeClinic(tx, { name: 'Harbour', timeZone: 'Europe/Berlin', jurisdiction: 'us', chairs: ['Chair 1'] })
    token = (await makeDevice(tx, 'gateway', null)).token
    return makeMember(tx, { name: 'Nora Reyes', email: 'nora@example.org', password, roles: ['nurse'] })
  })
  const patient = await addTestPatient(database, { id, members: { prescriber: { id: memberId } } })
  planId = patient.planId
  chairIds = patient.chairIds
  await database.close()
  await embedded.release()
}

async function signIn(): Promise<string> {
  const answer = await call('', 'POST', '/api/sign-in', { email: 'nora@example.org', password })
  expect(answer?.status).toBe(200)
  return answer?.headers.get('set-cookie')?.split(';')[0] ?? ''
}

/** The answer, or null when the server is gone. */
async function call(cookie: string, method: string, path: string, body?: object): Promise<Response | null> {
  try {
    return await fetch(`${url}${path}`, {
      method,
      headers: { cookie, 'x-evenkeel': '1', ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
  } catch {
    return null
  }
}

interface Acknowledged {
  samples: Map<string, number>
  events: Set<string>
}

let second = Date.parse('2026-02-03T10:00:00Z')

/** A monitor and a console side by side; what the server said yes to is written down. */
async function sendUntilLost(cookie: string, sessionId: string, acknowledged: Acknowledged): Promise<void> {
  const monitor = async () => {
    for (;;) {
      const samples = [...Array(5).keys()].map(() => {
        second += 1_000
        return {
          at: new Date(second).toISOString(),
          kind: 'spo2',
          value: 90 + ((second / 1_000) % 9),
          device: 'oximeter',
        }
      })
      const answer = await call(cookie, 'POST', `/api/sessions/${sessionId}/vitals`, samples)
      if (answer?.status !== 200) return
      for (const { at, value } of samples) acknowledged.samples.set(at, value)
    }
  }
  const console = async () => {
    for (;;) {
      const event = { id: uuidv7(), type: 'note', at: new Date().toISOString(), text: 'is at ease' }
      const answer = await call(cookie, 'POST', `/api/sessions/${sessionId}/events`, { events: [event] })
      if (answer?.status !== 200) return
      acknowledged.events.add(event.id)
    }
  }
  await Promise.all([monitor(), console()])
}

interface Series {
  device: string
  kind: string
  points: { at: string; value: number }[]
}

const seriesOf = async (cookie: string, sessionId: string): Promise<Series[]> => {
  const answer = await call(cookie, 'GET', `/api/sessions/${sessionId}/vitals?everySeconds=1`)
  if (!answer) throw new Error('the server is gone')
  return ((await answer.json()) as { series: Series[] }).series
}

async function expectAllThere(cookie: string, sessionId: string, { samples, events }: Acknowledged): Promise<void> {
  const spo2 = (await seriesOf(cookie, sessionId)).find((one) => one.device === 'oximeter')
  const kept = new Map(spo2?.points.map(({ at, value }) => [at, value]))
  expect([...samples].filter(([at, value]) => kept.get(at) !== value)).toEqual([])
  const answer = await call(cookie, 'GET', `/api/sessions/${sessionId}/events`)
  const log = (await answer?.json()) as { events: { id: string; seq: number }[]; lastSeq: number }
  const ids = new Set(log.events.map((event) => event.id))
  expect([...events].filter((id) => !ids.has(id))).toEqual([])
  expect(log.events.map((event) => event.seq)).toEqual(log.events.map((_, index) => index + 1))
  expect(log.lastSeq).toBe(log.events.length)
}

/** Points of a device as the strip has them. */
const countOf = async (cookie: string, sessionId: string, device: string): Promise<number> =>
  (await seriesOf(cookie, sessionId)).filter((one) => one.device === device).flatMap((one) => one.points).length

/** Samples that differ in time or kind. */
const distinctIn = ([_header, ...rows]: string[]): number =>
  new Set(rows.map((row) => row.split(',').slice(0, 2).join(' '))).size
