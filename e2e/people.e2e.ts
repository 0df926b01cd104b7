import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findSeriousViolations } from './accessibility.ts'
import {
  inviteMember,
  openWindow,
  password,
  type RunningClinic,
  type SignedIn,
  setUpClinic,
  signIn,
  signOut,
  startClinic,
} from './clinic.ts'
import { readKept } from './kept.ts'
import { inSteps } from './steps.ts'

let clinic: RunningClinic
let administrator: SignedIn

beforeAll(async () => {
  clinic = await startClinic()
})
afterAll(() => clinic.close())

describe('the people of a new clinic', () => {
  it('are let in by the wizard, whose link works once', async () => {
    const stranger = await openWindow(clinic)
    await stranger.page.goto(clinic.evenkeel.setUpLink ?? '')
    expect(await findSeriousViolations(stranger.page)).toEqual([])
    administrator = await setUpClinic(clinic, { email: 'ada@harbour.example' })
    await stranger.page.reload()
    await stranger.page.getByRole('heading', { name: 'This Evenkeel is set up' }).waitFor()
    await stranger.context.close()
  })

  it.each(['members', 'roles', 'chairs', 'devices', 'settings', 'evidence'])(
    'see the page of %s without barriers',
    async (tab) => {
      await administrator.page.goto(`/clinic/${tab}`)
      await administrator.page.locator('main table, main form, main .panel').first().waitFor()
      expect(await findSeriousViolations(administrator.page)).toEqual([])
    },
  )

  it('are invited by a link, choose a password, and see what their role may see', async () => {
    const nurse = await inviteMember(clinic, administrator, {
      name: 'Nora Reyes',
      email: 'nora@harbour.example',
      roles: ['nurse'],
    })
    await nurse.page.getByRole('link', { name: 'Floor' }).waitFor()
    await nurse.page.goto('/clinic/members')
    await nurse.page.getByRole('link', { name: 'Roles', exact: true }).waitFor()
    expect(await nurse.page.getByRole('link', { name: 'Audit trail' }).count()).toBe(0)
    expect(nurse.errors).toEqual([])
    await nurse.context.close()
  })

  it('are kept out with a wrong password, and let in with the right one', async () => {
    const { page, context } = await openWindow(clinic)
    await page.goto('/')
    await page.waitForURL('**/sign-in**')
    expect(await findSeriousViolations(page)).toEqual([])
    await page.getByLabel('E-mail').fill('nora@harbour.example')
    await page.getByLabel('Password').fill('not the password')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('main').getByRole('status').waitFor()
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL((url) => url.pathname !== '/sign-in')
    await context.close()
  })

  it('lock the console, which a password opens where they were', async () => {
    const { page } = administrator
    await page.goto('/clinic/chairs')
    await page.getByRole('button', { name: /: menu/ }).click()
    await page.getByRole('button', { name: 'Lock this console' }).click()
    await page.getByRole('heading', { name: 'Locked' }).waitFor()
    expect(await findSeriousViolations(page)).toEqual([])
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Open' }).click()
    await page.getByRole('heading', { name: 'Locked' }).waitFor({ state: 'detached' })
    expect(new URL(page.url()).pathname).toBe('/clinic/chairs')
    expect(administrator.errors).toEqual([])
  })
})

describe('what somebody typed and did not send', () => {
  inSteps()
  let nurse: SignedIn
  const familyName = () => nurse.page.getByLabel('Family name').first()

  it('lies in the browser sealed, before and after the sign-out', async () => {
    nurse = await openWindow(clinic)
    const { page } = nurse
    await page.goto('/sign-in')
    await signIn(page, 'nora@harbour.example')
    await page.goto('/patients/new')
    await familyName().fill('Marigold')
    expect(await readKept(page)).toContain('evenkeel.draft.')
    expect(await readKept(page)).not.toMatch(/Marigold|familyName|new-patient/)
    await signOut(page)
    expect(await readKept(page)).toContain('evenkeel.draft.')
    expect(await readKept(page)).not.toMatch(/Marigold|familyName|new-patient/)
    await page.goBack()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    expect(await familyName().count()).toBe(0)
  })

  it('opens again at their next sign-in', async () => {
    const { page } = nurse
    await page.goto('/sign-in')
    await signIn(page, 'nora@harbour.example')
    await page.goto('/patients/new')
    await page.getByText('As you left it; nothing of it is saved yet.').waitFor()
    expect(await familyName().inputValue()).toBe('Marigold')
  })

  it('opens behind a lock that was there when the page was loaded, with the unlock', async () => {
    const { page } = nurse
    await page.getByRole('button', { name: /: menu/ }).click()
    await page.getByRole('button', { name: 'Lock this console' }).click()
    await page.getByRole('heading', { name: 'Locked' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'Locked' }).waitFor()
    expect(await (await page.request.get('/api/me')).json()).toMatchObject({ locked: true, browserKey: null })
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Open' }).click()
    await page.getByText('As you left it; nothing of it is saved yet.').waitFor()
    expect(await familyName().inputValue()).toBe('Marigold')
  })

  it('is told and kept when it does not open any more, until it has been seen', async () => {
    const { page } = nurse
    await page.evaluate(() => {
      for (const [key, text] of Object.entries(localStorage))
        if (key.startsWith('evenkeel.draft.')) localStorage.setItem(key, text.replace(/"box":"../, '"box":"zz'))
    })
    await page.goto('/patients')
    await page.getByText(/1 draft that you left in this browser cannot be opened/).waitFor()
    expect(await findSeriousViolations(page)).toEqual([])
    expect(await readKept(page)).toContain('evenkeel.draft.')
    await page.getByRole('button', { name: 'I have seen it: take it away' }).click()
    await page.getByText(/cannot be opened/).waitFor({ state: 'detached' })
    expect(await readKept(page)).not.toContain('evenkeel.draft.')
    expect(nurse.errors).toEqual([])
    await nurse.context.close()
  })
})
