/**
 * How much JavaScript the first pages fetch, packed as the server sends it to a browser that takes gzip. The goal is
 * under 150 kB. By hand: `npx tsx bench/first-page.ts`
 */
import type { Page } from 'playwright-core'
import { setUpClinic, startClinic } from '../e2e/clinic.ts'

const goalBytes = 150_000
const clinic = await startClinic()
try {
  const signedIn = await setUpClinic(clinic, { email: 'bench@harbour.example', prescriber: true })
  const state = await signedIn.context.storageState()
  console.log('page        scripts   kB gzip   of 150 kB')
  for (const [name, path, storageState] of [
    ['sign-in', '/sign-in', undefined],
    ['floor', '/', state],
    ['patients', '/patients', state],
  ] as const) {
    const context = await clinic.browser.newContext({ baseURL: clinic.evenkeel.url, storageState })
    const page = await context.newPage()
    const scripts = await scriptsOf(page, path)
    const bytes = await sizeOf(scripts)
    console.log(
      `${name.padEnd(12)}${String(scripts.length).padStart(7)}${(bytes / 1000).toFixed(1).padStart(10)}${`${Math.round((100 * bytes) / goalBytes)} %`.padStart(12)}`,
    )
    await context.close()
  }
} finally {
  await clinic.close()
}

/** Every script that the page asks for until it has been still for a second. */
async function scriptsOf(page: Page, path: string): Promise<string[]> {
  const scripts = new Set<string>()
  page.on('request', (request) => {
    if (new URL(request.url()).pathname.endsWith('.js')) scripts.add(request.url())
  })
  await page.goto(path)
  await page.locator('main h1').first().waitFor()
  await page.waitForTimeout(1000)
  return [...scripts]
}

async function sizeOf(scripts: string[]): Promise<number> {
  let bytes = 0
  for (const script of scripts) {
    const answer = await fetch(script, { headers: { 'accept-encoding': 'gzip' } })
    if (answer.headers.get('content-encoding') !== 'gzip') throw new Error(`${script} came unpacked`)
    bytes += Number(answer.headers.get('content-length'))
  }
  return bytes
}
