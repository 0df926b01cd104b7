import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allRoutes } from '../../contract/index.ts'
import { permissions, roles } from '../../contract/roles.ts'
import type { AnyRoute } from '../../contract/route.ts'
import { startTestApp, type TestApp, type TestClinic } from './testing.ts'

let test: TestApp
let clinic: TestClinic
const served: string[] = []
beforeAll(async () => {
  test = await startTestApp((app) =>
    app.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) if (one !== 'HEAD' && one !== 'OPTIONS') served.push(`${one} ${url}`)
    }),
  )
  clinic = await test.addClinic()
})
afterAll(() => test.close())

/** The path with ids that are well formed and belong to nobody. */
const someUrl = (route: AnyRoute) => route.path.replace(/:\w+/g, '0199aaaa-0000-7000-8000-000000000000')
const signOuts = ['/api/sign-out', '/api/sign-out-everywhere', '/api/lock']

describe('every route × every role, against the running server', () => {
  it('each route of the server is in the contract, and each names a permission that the table knows', () => {
    const known = new Set([...Object.keys(permissions), 'public', 'signed-in'])
    const unnamed = allRoutes.filter((route) => !known.has(route.permission))
    expect(unnamed.map((route) => route.path)).toEqual([])
    const inContract = new Set(allRoutes.map((route) => `${route.method} ${route.path}`))
    const outside = served.filter((name) => name.includes(' /api/') && !inContract.has(name))
    // The description of the API and its page say nothing of anybody.
    expect(outside.filter((name) => !/ \/api\/(docs|openapi\.json)/.test(name))).toEqual([])
    expect(served.length).toBeGreaterThan(allRoutes.length)
  })

  it('a stranger gets 401 everywhere but on public routes', async () => {
    for (const route of allRoutes.filter((candidate) => candidate.permission !== 'public')) {
      const answer = await test.app.inject({
        method: route.method,
        url: someUrl(route),
        headers: { 'x-evenkeel': '1' },
        ...(route.method === 'GET' ? {} : { payload: {} }),
      })
      expect(answer.statusCode, `${route.method} ${route.path}`).toBe(401)
    }
  })

  it('a patient whom nobody has is 404 on every route, and in no entry of the trail', async () => {
    const nobody = '0199aaaa-0000-7000-8000-000000000000'
    const { prescriber, nurse, auditor } = clinic.members
    let asked = 0
    for (const route of allRoutes.filter(({ path, method }) => path.includes(':patientId') && method === 'GET'))
      for (const member of [prescriber, nurse]) {
        const query = route.path.endsWith('/plan-readiness') ? '?protocolId=esketamine-trd-us' : ''
        const answer = await member.request('GET', `${someUrl(route)}${query}`)
        if (answer.statusCode === 403) continue
        expect([answer.statusCode, answer.json().code], route.path).toEqual([404, 'not-found'])
        asked += 1
      }
    expect(asked).toBeGreaterThan(20)
    const trail = (await auditor.request('GET', `/api/audit?patientId=${nobody}`)).json()
    expect(trail.entries).toEqual([])
  })

  for (const role of roles) {
    it(`${role}: refused exactly where the table says so`, async () => {
      for (const route of allRoutes) {
        if (route.permission === 'public' || signOuts.includes(route.path) || route.produces === 'stream') continue
        const mayPass =
          route.permission === 'signed-in' || (permissions[route.permission] as readonly string[]).includes(role)
        const answer = await clinic.members[role].request(
          route.method,
          someUrl(route),
          route.method === 'GET' ? undefined : {},
        )
        const refused = answer.statusCode === 403 && answer.json().code === 'forbidden'
        expect(refused, `${role} ${route.method} ${route.path} → ${answer.statusCode}`).toBe(!mayPass)
        expect(answer.statusCode, `${role} ${route.method} ${route.path}: ${answer.body}`).toBeLessThan(500)
      }
    })
  }
})
