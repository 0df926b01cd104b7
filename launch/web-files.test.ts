import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { killAllEvenkeels, makeTestFolder, startEvenkeel } from './testing.ts'

let folder: Awaited<ReturnType<typeof makeTestFolder>>
let evenkeel: Awaited<ReturnType<typeof startEvenkeel>>
let script: string

beforeAll(async () => {
  folder = await makeTestFolder()
  evenkeel = await startEvenkeel({ DATA_DIR: `${folder.path}/data` })
  const page = await (await fetch(`${evenkeel.url}/patients`)).text()
  script = /assets\/index-[^"]*\.js/.exec(page)?.[0] ?? ''
})
afterAll(async () => {
  await evenkeel.end()
  await killAllEvenkeels()
  await folder.remove()
})

describe('the built web app', () => {
  it('comes packed, and stays in the cache for ever: its name changes with its content', async () => {
    const answer = await fetch(`${evenkeel.url}/${script}`, { headers: { 'accept-encoding': 'br' } })
    expect(answer.headers.get('content-encoding')).toBe('br')
    expect(answer.headers.get('vary')).toBe('accept-encoding')
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(await answer.text()).toContain('/sign-in')
  })

  it('comes as it is to whoever unpacks nothing', async () => {
    const answer = await fetch(`${evenkeel.url}/${script}`, { headers: { 'accept-encoding': 'identity' } })
    expect(answer.headers.get('content-encoding')).toBeNull()
    expect(await answer.text()).toContain('/sign-in')
  })

  it('never answers a page that is old', async () => {
    expect((await fetch(`${evenkeel.url}/`)).headers.get('cache-control')).toBe('no-cache')
  })
})
