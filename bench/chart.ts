/**
 * The chart of a patient with 500 encounters, imported and then served as `npm start` does, beside the plainest thing that
 * could be done: all facts of the patient in one SELECT, serialized as they are stored, over the same HTTP. Then in a browser,
 * until the whole chart is painted. By hand: `npx tsx bench/chart.ts [encounters]`
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { makeClinic, makeMember } from '../server/identity/index.ts'
import { paintTimes } from './paint-times.ts'
import { bundleOfManyYears } from './patient-of-many-years.ts'
import { openScratchDatabase } from './scratch-database.ts'
import { startServed } from './served.ts'
import { milliseconds, timesOfAsking } from './timing.ts'

const encounters = Number(process.argv[2] ?? 500)
const runs = 300
const scratch = await openScratchDatabase()
const { database } = scratch
const clinicId = uuidv7()
const member = { email: 'bench@example.org', password: 'a password for the bench' }
await database.inClinic(clinicId, async (tx) => {
  await makeClinic(tx, { name: 'Bench', timeZone: 'UTC', jurisdiction: 'us', chairs: ['1'] })
  await makeMember(tx, { name: 'Dr Bench', ...member, roles: ['prescriber'] })
})
const served = await startServed(scratch)
const peer = createServer(async (_request, response) => {
  response.setHeader('content-type', 'application/json').end(JSON.stringify(await allFacts()))
})
try {
  const { url } = served
  const headers = { 'x-evenkeel': '1', 'content-type': 'application/json' }
  const signedIn = await fetch(`${url}/api/sign-in`, { method: 'POST', headers, body: JSON.stringify(member) })
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''

  const body = JSON.stringify(bundleOfManyYears(encounters))
  const start = performance.now()
  const imported = await fetch(`${url}/api/imports`, { method: 'POST', headers: { ...headers, cookie }, body })
  const importMs = performance.now() - start
  const { patientId, summary } = (await imported.json()) as {
    patientId: string
    summary: { facts: { recorded: number }; left: object[] }
  }
  const again = performance.now()
  await (await fetch(`${url}/api/imports`, { method: 'POST', headers: { ...headers, cookie }, body })).json()
  const size = (body.length / 1e6).toFixed(1)
  console.log(
    `${encounters} encounters, ${summary.facts.recorded} facts, ${summary.left.length} kinds of resources left`,
  )
  console.log(
    `import of ${size} MB ${milliseconds(importMs)}; the same again ${milliseconds(performance.now() - again)}\n`,
  )

  await scratch.analyze()
  await new Promise<void>((listening) => peer.listen(0, '127.0.0.1', listening))
  const peerUrl = `http://127.0.0.1:${(peer.address() as AddressInfo).port}`
  const fetched = async (address: string, init: RequestInit = {}) => (await fetch(address, init)).text()
  const chartUrl = `${url}/api/patients/${patientId}/chart`
  const bytes = (await fetched(chartUrl, { headers: { cookie } })).length
  const peerBytes = (await fetched(peerUrl)).length
  const ours = await timesOfAsking(chartUrl, runs, cookie)
  const theirs = await timesOfAsking(peerUrl, runs)
  console.log(`p50 and p95 of ${runs} requests, one after another, from another process`)
  console.log(
    `chart                       ${milliseconds(ours.p50Ms)}${milliseconds(ours.p95Ms)}   ${kilobytes(bytes)}`,
  )
  console.log(
    `beside: all facts, as stored${milliseconds(theirs.p50Ms)}${milliseconds(theirs.p95Ms)}   ${kilobytes(peerBytes)}`,
  )
  const painted = await paintTimes({ url, cookie, patientId, runs: 15 })
  console.log(`\nuntil painted, p50 and p95 of 15 each`)
  console.log(
    `opened from the list        ${milliseconds(painted.fromList.p50Ms)}${milliseconds(painted.fromList.p95Ms)}`,
  )
  console.log(
    `opened by its address       ${milliseconds(painted.byAddress.p50Ms)}${milliseconds(painted.byAddress.p95Ms)}`,
  )
  if (ours.p95Ms >= 50 || painted.fromList.p95Ms >= 1000 || painted.byAddress.p95Ms >= 1000) {
    console.error('The chart is to be served in under 50 ms at p95 and painted in under a second.')
    process.exitCode = 1
  }
} finally {
  peer.close()
  await served.close()
  await scratch.close()
}

/** One query, nothing worked out, nobody asked who reads it, no entry in the audit trail. */
async function allFacts(): Promise<unknown[]> {
  return database.inClinic(clinicId, async (tx) => {
    const { rows } = await sql<object>`select id, kind, at, version, body from fact
      where clinic_id = ${clinicId}::uuid and not retracted order by kind, at, id`.execute(tx)
    return rows
  })
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)} kB`
}
