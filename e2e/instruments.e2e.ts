import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findSeriousViolations } from './accessibility.ts'
import { type RunningClinic, type SignedIn, setUpClinic, startClinic } from './clinic.ts'
import { inSteps } from './steps.ts'
import { wordedInGerman } from './worded.ts'

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
    await page.getByRole('link', { name: 'Download ASRM' }).waitFor()
    const questionnaire = await wordedInGerman(page, 'asrm')
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

  it('are amended in the words they were asked in, also when newer ones are there', async () => {
    const { page } = member
    await page.goto('/clinic/wordings')
    await page.getByLabel('Instrument').selectOption('asrm')
    await page.getByLabel('Language').fill('de')
    await page.getByLabel('By whose leave', { exact: false }).fill('Licence 4712')
    const questionnaire = JSON.stringify(await wordedInGerman(page, 'asrm')).replaceAll('Frage: ', 'Neue Frage: ')
    await page.getByLabel('Choose the file').setInputFiles({
      name: 'asrm.json',
      mimeType: 'application/json',
      buffer: Buffer.from(questionnaire),
    })
    await page.getByRole('button', { name: 'Load', exact: false }).click()
    await page.getByRole('button', { name: 'Versions of ASRM in German (de)' }).click()
    const versions = page.getByRole('list', { name: 'Versions' }).getByRole('listitem')
    await versions.filter({ hasText: 'Version 1 · Licence 4711' }).getByText('Its words').click()
    await versions.getByText(/^Frage: 3 Need for sleep/).waitFor()
    await expect.poll(() => versions.filter({ hasText: 'Ada Osei' }).count()).toBe(2)
    expect(await findSeriousViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Close' }).click()

    const list = await page.request.get(`/api/patients/${patientId}/assessments?instrument=asrm`)
    const [asked] = ((await list.json()) as { assessments: { id: string }[] }).assessments
    await page.goto(`/patients/${patientId}/assessments/${asked?.id}`)
    await page.getByText('asked in German (de), wording 1').waitFor()
    await page.getByRole('button', { name: 'Amend…' }).click()
    await page.getByText(/^Frage: 3 Need for sleep/).waitFor()
    await page.getByLabel('Wording').selectOption({ label: 'German (de)' })
    await page.getByText('Neue Frage: 3 Need for sleep').waitFor()
    expect(await findSeriousViolations(page)).toEqual([])
    await page.locator('.items .item').first().getByLabel('Antwort 3').check()
    await page.getByLabel('Why it is amended').fill('Misread')
    await page.getByRole('button', { name: 'Amend', exact: true }).click()
    await page.getByText('asked in German (de), wording 2').waitFor()
    await page.getByRole('heading', { name: '11, mania or hypomania possible' }).waitFor()
  })
})
