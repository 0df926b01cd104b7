/**
 * How long the page takes from a change of the dose to the new band: 1,000 virtual patients and their quantiles in the
 * worker, drawn by the page as `npm start` serves it, in a real browser. On the dose page of a session of the demo, the minutes of the
 * infusion change; the worker and its people are there already. The goal is under 50 ms until the curve stands in the
 * page; until it is painted it also waits for the browser's next frame. By hand: `npx tsx bench/band-on-page.ts [changes]`
 */
import { loadavg } from 'node:os'
import type { Page } from 'playwright-core'
import { type RunningClinic, type SignedIn, signInToDemo, startClinic } from '../e2e/clinic.ts'
import { milliseconds } from './timing.ts'

const goalMs = 50
const changes = Number(process.argv[2] ?? 60)
const clinic = await startClinic(['--demo'])
try {
  const nurse = await signInToDemo(clinic, 'nurse', { width: 1024, height: 768 })
  const { page } = nurse
  await page.goto(`/sessions/${await weighedSession(clinic, nurse)}`)
  await page.getByText('Dose', { exact: true }).first().click()
  await page.getByLabel('Vial', { exact: true }).first().fill('50')
  const firstMs = await timeOfFirst(page)
  await timesOfChanges(page, 10)
  const before = loadavg()[0] ?? 0
  const taken = await timesOfChanges(page, changes)
  const at = (of: 'drawnMs' | 'paintedMs', share: number) => {
    const sorted = taken.map((each) => each[of]).sort((a, b) => a - b)
    return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
  }
  console.log(`${changes} changes of the minutes; load ${before.toFixed(1)} before, ${loadavg()[0]?.toFixed(1)} after`)
  console.log(`unfolded for the first time, script, worker and people included: ${milliseconds(firstMs).trim()}`)
  console.log('                    median        p95')
  console.log(
    `in the page   ${milliseconds(at('drawnMs', 0.5))} ${milliseconds(at('drawnMs', 0.95))}   goal ${goalMs} ms`,
  )
  console.log(`painted       ${milliseconds(at('paintedMs', 0.5))} ${milliseconds(at('paintedMs', 0.95))}`)
  if (nurse.errors.length > 0) throw new Error(nurse.errors.join('\n'))
  if (!(at('drawnMs', 0.5) < goalMs)) process.exitCode = 1
} finally {
  await clinic.close()
}

/** A session of somebody whose infusions are planned, opened and weighed. */
async function weighedSession({ evenkeel }: RunningClinic, { page }: SignedIn): Promise<string> {
  const read = async (path: string) => (await page.request.get(path)).json()
  const write = async (path: string, data: object) => {
    const answer = await page.request.post(path, { headers: { 'x-evenkeel': '1', origin: evenkeel.url }, data })
    if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`)
  }
  const { patients } = await read('/api/patients?limit=50')
  const { id } = patients.find(({ familyName }: { familyName: string }) => familyName === 'Sato')
  const { plans } = await read(`/api/patients/${id}/plans`)
  const { chairs } = await read('/api/floor')
  const chair = chairs.find(({ session }: { session: unknown }) => !session)
  const sessionId = crypto.randomUUID()
  await write('/api/sessions', { id: sessionId, planId: plans[0].id, chairId: chair.id })
  const weight = { id: crypto.randomUUID(), type: 'weight-measured', at: new Date().toISOString(), weightKg: 71 }
  await write(`/api/sessions/${sessionId}/events`, { events: [weight] })
  return sessionId
}

/** From unfolding to the first curve. */
function timeOfFirst(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const start = performance.now()
    document.querySelector<HTMLElement>('.predicted summary')?.click()
    while (!document.querySelector('.level-line')) await new Promise((framed) => requestAnimationFrame(framed))
    return performance.now() - start
  })
}

/** From the keystroke, all within the page, so that what drives the browser costs nothing. */
function timesOfChanges(page: Page, count: number): Promise<{ drawnMs: number; paintedMs: number }[]> {
  return page.evaluate(async (count) => {
    const minutes = [...document.querySelectorAll('label')].find(({ textContent }) => textContent?.startsWith('Over'))
    const input = (minutes?.control ?? minutes?.parentElement?.querySelector('input')) as HTMLInputElement
    const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
    const band = document.querySelector('.level-band') as SVGPathElement
    const taken: { drawnMs: number; paintedMs: number }[] = []
    for (let change = 0; change < count; change++) {
      // Not in step with the browser's frames.
      await new Promise((rested) => setTimeout(rested, 150 + ((change * 7) % 31)))
      const drawn = new Promise<number>((resolve, reject) => {
        const watching = new MutationObserver(() => {
          watching.disconnect()
          resolve(performance.now())
        })
        watching.observe(band, { attributeFilter: ['d'] })
        setTimeout(() => reject(new Error('no new band within 5 s')), 5000)
      })
      const start = performance.now()
      setValue?.call(input, String(30 + ((change * 7) % 40)))
      input.dispatchEvent(new Event('input', { bubbles: true }))
      const drawnMs = (await drawn) - start
      await new Promise((framed) => requestAnimationFrame(() => setTimeout(framed)))
      taken.push({ drawnMs, paintedMs: performance.now() - start })
    }
    return taken
  }, count)
}
