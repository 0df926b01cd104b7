import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findSeriousViolations } from './accessibility.ts'
import { type RunningClinic, type SignedIn, setUpClinic, startClinic } from './clinic.ts'
import { inSteps } from './steps.ts'

let clinic: RunningClinic
let member: SignedIn
let patientId: string

beforeAll(async () => {
  clinic = await startClinic()
  member = await setUpClinic(clinic, { email: 'ada@harbour.example', prescriber: true })
  const answer = await member.page.request.post('/api/patients', {
    headers: { 'x-evenkeel': '1', origin: clinic.evenkeel.url },
    data: { familyName: 'Hale', givenName: 'Jonas', birthDate: '1979-02-11', sex: 'male' },
  })
  patientId = ((await answer.json()) as { patient: { id: string } }).patient.id
})
afterAll(() => clinic.close())

interface Words {
  text: string
  answerOption?: { valueCoding: { display: string } }[]
}

describe('instruments', () => {
  inSteps()

  it('are found by a few letters', async () => {
    const { page } = member
    await page.goto(`/patients/${patientId}/assessments/new`)
    await page.getByRole('heading', { name: 'Depression' }).waitFor()
    expect(await findSeriousViolations(page)).toEqual([])
    await page.getByLabel('Find a form').fill('news')
    await page.getByRole('link', { name: /^NEWS2/ }).click()
    await page.getByRole('heading', { name: 'NEWS2', exact: true }).waitFor()
  })

  it('take measured values, and say which cannot be one', async () => {
    const { page } = member
    await page.getByLabel('Respiratory rate').fill('26')
    await page.getByRole('radio', { name: 'Scale 1' }).check()
    await page.getByLabel('SpO₂', { exact: true }).fill('95')
    await page.getByRole('radio', { name: 'Air' }).check()
    await page.getByLabel('Systolic pressure').fill('150')
    await page.getByLabel('Pulse').fill('95')
    await page.getByRole('radio', { name: 'Alert' }).check()
    await page.getByLabel('Temperature').fill('368')
    await page.getByLabel('Pulse').focus()
    await page.getByText('30 to 43, with at most 1 decimal').waitFor()
    expect(await findSeriousViolations(page)).toEqual([])
    await page.getByLabel('Temperature').fill('36,8')
    await page.getByText('5 of 20, medium: urgent review, every hour').waitFor()
    await page.getByRole('button', { name: 'Save', exact: false }).click()
    await page.getByText('One sign alone counts 3', { exact: false }).waitFor()
  })

  it('are worded from the clinic’s own copy, in its language', async () => {
    const { page } = member
    await page.goto('/clinic/wordings')
    await page.getByLabel('Instrument').selectOption('asrm')
    const address = (await page.getByRole('link', { name: 'Download ASRM' }).getAttribute('href')) ?? ''
    const questionnaire = (await (await page.request.get(address)).json()) as { item: Words[] }
    for (const item of questionnaire.item) {
      item.text = `Frage: ${item.text}`
      for (const { valueCoding } of item.answerOption ?? []) valueCoding.display = `Antwort ${valueCoding.display}`
    }
    await page.getByLabel('Language').fill('de')
    await page.getByLabel('By whose leave', { exact: false }).fill('Licence 4711')
    await page.getByLabel('Choose the file').setInputFiles({
      name: 'asrm.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(questionnaire)),
    })
    await page.getByRole('button', { name: 'Load', exact: false }).click()
    await page.getByRole('button', { name: 'Withdraw ASRM in German (de)' }).waitFor()
    expect(await findSeriousViolations(page)).toEqual([])

    await page.goto(`/patients/${patientId}/assessments/new?instrument=asrm`)
    await page.getByText('Frage: 3 Need for sleep').waitFor()
    expect(await page.locator('.items').getAttribute('lang')).toBe('de')
    expect(await findSeriousViolations(page)).toEqual([])
    for (const item of await page.locator('.items .item').all()) await item.getByLabel('Antwort 2').check()
    await page.getByRole('button', { name: 'Save', exact: false }).click()
    await page.getByText('10, mania or hypomania possible').waitFor()
  })
})
