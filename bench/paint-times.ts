import type { Page } from 'playwright-core'
import { launchBrowser } from '../e2e/browser.ts'
import { type Times, timesOf } from './timing.ts'

/**
 * From the click in the list of patients, and from the address typed, until the last part of the chart is painted: its
 * heading stands there and the browser has drawn two more frames.
 */
export async function paintTimes(given: {
  url: string
  cookie: string
  patientId: string
  runs: number
}): Promise<{ fromList: Times; byAddress: Times }> {
  const { url, cookie, patientId, runs } = given
  const browser = await launchBrowser()
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 1040 } })
    const [name = '', value = ''] = cookie.split('=')
    await context.addCookies([{ name, value, url }])
    const page = await context.newPage()
    const link = () => page.getByRole('link', { name: /Manyyears/ }).first()
    const open = async () => {
      await link().click()
      await painted(page)
    }
    const list = async () => {
      await page.goto(`${url}/patients`)
      await link().waitFor()
    }
    const fromList = await timesOf(runs, open, list)
    const byAddress = await timesOf(runs, async () => {
      await page.goto(`${url}/patients/${patientId}`, { waitUntil: 'commit' })
      await painted(page)
    })
    return { fromList, byAddress }
  } finally {
    await browser.close()
  }
}

async function painted(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Problems' }).waitFor()
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
}
