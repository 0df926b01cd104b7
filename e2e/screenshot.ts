/**
 * Takes a picture of one page:
 *   npx tsx e2e/screenshot.ts URL out.png [--width 1440] [--height 1040] [--dim] [--full] [--wait MILLISECONDS]
 *     [--cookie NAME=VALUE] [--click SELECTOR]… [--storage-state FILE]
 */
import { parseArgs } from 'node:util'
import { launchBrowser } from './browser.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    width: { type: 'string', default: '1440' },
    height: { type: 'string', default: '1040' },
    dim: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    wait: { type: 'string', default: '300' },
    cookie: { type: 'string', multiple: true, default: [] },
    click: { type: 'string', multiple: true, default: [] },
    'storage-state': { type: 'string' },
  },
})
const [url, file] = positionals
if (!url || !file) {
  console.error('Usage: npx tsx e2e/screenshot.ts URL out.png [--width 1440] [--height 1040] [--dim] [--full]')
  process.exit(2)
}

const browser = await launchBrowser()
try {
  const context = await browser.newContext({
    viewport: { width: Number(values.width), height: Number(values.height) },
    colorScheme: values.dim ? 'dark' : 'light',
    storageState: values['storage-state'],
  })
  await context.addCookies(
    values.cookie.map((pair) => {
      const at = pair.indexOf('=')
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url }
    }),
  )
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error') console.error(`page: ${message.text()}`)
  })
  page.on('pageerror', (error) => console.error(`page: ${error.message}`))
  // A live page never falls silent (it keeps a stream open), so the wait is for its content and then for a moment.
  await page.goto(url, { waitUntil: 'load' })
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  for (const selector of values.click) await page.click(selector)
  await page.waitForTimeout(Number(values.wait))
  await page.screenshot({ path: file, fullPage: values.full })
  console.log(`${file}: ${values.width} × ${values.height}, ${await page.title()}`)
} finally {
  await browser.close()
}
