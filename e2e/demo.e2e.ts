import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findSeriousViolations } from './accessibility.ts'
import { demoSignIn, type RunningClinic, signIn, signInToDemo, signOut, startClinic } from './clinic.ts'
import { readKept } from './kept.ts'
import { inSteps } from './steps.ts'

let clinic: RunningClinic
let nurse: Awaited<ReturnType<typeof signInToDemo>>
let sessionId: string
/** Samples that the server has acknowledged, by their time. */
const acknowledged: string[] = []

beforeAll(async () => {
  clinic = await startClinic(['--demo'])
  nurse = await signInToDemo(clinic, 'nurse', { width: 1024, height: 768 })
})
afterAll(async () => {
  await nurse?.page.screenshot({ path: '.cache/test-results/demo-nurse.png' }).catch(() => {})
  await clinic.close()
})

const get = async <T>(path: string) => (await (await nurse.page.request.get(path)).json()) as T

describe('the demo clinic on a tablet', () => {
  it('has three sessions running, with values that move by themselves', async () => {
    const { page } = nurse
    await page.goto('/')
    for (const phase of ['Dosing', 'Observation', 'Check-in']) await page.getByText(phase, { exact: true }).waitFor()
    const { chairs } = await get<{ chairs: { session: { id: string; phase: string } | null }[] }>('/api/floor')
    sessionId = chairs.find(({ session }) => session?.phase === 'dosing')?.session?.id ?? ''
    const newest = async () => {
      const { latest } = await get<{ latest: { kind: string; at: string }[] }>(`/api/sessions/${sessionId}/vitals`)
      return latest.find(({ kind }) => kind === 'spo2')?.at
    }
    const before = await newest()
    await expect.poll(newest, { timeout: 15_000 }).not.toBe(before)
  })

  it.each(['light', 'dim'])('is marked synthetic and without barriers on each screen, %s', async (theme) => {
    const { page } = nurse
    const { patients } = await get<{ patients: { id: string; stage: string }[] }>('/api/patients?limit=50')
    const of = (stage: string) => patients.find((patient) => patient.stage === stage)?.id
    await page.evaluate((chosen) => localStorage.setItem('evenkeel.theme', chosen), theme)
    for (const path of [
      '/',
      '/due',
      '/patients',
      `/patients/${of('sessions')}`,
      `/patients/${of('evaluation')}/evaluation`,
      `/patients/${of('maintenance')}/outcome`,
      `/patients/${of('sessions')}/plan`,
      `/sessions/${sessionId}`,
      `/sessions/${sessionId}/record`,
      '/downtime',
    ]) {
      await page.goto(path)
      await page
        .getByText(/Synthetic patients/i)
        .first()
        .waitFor()
      await page.locator('main h1, main h2').first().waitFor()
      expect(await findSeriousViolations(page), path).toEqual([])
    }
  })
})

describe('what stays in view', () => {
  it.each([
    [1024, 768, 0.31],
    [768, 1024, 0.26],
  ])('leaves the page its room at %i × %i, urgent banner and all', async (width, height, most) => {
    const { page } = nurse
    const { pathways } = await get<{ pathways: { patientId: string }[] }>('/api/urgent')
    await page.setViewportSize({ width, height })
    await page.goto(`/patients/${pathways[0]?.patientId}`)
    const header = page.locator('.page-header.sticky')
    await header.waitFor()
    const { y = 0, height: tall = height } = (await header.boundingBox()) ?? {}
    expect((y + tall) / height).toBeLessThan(most)
    // What must not scroll away is still said there.
    for (const words of [/Allergies: /, /urgent pathway open, moderate tier/, /moderate tier, C-SSRS/])
      await header.getByText(words).first().waitFor()
    const open = await page.locator('.urgent-banners').getByRole('button', { name: /^Open/ }).first().boundingBox()
    expect((open?.x ?? width) + (open?.width ?? 0)).toBeLessThan(width)
    await page.setViewportSize({ width: 1024, height: 768 })
  })

  it('does not cover what is jumped to', async () => {
    const { page } = nurse
    const heading = page.getByRole('heading', { name: 'Papers' })
    await heading.evaluate((element) => element.scrollIntoView())
    const header = await page.locator('.page-header').boundingBox()
    expect((await heading.boundingBox())?.y).toBeGreaterThan((header?.y ?? 0) + (header?.height ?? 0))
  })

  it('leaves with the page where a page is enlarged four times, and nothing is cut off or moved sideways', async () => {
    const { page } = nurse
    const { patients } = await get<{ patients: { id: string; stage: string }[] }>('/api/patients?limit=50')
    const of = (stage: string) => `/patients/${patients.find((patient) => patient.stage === stage)?.id}`
    await page.setViewportSize({ width: 320, height: 256 })
    for (const path of [
      '/',
      '/due',
      of('sessions'),
      `${of('evaluation')}/evaluation`,
      `${of('maintenance')}/outcome`,
    ]) {
      await page.goto(path)
      await page.locator('main h1').first().waitFor()
      await page.waitForLoadState('networkidle', { timeout: 2000 }).catch(() => undefined)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(320)
    }
    await page.mouse.wheel(0, 4000)
    await expect.poll(async () => (await page.locator('.shell-top').boundingBox())?.y).toBeLessThan(-80)
    await page.setViewportSize({ width: 1024, height: 768 })
  })
})

