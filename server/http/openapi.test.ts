import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allRoutes } from '../../contract/index.ts'
import { startTestApp, type TestApp } from './testing.ts'

let test: TestApp
beforeAll(async () => {
  test = await startTestApp()
})
afterAll(() => test.close())

describe('the description of the API', () => {
  it('is OpenAPI 3.1 and has every route, each with a summary and its parameters', async () => {
    const answer = await test.app.inject({ method: 'GET', url: '/api/openapi.json' })
    expect(answer.statusCode, answer.body.slice(0, 200)).toBe(200)
    const { openapi, paths } = answer.json()
    expect(openapi).toBe('3.1.0')
    for (const { method, path, summary } of allRoutes) {
      const described = paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]
      expect(described?.summary, `${method} ${path}`).toBe(summary)
      const named = (described.parameters ?? []).flatMap((one: { in: string; name: string }) =>
        one.in === 'path' ? [one.name] : [],
      )
      expect(named.sort(), path).toEqual([...path.matchAll(/:(\w+)/g)].map(([, name]) => name).sort())
    }
  })

  it('has a page to browse it', async () => {
    const page = await test.app.inject({ method: 'GET', url: '/api/docs/' })
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, expect.stringContaining('text/html')])
  })
})
