import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findSeriousViolations } from './accessibility.ts'
import { openWindow, type RunningClinic, type SignedIn, signIn, startClinic } from './clinic.ts'
import { inSteps } from './steps.ts'

let clinic: RunningClinic
let lead: SignedIn
let secret: string

beforeAll(async () => {
  clinic = await startClinic(['--demo'])
  lead = await openWindow(clinic)
  const line = clinic.demoSignIns.split('\n').find((each) => each.includes('lund@')) ?? ''
  const [email = '', password = ''] = line.trim().split(/\s+/)
  secret = password
  await lead.page.goto('/sign-in')
  await signIn(lead.page, email, secret)
})
afterAll(async () => {
  await lead?.page.screenshot({ path: '.cache/test-results/protocols.png', fullPage: true }).catch(() => {})
  await clinic.close()
})

async function printsOnOneSheet(page: SignedIn['page']) {
  for (const format of ['A4', 'Letter']) {
    const paper = await page.pdf({ format, preferCSSPageSize: true })
    expect([format, paper.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length]).toEqual([format, 1])
  }
}

const title = 'Ketamine 0.5 mg/kg, our 90 minutes'

describe('a clinic’s own variant of a protocol', () => {
  inSteps()

  it('is made by the medical lead; what does not fit is said at its field', async () => {
    const { page } = lead
    await page.goto('/clinic/protocols')
    expect(await findSeriousViolations(page)).toEqual([])
    await page
      .getByRole('link', { name: 'Make a variant of Ketamine 0.5 mg/kg intravenous over 40 min, twice' })
      .click()
    await page.getByLabel('Title', { exact: true }).fill(title)
    // Folded, a part of the form is one line that says what it is now.
    const part = (title: string) => page.locator('details').filter({ has: page.getByRole('heading', { name: title }) })
    await part('Follow-up').locator('summary').first().click()
    const weekAfter = page.getByRole('group', { name: 'A week after the session' })
    await weekAfter.getByText('Instruments: PHQ-9').click()
    await weekAfter.getByRole('checkbox', { name: 'GAD-7' }).check()
    await page.getByRole('cell', { name: /^A week after the session. PHQ-9, GAD-7/ }).waitFor()
    await weekAfter.getByRole('checkbox', { name: 'GAD-7' }).uncheck()
    await part('Follow-up').getByText('as the parent').waitFor()
    await part('Observation and discharge').getByText('At least 60 min after the last dose').waitFor()
    for (const title of ['Observation and discharge', 'Monitoring'])
      await part(title).locator('summary').first().click()
    const observation = page.getByLabel('After the last dose, at least')
    await observation.fill('30')
    await page.getByRole('group', { name: 'Blood pressure' }).getByLabel('After it, every').fill('45')
    const said = (label: ReturnType<typeof page.getByLabel>) =>
      page.locator('.field', { has: label }).getByRole('alert')
    await expect.poll(() => said(observation).textContent()).toContain('shorter than the 60 min of the parent')
    await page.getByText('longer than the longest interval of 15 min', { exact: false }).first().waitFor()
    const approve = page.getByRole('button', { name: 'Approve the variant' })
    expect(await approve.isDisabled()).toBe(true)
    expect(await findSeriousViolations(page)).toEqual([])

    await observation.fill('90')
    await page.getByRole('group', { name: 'Blood pressure' }).getByLabel('After it, every').fill('10')
    await page.getByRole('button', { name: 'Add a question before leaving' }).click()
    const question = page.getByRole('group', { name: 'Further question 1' })
    await question.getByLabel('In a few words').fill('Bus home')
    await question.getByLabel('What is asked').fill('Is somebody with them on the bus?')
    await page.getByRole('cell', { name: 'At least 90 min after the last dose' }).waitFor()
    await page.getByLabel('Reason').fill('Our patients go home by bus.')
    await page.getByLabel('Your password').fill(secret)
    await approve.click()
    await page.waitForURL('**/clinic/protocols')
    const row = page.getByRole('list', { name: 'Variants' }).getByRole('listitem')
    await row.getByText('approved by Dr Signe Lund', { exact: false }).waitFor()
    await row.locator('summary').click()
    await row.getByRole('cell', { name: 'At least 60 min after the last dose' }).waitFor()
    expect(await findSeriousViolations(page)).toEqual([])
  })

  it('prints on one page that says whose it is', async () => {
    const { page } = lead
    await page.getByRole('link', { name: title }).first().click()
    await page.getByText('Clinic variant of Ketamine 0.5 mg/kg', { exact: false }).waitFor()
    await page.getByText('Reason: Our patients go home by bus.', { exact: false }).waitFor()
    expect(await findSeriousViolations(page)).toEqual([])
    await page.getByText('(parent: At least 60 min after the last dose)', { exact: false }).waitFor()
    await page.getByRole('listitem').filter({ hasText: 'Bus home' }).getByText('(not of the parent)').waitFor()
    await printsOnOneSheet(page)
  })

  it('also prints on one page where it differs much, and says what it leaves out', async () => {
    const { page } = lead
    const words = 'A sentence of this clinic about what it does before each dose and why, as long as sentences become.'
    const made = await page.request.post('/api/protocol-variants', {
      headers: { 'x-evenkeel': '1', origin: clinic.evenkeel.url },
      data: {
        id: 'ketamine-of-many-words',
        version: 0,
        parentId: 'ketamine-iv-step-up',
        title: 'Ketamine intravenous over 40 min at 0.5 mg/kg, with much beside it that this clinic has added',
        shortTitle: 'Many words',
        changes: {
          dose: { steps: [] },
          observation: { minimumMinutes: 150 },
          preparation: Array.from({ length: 12 }, (_, index) => ({ text: `${index + 1}. ${words}` })),
          discharge: Array.from({ length: 6 }, (_, index) => ({
            label: `Question ${index + 1}: ${words.slice(0, 80)}`,
            question: words,
            freshMinutes: 60,
          })),
        },
        reason: `${words} `.repeat(5).trim(),
        password: secret,
      },
    })
    expect([made.status(), await made.text()]).toEqual([201, expect.anything()])
    await page.goto('/protocols/ketamine-of-many-words?version=1')
    await page.getByRole('heading', { name: 'Left out of the parent' }).waitFor()
    expect(await findSeriousViolations(page)).toEqual([])
    await printsOnOneSheet(page)
    await page.goto('/clinic/protocols')
  })

  it('is planned beside the published ones, and the session is led by it', async () => {
    const { page } = lead
    const { patients } = await (await page.request.get('/api/patients?limit=50')).json()
    const { id } = patients.find(({ familyName }: { familyName: string }) => familyName === 'Mbeki')
    await page.goto(`/patients/${id}/plan`)
    await page.getByRole('radio', { name: title }).check()
    await page.getByLabel('Weight that the dose follows').selectOption({ label: 'Actual weight' })
    await page.getByLabel('Why this dose for this person').fill('The studied dose.')
    await page.getByLabel('Goals, one a line').fill('Back to the choir')
    await page.getByLabel('Antidepressant', { exact: true }).last().fill('duloxetine')
    await page.getByLabel('Psychotherapy').fill('Weekly, goes on')
    await page.getByLabel('Your password').fill(secret)
    await page.getByRole('button', { name: 'Make the plan' }).click()
    await page.getByRole('heading', { name: title }).waitFor()
    await page.getByText('Clinic variant of', { exact: false }).waitFor()

    const write = async (path: string, data: object) =>
      (await page.request.post(path, { headers: { 'x-evenkeel': '1', origin: clinic.evenkeel.url }, data })).json()
    const { plans } = await (await page.request.get(`/api/patients/${id}/plans`)).json()
    const { chairs } = await (await page.request.get('/api/floor')).json()
    const chair = chairs.find(({ session }: { session: unknown }) => !session)
    const sessionId = crypto.randomUUID()
    await write('/api/sessions', { id: sessionId, planId: plans[0].id, chairId: chair.id })
    await page.goto(`/sessions/${sessionId}`)
    await page.getByText('Check-in', { exact: true }).first().waitFor()
    expect(lead.errors).toEqual([])
    await page.goto(`/sessions/${sessionId}/record`)
    await page.getByText('approved by Dr Signe Lund', { exact: false }).waitFor()
  })
})