describe('a console through a server that is killed', () => {
  inSteps()
  let running: Predicted

  it('says that the connection is lost, and keeps what the nurse records', async () => {
    const { page } = nurse
    await page.goto(`/sessions/${sessionId}`)
    await page.getByRole('button', { name: 'Stop infusion' }).waitFor()
    await page.getByText('Predicted plasma level').click()
    await page.getByText('Venous plasma, population prediction, not for titration.').waitFor()
    await page.getByText('Drawn as if the infusion ran on').waitFor()
    expect(await findSeriousViolations(page)).toEqual([])
    const peakBefore = peakOf(await page.locator('.level-line').getAttribute('d'))
    await page.getByRole('button', { name: 'Another rate' }).click()
    await page.getByLabel('Rate on the pump now').fill('75')
    await page.getByRole('dialog').getByRole('button', { name: 'Record', exact: true }).click()
    await page.getByText('Rate 75 mL/h').waitFor()
    await page.getByText(/nothing waiting/).waitFor()
    const { events } = await get<{ events: { type: string }[] }>(`/api/sessions/${sessionId}/events`)
    expect(events.at(-1)?.type).toBe('infusion-rate-changed')
    // At half the rate the same dose is in later, and so is the peak.
    await expect
      .poll(async () => peakOf(await page.locator('.level-line').getAttribute('d')))
      .toBeGreaterThan(peakBefore + 20)
    for (let n = 0; n < 40; n++) await sendSample()
    await clinic.kill()
    await page.getByText(/Connection lost/).waitFor()
    await page.mouse.wheel(0, 2000)
    const lostLine = await page.locator('.lost-line').boundingBox()
    const urgent = await page.locator('.urgent-banners .banner').first().boundingBox()
    expect(urgent?.y).toBeGreaterThanOrEqual((lostLine?.y ?? 0) + (lostLine?.height ?? 0))
    running = await predicted(page)
    await page.getByRole('button', { name: 'Stop infusion' }).click()
    await page.getByText(/waiting for the network \(1\)/i).waitFor()
  })

  it('bends the predicted level from the minute of a stop on, also without a network', async () => {
    const { page } = nurse
    await page.getByText('Drawn as if the infusion ran on').waitFor({ state: 'detached' })
    const late = 60
    await expect.poll(async () => (await predicted(page)).median[late]).toBeLessThan(running.median[late] ?? Number.NaN)
    const stopped = await predicted(page)
    // The minute that the stop is in: what was given before it stays, and nothing comes after it.
    const minute = Math.floor(stopped.nowMin)
    for (let before = 0; before < minute; before++)
      expect(stopped.median[before], `minute ${before}`).toBeCloseTo(running.median[before] ?? 0, 1)
    for (let after = minute + 2; after < stopped.median.length; after++) {
      expect(stopped.median[after], `minute ${after}`).toBeLessThan(stopped.median[after - 1] ?? 0)
      expect(stopped.median[after], `minute ${after}`).toBeLessThan(running.median[after] ?? Infinity)
    }
    expect(minute).toBeGreaterThan(20)
    expect(stopped.median.length - minute).toBeGreaterThan(40)
  })

  it('finds it again by itself, with every acknowledged sample and the event that waited', async () => {
    const { page } = nurse
    await clinic.restart('SIGKILL')
    await page.getByText(/Connection lost/).waitFor({ state: 'detached', timeout: 30_000 })
    await page.getByText(/nothing waiting/).waitFor({ timeout: 30_000 })
    const { events } = await get<{ events: { type: string }[] }>(`/api/sessions/${sessionId}/events`)
    expect(events.at(-1)?.type).toBe('infusion-stopped')
    const { series } = await get<{ series: { device: string; points: { at: string }[] }[] }>(
      `/api/sessions/${sessionId}/vitals?everySeconds=1&kinds=respiratory-rate`,
    )
    const kept = new Set(
      series
        .filter(({ device }) => device === 'capnograph')
        .flatMap((one) => one.points.map(({ at }) => Date.parse(at))),
    )
    expect(acknowledged.length).toBe(40)
    expect(acknowledged.filter((at) => !kept.has(Date.parse(at)))).toEqual([])
    expect(nurse.errors).toEqual([])
  })
})

