import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { unpackChromium } from './unpack-chromium.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const macOsChrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

type FoundBrowser = { executablePath: string; env?: Record<string, string> }

/**
 * Starts a headless Chromium: the one of `CHROME_PATH`, else the one from npm, else one that is installed.
 *
 * @throws Error when there is none: a browser test is never skipped silently
 */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await findBrowser()
  return await chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    // The sandbox works neither for root nor in most containers; the only pages opened are our own.
    chromiumSandbox: false,
    args: ['--disable-gpu', '--font-render-hinting=none'],
  })
}

async function findBrowser(): Promise<FoundBrowser> {
  const wanted = process.env.CHROME_PATH
  if (wanted) {
    if (!isExecutable(wanted)) throw new Error(`CHROME_PATH names ${wanted}, which cannot be run.`)
    return { executablePath: wanted }
  }
  const unpacked = await unpackChromium()
  if (unpacked) return unpacked
  const installed = [
    ...(process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name))),
    macOsChrome,
  ].find(isExecutable)
  if (installed) return { executablePath: installed }
  throw new Error('No browser for the tests. Install chromium or Google Chrome, or set CHROME_PATH to one.')
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
