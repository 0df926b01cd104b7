import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Role } from '../contract/roles.ts'
import { type EvenkeelProcess, killAllEvenkeels, makeTestFolder, startEvenkeel } from '../launch/testing.ts'
import { launchBrowser } from './browser.ts'

export const password = 'tall ships keep an even keel'

/** One Evenkeel as `npm start` runs it, with an embedded database of its own, and one browser. */
export interface RunningClinic {
  evenkeel: EvenkeelProcess
  browser: Browser
  dataDir: string
  /** What a demo printed at its start. */
  demoSignIns: string
  /** Ends the server as told and starts it again on the same data folder and port. */
  restart(signal?: NodeJS.Signals): Promise<void>
  /** As when the power goes: no goodbye. */
  kill(): Promise<void>
  close(): Promise<void>
}

/** @param flags of the first start; a restart takes none, so that a demo's data is kept */
export async function startClinic(flags: string[] = []): Promise<RunningClinic> {
  const folder = await makeTestFolder()
  const dataDir = `${folder.path}/data`
  let evenkeel = await startEvenkeel({ DATA_DIR: dataDir }, flags)
  if (!evenkeel.url) throw new Error(`Evenkeel did not start: ${evenkeel.output()}`)
  const browser = await launchBrowser()
  return {
    get evenkeel() {
      return evenkeel
    },
    browser,
    dataDir,
    demoSignIns: evenkeel.output(),
    restart: async (signal = 'SIGTERM') => {
      const { port } = new URL(evenkeel.url)
      await evenkeel.end(signal)
      evenkeel = await startEvenkeel({ DATA_DIR: dataDir, PORT: port })
    },
    kill: async () => {
      await evenkeel.end('SIGKILL')
    },
    close: async () => {
      await browser.close()
      await evenkeel.end()
      await killAllEvenkeels()
      await folder.remove()
    },
  }
}

export interface SignedIn {
  context: BrowserContext
  page: Page
  /** Errors that the page itself wrote to its console. */
  errors: string[]
}

/** A browser window of its own, as wide as a tablet on its side unless said. */
export async function openWindow(
  { browser, evenkeel }: RunningClinic,
  size = { width: 1280, height: 900 },
): Promise<SignedIn> {
  const context = await browser.newContext({ viewport: size, baseURL: evenkeel.url, timezoneId: 'Europe/Berlin' })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  return { context, page, errors }
}

/** Goes through the set-up wizard as the first person does, and is then signed in. */
export async function setUpClinic(clinic: RunningClinic, as: { email: string; prescriber?: boolean; nurse?: boolean }) {
  const signedIn = await openWindow(clinic)
  const { page } = signedIn
  await page.goto(clinic.evenkeel.setUpLink ?? '')
  await page.getByLabel('Name of the clinic').fill('Harbour Clinic')
  await page.getByLabel('United States').check()
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByLabel('Your name').fill('Ada Osei')
  await page.getByLabel('Your e-mail').fill(as.email)
  await page.getByLabel('Password', { exact: false }).first().fill(password)
  if (as.prescriber) await page.getByLabel('I am a prescriber').check()
  if (as.nurse) await page.getByLabel('I am a nurse').check()
  await page.getByRole('button', { name: 'Make the clinic' }).click()
  await page.waitForURL('**/clinic/members')
  return signedIn
}

/** As the start of the demo has printed it. */
export function demoSignIn(clinic: RunningClinic, role: Role): { email: string; secret: string } {
  const line = clinic.demoSignIns.split('\n').find((each) => each.includes(` ${role},`)) ?? ''
  const [email = '', secret = ''] = line.trim().split(/\s+/)
  return { email, secret }
}

/** Signs in as a member of the demo clinic, with what its start has printed. */
export async function signInToDemo(clinic: RunningClinic, role: Role, size?: { width: number; height: number }) {
  const { email, secret } = demoSignIn(clinic, role)
  const signedIn = await openWindow(clinic, size)
  await signedIn.page.goto('/sign-in')
  await signIn(signedIn.page, email, secret)
  return { ...signedIn, email, secret }
}

/** On the sign-in page. */
export async function signIn(page: Page, email: string, secret = password): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(secret)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /: menu/ }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL('**/sign-in')
  await page.getByLabel('E-mail').waitFor()
}

/** The administrator invites; who is invited opens the link in a window of their own, and is then signed in. */
export async function inviteMember(
  clinic: RunningClinic,
  administrator: SignedIn,
  member: { name: string; email: string; roles: Role[] },
): Promise<SignedIn> {
  const answer = await administrator.page.request.post('/api/members/invites', {
    headers: { 'x-evenkeel': '1', origin: clinic.evenkeel.url },
    data: member,
  })
  if (!answer.ok()) throw new Error(`The invitation was refused: ${await answer.text()}`)
  const { link } = (await answer.json()) as { link: string }
  const invited = await openWindow(clinic)
  await invited.page.goto(new URL(link, clinic.evenkeel.url).href)
  await invited.page.getByLabel('Password', { exact: false }).first().fill(password)
  await invited.page.getByRole('button', { name: 'Accept and sign in' }).click()
  await invited.page.waitForURL((url) => !url.pathname.startsWith('/invite'))
  return invited
}