describe('what a nurse recorded and the server did not take before the sign-out', () => {
  inSteps()
  const text = 'Asks for the window to be opened'

  it('waits sealed, and the sign-in page says how much', async () => {
    const { page } = nurse
    await page.route('**/api/sessions/*/events', (route) =>
      route.request().method() === 'POST' ? route.fulfill({ status: 503 }) : route.fallback(),
    )
    await page.goto(`/sessions/${sessionId}`)
    await page.getByRole('button', { name: '+ event' }).click()
    await page.getByRole('button', { name: 'Note', exact: true }).click()
    await page.getByLabel('What is to be remembered').fill(text)
    await page.getByRole('dialog').getByRole('button', { name: 'Record', exact: true }).click()
    await page.getByText(/waiting for the network \(1\)/i).waitFor()
    expect(await readKept(page)).toContain(sessionId)
    expect(await readKept(page)).not.toMatch(/window to be opened|"note"/)
    await signOut(page)
    await page.getByText(/1 entry of a session waits in this browser, sealed/).waitFor()
    expect(await findSeriousViolations(page)).toEqual([])
    expect(await readKept(page)).toContain(sessionId)
    expect(await readKept(page)).not.toMatch(/window to be opened|"note"/)
  })

  it('is told to whoever comes next, and cannot be read by them', async () => {
    const { page } = nurse
    const prescriber = demoSignIn(clinic, 'prescriber')
    await signIn(page, prescriber.email, prescriber.secret)
    await page.goto(`/sessions/${sessionId}`)
    await page.getByText(/1 entry of this session by .* waits sealed in this browser/).waitFor()
    expect(await page.getByText(text).count()).toBe(0)
    await signOut(page)
  })

  it('is sent when the nurse signs in again, whatever page they open', async () => {
    const { page, email, secret } = nurse
    await page.unroute('**/api/sessions/*/events')
    await signIn(page, email, secret)
    const sent = async () => JSON.stringify(await get(`/api/sessions/${sessionId}/events`))
    await expect.poll(sent, { timeout: 15_000 }).toContain(text)
    expect(new URL(page.url()).pathname).not.toContain('/sessions')
    await expect.poll(() => readKept(page), { timeout: 15_000 }).not.toContain(sessionId)
    expect(nurse.errors).toEqual([])
  })
})

interface Predicted {
  /** ng/mL at each minute of the curve. */
  median: number[]
  nowMin: number
}

/** What the chart shows, read off its axes as a person would. */
async function predicted(page: Page): Promise<Predicted> {
  const chart = page.locator('.predicted-strip svg')
  const { path, nowX, ticks } = await chart.evaluate((svg) => ({
    path: svg.querySelector('.level-line')?.getAttribute('d') ?? '',
    nowX: Number(svg.querySelector('.now line')?.getAttribute('x1')),
    ticks: [...svg.querySelectorAll('g:has(> .grid)')].map((tick) => ({
      value: Number(tick.querySelector('text')?.textContent),
      x1: Number(tick.querySelector('line')?.getAttribute('x1')),
      x2: Number(tick.querySelector('line')?.getAttribute('x2')),
      y: Number(tick.querySelector('line')?.getAttribute('y1')),
    })),
  }))
  const minutes = ticks.filter(({ x1, x2 }) => x1 === x2).map(({ value, x1 }) => ({ value, at: x1 }))
  const levels = ticks.filter(({ x1, x2 }) => x1 !== x2).map(({ value, y }) => ({ value, at: y }))
  return {
    median: [...path.matchAll(/[ML][\d.]+,([\d.]+)/g)].map(([, y]) => readOff(levels, Number(y))),
    nowMin: readOff(minutes, nowX),
  }
}

/** On a straight axis, from its first and its last tick. */
function readOff(ticks: { value: number; at: number }[], at: number): number {
  const [first, last] = [ticks[0], ticks.at(-1)]
  if (!first || !last || first === last) throw new Error('an axis without ticks')
  return first.value + ((at - first.at) / (last.at - first.at)) * (last.value - first.value)
}

/** Where the highest point of a line lies, from the left. */
function peakOf(path: string | null): number {
  const points = [...(path ?? '').matchAll(/[ML]([\d.]+),([\d.]+)/g)].map(([, x, y]) => ({
    x: Number(x),
    y: Number(y),
  }))
  return points.reduce((best, point) => (point.y < best.y ? point : best), { x: Number.NaN, y: Infinity }).x
}

/** One sample a second of the recent past, each noted once it is acknowledged. */
async function sendSample(): Promise<void> {
  const at = new Date(Date.now() - 120_000 + acknowledged.length * 1000).toISOString()
  const answer = await nurse.page.request.post(`/api/sessions/${sessionId}/vitals`, {
    headers: { 'x-evenkeel': '1', origin: clinic.evenkeel.url },
    data: [{ at, kind: 'respiratory-rate', value: 14, device: 'capnograph' }],
  })
  if (answer.ok()) acknowledged.push(at)
}
