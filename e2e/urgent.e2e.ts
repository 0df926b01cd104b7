import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findSeriousViolations } from './accessibility.ts'
import {
  inviteMember,
  openWindow,
  type RunningClinic,
  type SignedIn,
  setUpClinic,
  signIn,
  startClinic,
} from './clinic.ts'
import { inSteps } from './steps.ts'

let clinic: RunningClinic
let prescriber: SignedIn
let nurse: SignedIn
let patientId: string

beforeAll(async () => {
  clinic = await startClinic()
  prescriber = await setUpClinic(clinic, { email: 'ada@harbour.example', prescriber: true })
  nurse = await inviteMember(clinic, prescriber, {
    name: 'Nora Reyes',
    email: 'nora@harbour.example',
    roles: ['nurse'],
  })
  const answer = await nurse.page.request.post('/api/patients', {
    headers: { 'x-evenkeel': '1', origin: clinic.evenkeel.url },
    data: { familyName: 'Hale', givenName: 'Jonas', birthDate: '1979-02-11', sex: 'male' },
  })
  patientId = ((await answer.json()) as { patient: { id: string } }).patient.id
})
afterAll(() => clinic.close())

const banner = ({ page }: SignedIn) => page.getByRole('region', { name: 'Urgent' })

describe('a high finding of the C-SSRS', () => {
  inSteps()

  it('is said to whoever asked, with what to do now', async () => {
    const { page } = nurse
    await page.goto(`/patients/${patientId}/assessments/new?instrument=c-ssrs-screener`)
    await page.locator('main input[type=radio]').first().focus()
    // Wish to be dead, thoughts, method, intent: yes; a plan and behaviour: no.
    for (const digit of '111100') await page.keyboard.press(digit)
    await page.getByRole('button', { name: 'Save', exact: false }).click()
    await page.getByRole('heading', { name: /saved$/ }).waitFor()
    await banner(nurse)
      .getByText(/Hale, Jonas:/)
      .waitFor()
    expect(await findSeriousViolations(page)).toEqual([])
  })

  it('stands on every console at once, until somebody has it', async () => {
    const { page } = prescriber
    await page.goto('/clinic/chairs')
    await banner(prescriber)
      .getByText(/Hale, Jonas:/)
      .waitFor()
    expect(await findSeriousViolations(page)).toEqual([])
    await banner(prescriber).getByRole('button', { name: 'I have it' }).click()
    await banner(nurse)
      .getByText(/Ada Osei/)
      .waitFor()
  })

  it('shows initials alone behind a lock', async () => {
    const { page } = nurse
    await page.getByRole('button', { name: /: menu/ }).click()
    await page.getByRole('button', { name: 'Lock this console' }).click()
    await page.getByRole('heading', { name: 'Locked' }).waitFor()
    await banner(nurse)
      .getByText(/H\.J: high tier/)
      .waitFor()
    expect(await banner(nurse).getByText(/Hale/).count()).toBe(0)
  })

  it('is closed by its owner, once it is recorded what was done', async () => {
    const { page } = prescriber
    await banner(prescriber).getByRole('button', { name: /^Open/ }).click()
    const dialog = page.locator('dialog[open]')
    await dialog.waitFor()
    expect(await findSeriousViolations(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Record what was done' }).click()
    await dialog.getByLabel('What was done').fill('Seen at once; safety plan made; wife stays with him.')
    await dialog.getByRole('button', { name: 'Record', exact: true }).click()
    await dialog
      .getByText(/Seen at once/)
      .first()
      .waitFor()
    await dialog.getByRole('button', { name: 'Close', exact: true }).click()
    await dialog.getByLabel('How it ended').fill('No intent after talking; seen again tomorrow at 9.')
    await dialog.getByRole('button', { name: 'Close the pathway' }).click()
    await banner(prescriber)
      .getByText(/Hale, Jonas:/)
      .waitFor({ state: 'detached' })
    expect([...prescriber.errors, ...nurse.errors]).toEqual([])
  })

  it('reaches a window that could not listen yet when it was found', async () => {
    const late = await openWindow(clinic)
    // A window that died holds the lease of the stream for a while: nobody tells this one what happens meanwhile.
    await late.page.addInitScript(() =>
      localStorage.setItem('evenkeel.live-leader', JSON.stringify({ id: 'died', until: Date.now() + 3_000 })),
    )
    await late.page.goto('/sign-in')
    await signIn(late.page, 'nora@harbour.example')
    const nothingYet = late.page.waitForResponse('**/api/urgent')
    await late.page.goto('/due')
    expect(await (await nothingYet).json()).toMatchObject({ pathways: [] })
    const answer = await prescriber.page.request.post(`/api/patients/${patientId}/assessments`, {
      headers: { 'x-evenkeel': '1', origin: clinic.evenkeel.url },
      data: {
        id: uuidv7(),
        instrument: 'c-ssrs-screener',
        at: new Date().toISOString(),
        answers: { 'wish-to-be-dead': 1, thoughts: 1, method: 1, intent: 1, plan: 0, 'behaviour-ever': 0 },
      },
    })
    expect(answer.status()).toBe(201)
    await banner(late)
      .getByText(/Hale, Jonas:/)
      .waitFor()
  })
})
