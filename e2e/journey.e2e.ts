import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findSeriousViolations } from './accessibility.ts'
import { inviteMember, password, type RunningClinic, type SignedIn, setUpClinic, startClinic } from './clinic.ts'
import { answerInstrument, answerInterview, makeAndSign } from './evaluation-steps.ts'
import { calculateDose, checkBlind, checkIn, discharge, stopEarly } from './session-steps.ts'
import { inSteps } from './steps.ts'
import { wordedInGerman } from './worded.ts'

const record = fileURLToPath(new URL('../server/fhir/fixtures/petra-novak.json', import.meta.url))

let clinic: RunningClinic
/** Dr Ada Osei, administrator and prescriber. */
let prescriber: SignedIn
let nurse: SignedIn
let patientId: string
let sessionUrl: string

beforeAll(async () => {
  clinic = await startClinic()
  prescriber = await setUpClinic(clinic, { email: 'ada@harbour.example', prescriber: true })
  nurse = await inviteMember(clinic, prescriber, {
    name: 'Nora Reyes',
    email: 'nora@harbour.example',
    roles: ['nurse'],
  })
})
afterAll(async () => {
  await prescriber?.page.screenshot({ path: '.cache/test-results/journey-prescriber.png' }).catch(() => {})
  await nurse?.page.screenshot({ path: '.cache/test-results/journey-nurse.png' }).catch(() => {})
  await clinic.close()
})

const withoutBarriers = async ({ page }: SignedIn) => expect(await findSeriousViolations(page)).toEqual([])

