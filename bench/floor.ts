/**
 * The floor with sessions that run and streams of vitals behind them, beside the plainest thing that could be done: the
 * latest sample of each kind and session in one SELECT, over the same HTTP. By hand: `npx tsx bench/floor.ts [chairs]
 * [samples a chair]`
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { makeClinic, makeMember } from '../server/identity/index.ts'
import { addTestPatient } from '../server/sessions/testing.ts'
import { openScratchDatabase } from './scratch-database.ts'
import { startServed } from './served.ts'
import { milliseconds, type Times, timesOf, timesOfAsking } from './timing.ts'

const chairs = Number(process.argv[2] ?? 6)
const samplesEach = Number(process.argv[3] ?? 13_500)
const runs = 200
const kinds = ['spo2', 'heart-rate', 'respiratory-rate'] as const
const usual = { spo2: 97, 'heart-rate': 72, 'respiratory-rate': 14 }

const scratch = await openScratchDatabase()
const { database } = scratch
const clinicId = uuidv7()
const member = { email: 'bench@example.org', password: 'a password for the bench' }
const memberId = await database.inClinic(clinicId, async (tx) => {
  await makeClinic(tx, {
    name: 'Bench',
    timeZone: 'UTC',
    jurisdiction: 'us',
    chairs: Array.from({ length: chairs }, (_, index) => `Chair ${index + 1}`),
  })
  return makeMember(tx, { name: 'Dr Bench', ...member, roles: ['prescriber', 'nurse'] })
})
const served = await startServed(scratch)
const peer = createServer(async (_request, response) => {
  response.setHeader('content-type', 'application/json').end(JSON.stringify(await latestSamples()))
})
try {
  const { url } = served
  const headers = { 'x-evenkeel': '1', 'content-type': 'application/json' }
  const signedIn = await fetch(`${url}/api/sign-in`, { method: 'POST', headers, body: JSON.stringify(member) })
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const post = async (path: string, body: object) => {
    const answer = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { ...headers, cookie },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  }
  const sessionIds: string[] = []
  for (let chair = 0; chair < chairs; chair++) sessionIds.push(await runningSession(post, chair))
  await new Promise<void>((listening) => peer.listen(0, '127.0.0.1', listening))
  const peerUrl = `http://127.0.0.1:${(peer.address() as AddressInfo).port}`
  const floorUrl = `${url}/api/floor`

  await scratch.analyze()
  console.log(`${chairs} chairs with ${samplesEach} samples each`)
  const start = performance.now()
  await (await fetch(floorUrl, { headers: { cookie } })).text()
  console.log(`the first reading of a server: ${milliseconds(performance.now() - start)}\n`)

  console.log(`p50 and p95 of ${runs} readings, one after another`)
  say('floor, nothing new', await timesOfAsking(floorUrl, runs, cookie))
  say('beside: latest samples', await timesOfAsking(peerUrl, runs))
  const read = (address: string) => async () => (await fetch(address, { headers: { cookie } })).text()
  let second = 0
  const arrive = async () => {
    second += 1
    for (const id of sessionIds) await post(`/api/sessions/${id}/vitals`, samplesOfSecond(Date.now() + second))
  }
  say('floor, a second of vitals more', await timesOf(runs / 4, read(floorUrl), arrive))
  say('beside: latest samples', await timesOf(runs / 4, read(peerUrl), arrive))
} finally {
  peer.close()
  await served.close()
  await scratch.close()
}

function say(what: string, { p50Ms, p95Ms }: Times): void {
  console.log(`${what.padEnd(32)}${milliseconds(p50Ms)}${milliseconds(p95Ms)}`)
}

function samplesOfSecond(ms: number) {
  return kinds.map((kind) => ({ at: new Date(ms).toISOString(), kind, value: usual[kind], device: 'monitor' }))
}

/** In observation, with as many samples a second as a bedside monitor sends. */
async function runningSession(post: (path: string, body: object) => Promise<void>, chair: number): Promise<string> {
  const patient = await addTestPatient(database, { id: clinicId, members: { prescriber: { id: memberId } } })
  const id = uuidv7()
  await post('/api/sessions', { id, planId: patient.planId, chairId: patient.chairIds[chair] })
  const seconds = Math.ceil(samplesEach / kinds.length)
  const fromMs = Date.now() - seconds * 1000
  const at = (minutes: number) => new Date(fromMs + minutes * 60_000).toISOString()
  const pressure = (minutes: number) => ({
    id: uuidv7(),
    type: 'vitals-recorded',
    at: at(minutes),
    purpose: 'routine',
    systolicMmHg: 128,
    diastolicMmHg: 82,
  })
  const events = [
    { id: uuidv7(), type: 'infusion-started', at: at(1) },
    ...[5, 10, 20, 30, 40].map(pressure),
    { id: uuidv7(), type: 'dose-ended', at: at(40), givenMg: 41, complete: true },
  ]
  await post(`/api/sessions/${id}/events`, { events })
  await database.inClinic(clinicId, async (tx) => {
    for (let from = 0; from < seconds; from += 1000) {
      const batch = Array.from({ length: Math.min(1000, seconds - from) }, (_, index) =>
        samplesOfSecond(fromMs + (from + index) * 1000),
      ).flat()
      // Received as they were measured, second by second: a stream, and no burst.
      await sql`
        insert into vital (clinic_id, session_id, at, kind, device, value, received_at)
        select ${clinicId}::uuid, ${id}::uuid, sample.at, sample.kind, 'monitor', sample.value, sample.at
        from unnest(
          ${batch.map((sample) => sample.at)}::timestamptz[],
          ${batch.map((sample) => sample.kind)}::text[],
          ${batch.map((sample) => sample.value)}::float8[]
        ) as sample (at, kind, value)`.execute(tx)
    }
  })
  return id
}

/** One query, no rule looked at, nobody asked who reads it, no entry in the audit trail. */
async function latestSamples(): Promise<unknown[]> {
  return database.inClinic(clinicId, async (tx) => {
    const { rows } = await sql<object>`
      select s.id, k.kind, v.at, v.value, v.device
      from session s, unnest(${[...kinds]}::text[]) as k (kind),
        lateral (
          select v.at, v.value, v.device from vital v
          where v.clinic_id = ${clinicId}::uuid and v.session_id = s.id and v.kind = k.kind order by v.at desc limit 1
        ) v
      where s.clinic_id = ${clinicId}::uuid and s.ended_at is null`.execute(tx)
    return rows
  })
}
