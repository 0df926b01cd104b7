import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { protocols } from '../clinical/protocols/index.ts'
import { findSeriousViolations } from './accessibility.ts'
import { inviteMember, password, type RunningClinic, type SignedIn, setUpClinic, startClinic } from './clinic.ts'
import { inSteps } from './steps.ts'

let clinic: RunningClinic
let prescriber: SignedIn
let lead: SignedIn

beforeAll(async () => {
  clinic = await startClinic()
  prescriber = await setUpClinic(clinic, { email: 'ada@harbour.example', prescriber: true })
})
afterAll(() => clinic.close())

/** What the prescriber is looking at. */
async function printsOnOneSheet(what: string) {
  for (const format of ['A4', 'Letter']) {
    const paper = await prescriber.page.pdf({ format, preferCSSPageSize: true })
    expect([what, format, paper.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length]).toEqual([what, format, 1])
  }
}

describe('the evidence of a clinic', () => {
  inSteps()

  it('is searched by everybody, and says that nobody may approve it yet', async () => {
    const { page } = prescriber
    await page.goto('/clinic/evidence')
    await page.getByText(/Nobody is medical lead here/).waitFor()
    expect(await page.getByRole('button', { name: /^Approve/ }).count()).toBe(0)
    await page.getByLabel('Search').fill('spo2 below 90')
    const row = page.locator('tbody tr', { hasText: 'below 90' }).first()
    await row.locator('.chip', { hasText: 'not approved' }).waitFor()
    expect(await findSeriousViolations(page)).toEqual([])
  })

  it('is approved by a medical lead, with a note and the password', async () => {
    lead = await inviteMember(clinic, prescriber, {
      name: 'Signe Lund',
      email: 'signe@harbour.example',
      roles: ['prescriber', 'medical-lead'],
    })
    const { page } = lead
    await page.goto('/clinic/evidence')
    await page.getByText(/Signe Lund is medical lead here/).waitFor()
    await page.getByLabel('Search').fill('approved before use')
    const row = page.locator('tbody tr', { hasText: 'ketamine-iv-step-up' }).first()
    await row.getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Approve 1…' }).click()
    const dialog = page.locator('dialog[open]')
    expect(await findSeriousViolations(page)).toEqual([])
    await dialog.getByLabel('Note').fill('Read and discussed with the pharmacist.')
    await dialog.getByLabel('Your password').fill(password)
    await dialog.getByRole('button', { name: 'Approve', exact: true }).click()
    await row.getByText('Read and discussed with the pharmacist.').waitFor()
    await row.getByText(/Signe Lund,/).waitFor()
    expect(await findSeriousViolations(page)).toEqual([])
  })

  it('stands on the page of the protocol, which fits one sheet of either paper', async () => {
    const { page } = prescriber
    await page.goto('/protocols/ketamine-iv-step-up')
    await page.getByText('Approved for use by this clinic.').waitFor()
    expect(await findSeriousViolations(page)).toEqual([])
    await printsOnOneSheet('ketamine-iv-step-up')
    for (const { id, title, approvedBeforeUse } of protocols.filter((each) => each.id !== 'ketamine-iv-step-up')) {
      await page.goto(`/protocols/${id}`)
      await page.getByRole('heading', { name: title }).waitFor()
      await page.getByText(/not approved by this clinic \(/).waitFor()
      if (approvedBeforeUse) await page.getByText(/Not to be used before/).waitFor()
      await printsOnOneSheet(id)
    }
  })

  it('is taken back, and both decisions stay', async () => {
    const { page } = lead
    const row = page.locator('tbody tr', { hasText: 'ketamine-iv-step-up' }).first()
    await row.getByRole('button', { name: 'Take back…' }).click()
    const dialog = page.locator('dialog[open]')
    await dialog.getByLabel('Note').fill('A newer review is awaited.')
    await dialog.getByLabel('Your password').fill(password)
    await dialog.getByRole('button', { name: 'Take back', exact: true }).click()
    await row.locator('.chip', { hasText: 'not approved' }).waitFor()
    await row.getByRole('button', { name: 'History' }).click()
    await row.getByText(/revoked by Signe Lund/).waitFor()
    await row.getByText(/approved by Signe Lund/).waitFor()
    await prescriber.page.goto('/protocols/ketamine-iv-step-up')
    await prescriber.page.getByText(/Not to be used before/).waitFor()
    expect([...prescriber.errors, ...lead.errors]).toEqual([])
  })
})
