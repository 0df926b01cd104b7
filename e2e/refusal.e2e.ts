import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findSeriousViolations } from './accessibility.ts'
import { password, type RunningClinic, type SignedIn, setUpClinic, startClinic } from './clinic.ts'
import { makeAndSign } from './evaluation-steps.ts'
import { inSteps } from './steps.ts'

let clinic: RunningClinic
let prescriber: SignedIn
let patientId: string

beforeAll(async () => {
  clinic = await startClinic()
  prescriber = await setUpClinic(clinic, { email: 'ada@harbour.example', prescriber: true })
  const record = await readFile(new URL('../server/fhir/fixtures/samuel-adeyemi.json', import.meta.url), 'utf8')
  const answer = await prescriber.page.request.post('/api/imports', {
    headers: { 'x-evenkeel': '1', origin: clinic.evenkeel.url, 'content-type': 'application/json' },
    data: record,
  })
  patientId = ((await answer.json()) as { patientId: string }).patientId
})
afterAll(() => clinic.close())

describe('a patient with an aneurysm on record', () => {
  inSteps()

  it('is not eligible, with the fact, its source, and what else there is', async () => {
    const { page } = prescriber
    await page.goto(`/patients/${patientId}/evaluation?treatment=esketamine-us`)
    await page.getByText('Not eligible', { exact: true }).waitFor()
    await page
      .getByText(/Infrarenal abdominal aortic aneurysm/)
      .first()
      .waitFor()
    expect(await findSeriousViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Alternatives' }).click()
    await page.locator('dialog[open]').waitFor()
    expect(await findSeriousViolations(page)).toEqual([])
    await page.keyboard.press('Escape')
  })

  it('whose determination one prescriber signs but cannot override alone', async () => {
    const { page } = prescriber
    await makeAndSign(page)
    expect(await findSeriousViolations(page)).toEqual([])
    await page.goto(`/patients/${patientId}/evaluation?treatment=esketamine-us`)
    await page.getByRole('button', { name: 'Make the determination…' }).click()
    await page.waitForURL('**/determinations/**')
    await page.locator('summary').filter({ hasText: 'Aneurysm' }).first().click()
    await page
      .getByRole('button', { name: /^Override/ })
      .first()
      .click()
    const dialog = page.locator('dialog[open]')
    await dialog.getByText('A hard contraindication.').waitFor()
    await dialog.getByLabel('Why this patient is treated all the same').fill('Repaired in 2023.')
    await dialog.getByLabel(/^Your password/).fill(password)
    expect(await dialog.getByRole('button', { name: 'Override', exact: true }).isDisabled()).toBe(true)
    await dialog.getByLabel('The second prescriber signs later').check()
    await dialog.getByRole('button', { name: 'Override', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('Not eligible', { exact: true }).first().waitFor()
    expect(await findSeriousViolations(page)).toEqual([])
  })

  it('gets no plan: the console says why', async () => {
    const { page } = prescriber
    await page.goto(`/patients/${patientId}/plan`)
    await page.getByText('Esketamine nasal spray for treatment-resistant depression, US label').click()
    await page
      .getByText(/not eligible/i)
      .first()
      .waitFor()
    expect(await page.getByRole('button', { name: 'Make the plan' }).count()).toBe(0)
    expect(await findSeriousViolations(page)).toEqual([])
  })

  it('is guided elsewhere: care is closed with a reason, and can be reopened', async () => {
    const { page } = prescriber
    await page.goto(`/patients/${patientId}/care`)
    await page.getByText('Alternatives to weigh').waitFor()
    await page.getByText('Referred elsewhere', { exact: true }).click()
    await page.getByRole('button', { name: 'Close care' }).click()
    await page.getByRole('heading', { name: 'Care is closed' }).waitFor()
    await page.getByText(/^Closed: /).waitFor()
    expect(await findSeriousViolations(page)).toEqual([])
    await page.getByLabel(/^Why/).fill('The vascular surgeon asks for a second opinion.')
    await page.getByRole('button', { name: 'Reopen care' }).click()
    await page.getByRole('heading', { name: 'Close care' }).waitFor()
    await page.getByText('Reopened').first().waitFor()
    expect(prescriber.errors).toEqual([])
  })
})