describe('a clinic’s own standard of adequacy', () => {
  inSteps()

  it('is chosen in the settings, and named where trials are judged', async () => {
    const { page } = lead
    await page.goto('/clinic/settings')
    await page.getByText('nobody has chosen: the default').waitFor()
    await page.getByRole('button', { name: 'Choose a standard…' }).click()
    const dialog = page.locator('dialog[open]')
    await dialog.getByRole('radio', { name: 'This clinic’s own' }).check()
    await dialog.getByLabel('Name').fill('Harbour, ten weeks')
    const weeks = dialog.getByLabel('At or above the minimum dose for')
    await weeks.fill('0')
    await dialog.getByText('A whole number from 1 to 52').waitFor()
    await weeks.fill('10')
    await dialog.getByLabel('Reason').fill('As our outpatient department.')
    await dialog.getByLabel('Your password').fill(secret)
    expect(await findSeriousViolations(page)).toEqual([])
    await dialog.getByLabel('Your password').press('Enter')
    await page.getByText('As our outpatient department.', { exact: false }).waitFor()
    const { patients } = await (await page.request.get('/api/patients?limit=50')).json()
    const { id } = patients.find(({ familyName }: { familyName: string }) => familyName === 'Mbeki')
    await page.goto(`/patients/${id}/evaluation?treatment=ketamine-iv`)
    await page.getByRole('button', { name: 'Harbour, ten weeks (this clinic’s)', pressed: true }).waitFor()
    await page.getByText('filled is adequate (Harbour, ten weeks, ≥ 10 weeks', { exact: false }).waitFor()
    await page.goto(`/patients/${id}`)
    await page.getByText('filled is adequate (Harbour, ten weeks, ≥ 10 weeks', { exact: false }).waitFor()
    expect(lead.errors).toEqual([])
  })
})
