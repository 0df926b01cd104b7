import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { attachOrStartEmbedded } from '../server/database/embedded.ts'
import { type EvenkeelProcess, killAllEvenkeels, makeTestFolder, startEvenkeel } from './testing.ts'

let folder: Awaited<ReturnType<typeof makeTestFolder>>
let DATA_DIR: string

beforeAll(async () => {
  folder = await makeTestFolder()
  DATA_DIR = join(folder.path, 'demo')
})
afterEach(killAllEvenkeels)
afterAll(async () => {
  for (const dataDir of [DATA_DIR, `${DATA_DIR} of a clinic`])
    await attachOrStartEmbedded({ dataDir }).then((embedded) => embedded.release())
  await folder.remove()
})

const signInsOf = (evenkeel: EvenkeelProcess) =>
  [...evenkeel.output().matchAll(/^ {2}(\S+@harbour\.example) +(\S+) +(\S+), .+$/gm)].map(
    ([, email = '', password = '', role = '']) => ({ email, password, role }),
  )

const get = async (evenkeel: EvenkeelProcess, path: string, cookie: string) => {
  const answer = await fetch(`${evenkeel.url}${path}`, { headers: { cookie } })
  expect(answer.status).toBe(200)
  return answer.json()
}

async function signIn(evenkeel: EvenkeelProcess, role: string): Promise<string> {
  const { email, password } = signInsOf(evenkeel).find((one) => one.role === role) ?? { email: '', password: '' }
  const answer = await fetch(`${evenkeel.url}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-evenkeel': '1' },
    body: JSON.stringify({ email, password }),
  })
  expect(await answer.json()).toEqual({ outcome: 'signed-in' })
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

describe('npm start -- --demo', () => {
  let cookie: string
  let before: ReturnType<typeof signInsOf>

  it('prints a sign-in of every role, serves a synthetic clinic, and its monitors measure', async () => {
    const evenkeel = await startEvenkeel({ DATA_DIR }, ['--demo'])
    before = signInsOf(evenkeel)
    expect(new Set(before.map(({ role }) => role))).toEqual(
      new Set(['administrator', 'prescriber', 'nurse', 'therapist', 'front-desk', 'auditor']),
    )
    expect(new Set(before.map(({ password }) => password)).size).toBe(before.length)
    expect(evenkeel.setUpLink).toBeUndefined()
    expect((await stat(join(DATA_DIR, 'secrets/demo-passwords'))).mode & 0o077).toBe(0)

    cookie = await signIn(evenkeel, 'nurse')
    expect((await get(evenkeel, '/api/me', cookie)).clinic).toMatchObject({ synthetic: true })
    expect((await get(evenkeel, '/api/set-up', cookie)).synthetic).toBe(true)
    const { patients, total } = await get(evenkeel, '/api/patients?search=okoye', cookie)
    expect(total).toBe(1)
    const { sessions } = await get(evenkeel, `/api/patients/${patients[0].id}/sessions`, cookie)
    const newest = async () => {
      const { latest } = await get(evenkeel, `/api/sessions/${sessions[0].id}/vitals`, cookie)
      return Math.max(...latest.map((reading: { at: string }) => Date.parse(reading.at)))
    }
    const first = await newest()
    await expect.poll(newest, { timeout: 15_000 }).toBeGreaterThan(first)
    expect(await evenkeel.end()).toBe(0)
  }, 120_000)

  it('makes the clinic anew, for the same people, who stay signed in', async () => {
    const evenkeel = await startEvenkeel({ DATA_DIR }, ['--demo'])
    expect(signInsOf(evenkeel)).toEqual(before)
    expect((await get(evenkeel, '/api/patients', cookie)).total).toBeGreaterThanOrEqual(12)
    expect(await evenkeel.end()).toBe(0)
  })

  it('touches no records that it did not make', async () => {
    const others = `${DATA_DIR} of a clinic`
    const clinic = await startEvenkeel({ DATA_DIR: others })
    expect(await clinic.end()).toBe(0)
    const demo = await startEvenkeel({ DATA_DIR: others }, ['--demo'])
    expect(await demo.end()).toBe(1)
    expect(demo.output().trim()).toMatch(
      /^Evenkeel did not start: The data folder .* holds records that the demo did not make\..*$/,
    )
    const again = await startEvenkeel({ DATA_DIR: others })
    expect(again.setUpLink).toBeDefined()
    expect(await again.end()).toBe(0)
  })
})