// Each step goes on where the one before it ended.
describe('one patient, from the referral’s record to the outcome', () => {
  inSteps()

  it('the record comes in, with what was taken and what was left', async () => {
    const { page } = nurse
    await page.goto('/patients')
    await withoutBarriers(nurse)
    await page.getByRole('link', { name: /Import/ }).click()
    await page.locator('input[type=file]').setInputFiles(record)
    await page.getByRole('link', { name: /chart/i }).first().click()
    await page.waitForURL(/\/patients\/[0-9a-f-]{36}$/)
    patientId = page.url().split('/').at(-1) ?? ''
    await page.getByText('sertraline').first().waitFor()
    await withoutBarriers(nurse)
  })

  it('the list finds the patient by the beginning of a name, without accents', async () => {
    const { page } = nurse
    await page.goto('/patients')
    await page.getByRole('searchbox').last().fill('novak')
    await page.getByRole('link', { name: /Novák/ }).first().waitFor()
  })

  it('the evaluation says what is missing, and the interview asks it', async () => {
    const { page } = prescriber
    await page.goto(`/patients/${patientId}/evaluation?treatment=ketamine-iv`)
    await page.getByText('Needs information', { exact: true }).waitFor()
    await withoutBarriers(prescriber)
    await page.getByRole('button', { name: 'Go through the interview' }).click()
    await page.waitForURL('**/interview**')
    await withoutBarriers(prescriber)
    await answerInterview(page)
  })

  it('MADRS and C-SSRS are scored', async () => {
    const { page } = prescriber
    await answerInstrument(page, patientId, 'madrs', '4544444441')
    await page.getByText('38, severe').waitFor()
    await answerInstrument(page, patientId, 'c-ssrs-screener', '000')
    await withoutBarriers(prescriber)
  })

  it('the determination is eligible, and signed', async () => {
    const { page } = prescriber
    await page.goto(`/patients/${patientId}/evaluation?treatment=ketamine-iv`)
    await page.getByText('Eligible', { exact: true }).waitFor()
    await makeAndSign(page)
    await withoutBarriers(prescriber)
  })

  it('the patient consents', async () => {
    const { page } = prescriber
    await page.goto(`/patients/${patientId}/plan`)
    await page.getByText('0.5 mg/kg').first().click()
    await page
      .getByText(/consent/i)
      .first()
      .waitFor()
    await page.goto(`/patients/${patientId}/consent`)
    await page.getByLabel('In the patient’s own words').fill('Ketamine in the arm; I may feel odd; I can stop.')
    await page.getByLabel('Patient’s name').fill('Petra Novák')
    await page.getByLabel('Your name, typed').fill('Ada Osei')
    await page.getByLabel('Your password').fill(password)
    await page.getByRole('button', { name: 'Record the consent' }).click()
    await page.getByText('No consent to this treatment yet.').waitFor({ state: 'detached' })
    await withoutBarriers(prescriber)
  })

  it('the plan books six sessions, the first of them today', async () => {
    const { page } = prescriber
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date())
    await page.goto(`/patients/${patientId}/plan`)
    await page.getByText('0.5 mg/kg').first().click()
    await page.getByLabel('Weight that the dose follows').selectOption({ label: 'Actual weight' })
    await page.getByLabel('Why this dose for this person').fill('The studied dose; no reason to start lower.')
    await page.getByLabel('Goals, one a line').fill('Walk the dog every day')
    await page.getByRole('textbox', { name: 'Antidepressant' }).fill('mirtazapine')
    await page.getByLabel('Psychotherapy').fill('Behavioural activation, weekly')
    await page.getByLabel('In the chair').fill('Quiet music, eyes closed')
    await chooseWeekdays(today)
    await page.getByLabel('First session').fill(today)
    await page.getByLabel('At', { exact: true }).fill('08:00')
    await page.getByRole('button', { name: 'Suggest dates' }).click()
    await page.locator('table.schedule').waitFor()
    await page.getByLabel('Your password').fill(password)
    await page.getByRole('button', { name: 'Make the plan' }).click()
    await page.getByText('6 to come').waitFor()
    await withoutBarriers(prescriber)
  })

  it('the clinic’s own wording of the C-SSRS is loaded', async () => {
    const { page } = prescriber
    const instrument = 'c-ssrs-screener-since-last-visit'
    const loaded = await page.request.post('/api/wordings', {
      headers: { 'x-evenkeel': '1', origin: clinic.evenkeel.url },
      data: {
        instrument,
        language: 'de',
        version: 0,
        licence: 'German version of 2009',
        questionnaire: await wordedInGerman(page, instrument),
      },
    })
    expect(loaded.status()).toBe(201)
  })

  it('the nurse checks the patient in on the floor', async () => {
    const { page } = nurse
    await page.goto('/')
    await page.getByRole('button', { name: 'Check in' }).first().click()
    await page.waitForURL('**/sessions/**')
    sessionUrl = page.url()
    await withoutBarriers(nurse)
    await checkIn(page)
  })

  it('a dose that the second person works out otherwise is not started', async () => {
    const { page } = nurse
    await calculateDose(page)
    await checkBlind(page, 'Ada Osei', '53.5')
    await page
      .getByText(/The two do not agree on the dose/)
      .first()
      .waitFor()
    expect(await page.getByRole('button', { name: /Start the infusion/ }).isDisabled()).toBe(true)
    await withoutBarriers(nurse)
  })

  it('a dose that two found alike is', async () => {
    const { page } = nurse
    await checkBlind(page, 'Ada Osei', '35.5')
    await page.getByRole('button', { name: /Start the infusion/ }).click()
    await page.getByRole('button', { name: 'Stop infusion' }).waitFor()
    await withoutBarriers(nurse)
  })

  it('the prescriber sees on the floor what a monitor sends, in under a second', async () => {
    const { page } = prescriber
    await page.goto('/')
    await page.getByText('Dosing', { exact: true }).waitFor()
    const sent = Date.now()
    await sendVitals({ spo2: 93 })
    await page.getByText('93', { exact: true }).waitFor({ timeout: 5_000 })
    expect(Date.now() - sent).toBeLessThan(2_000)
    await withoutBarriers(prescriber)
  })

  it('a pressure over the threshold asks for symptoms and opens its steps', async () => {
    const { page } = nurse
    await sendVitals({ systolic: 192, diastolic: 114 })
    await page.getByRole('button', { name: 'No symptoms' }).waitFor()
    await page.getByRole('button', { name: 'Steps' }).click()
    await page.locator('dialog[open]').waitFor()
    await withoutBarriers(nurse)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'No symptoms' }).click()
  })

  it('NEWS2 comes filled in with what the session measured, and nothing else', async () => {
    const { page } = nurse
    await page.getByRole('button', { name: '+ event' }).click()
    await page.getByRole('button', { name: 'NEWS2' }).click()
    const dialog = page.locator('dialog[open]')
    expect(await dialog.getByLabel('Systolic pressure').inputValue()).toBe('192')
    expect(await dialog.getByLabel('SpO₂', { exact: true }).inputValue()).toBe('93')
    expect(await dialog.getByLabel('Temperature').inputValue()).toBe('')
    await dialog.getByText(/^Session: 192 mmHg at \d\d:\d\d/).waitFor()
    await withoutBarriers(nurse)
    await dialog.getByLabel('Temperature').fill('36.8')
    await dialog.getByRole('radio', { name: 'Scale 1' }).check()
    await dialog.getByRole('radio', { name: 'Air' }).check()
    await dialog.getByRole('radio', { name: 'Alert' }).check()
    await dialog.getByRole('button', { name: 'Record', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    await page
      .getByText(/^NEWS2: \d+ of 20/)
      .first()
      .waitFor()
  })

  it('stopped early, observed, and discharged by its criteria', async () => {
    const { page } = nurse
    await stopEarly(page, 'Ada Osei')
    await discharge(page, 'Ada Osei')
    await page.getByText('Ended', { exact: true }).first().waitFor()
    await withoutBarriers(nurse)
    await page.goto(`${sessionUrl}/record`)
    await page.getByText('0.3 mg, not the whole dose: The patient asked to stop.').waitFor()
    await withoutBarriers(nurse)
  })

  it('the course shows the session, and what is due after it', async () => {
    const { page } = prescriber
    await page.goto(`/patients/${patientId}/outcome`)
    await page.getByText('response: 19 or less').waitFor()
    await page
      .getByText(/Call a day after the session/)
      .first()
      .waitFor()
    await withoutBarriers(prescriber)
    expect([...prescriber.errors, ...nurse.errors]).toEqual([])
  })

  it('everybody’s reads and writes are on the audit trail', async () => {
    const auditor = await inviteMember(clinic, prescriber, {
      name: 'Edith Quayle',
      email: 'edith@harbour.example',
      roles: ['auditor'],
    })
    await auditor.page.goto('/clinic/audit')
    await auditor.page.locator('table').getByText('outcomes.course').first().waitFor()
    await withoutBarriers(auditor)
    for (const action of ['sessions.end', 'plans.make', 'consents.record', 'chart.read']) {
      const answer = await auditor.page.request.get(`/api/audit?patientId=${patientId}&action=${action}`)
      expect(answer.status(), clinic.evenkeel.output().slice(-3000)).toBe(200)
      expect(((await answer.json()) as { total: number }).total, action).toBeGreaterThan(0)
    }
    await auditor.context.close()
  })
})

async function chooseWeekdays(today: string): Promise<void> {
  const names = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
  const day = new Date(`${today}T12:00:00Z`).getUTCDay()
  const wanted = [names[day], names[(day + 3) % 7]]
  for (const name of names) {
    const button = prescriber.page.getByRole('button', { name, exact: true })
    const pressed = (await button.getAttribute('aria-pressed')) === 'true'
    if (pressed !== wanted.includes(name)) await button.click()
  }
}

/** As a monitor at the chair sends them: all of one moment. */
async function sendVitals(values: Record<string, number>): Promise<void> {
  const sessionId = sessionUrl.split('/').at(-1)
  const at = new Date().toISOString()
  const answer = await nurse.page.request.post(`/api/sessions/${sessionId}/vitals`, {
    headers: { 'x-evenkeel': '1', origin: clinic.evenkeel.url },
    data: Object.entries(values).map(([kind, value]) => ({ at, kind, value, device: 'monitor 1' })),
  })
  expect(answer.ok()).toBe(true)
}
