import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { findSeriousViolations } from './accessibility.ts'
import { password } from './clinic.ts'

const dialogOf = (page: Page) => page.locator('dialog[open]')

/** Presses what ends a dialog and waits until it is gone. */
async function finish(page: Page, button: string | RegExp): Promise<void> {
  await dialogOf(page).getByRole('button', { name: button }).last().click()
  await dialogOf(page).waitFor({ state: 'detached' })
}

/** `HH:MM` of so many hours ago in the clinic's zone. */
const hoursAgo = (hours: number) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit' }).format(
    Date.now() - hours * 3_600_000,
  )

/** The C-SSRS since the last visit, in its dialog and where there is one the clinic’s own wording: no to all. */
async function answerScreen(page: Page, worded = true): Promise<void> {
  if (worded)
    await dialogOf(page)
      .getByText(/^Frage: /)
      .first()
      .waitFor()
  await dialogOf(page).locator('input[type=radio]').first().focus()
  for (const digit of '000') await page.keyboard.press(digit)
  await finish(page, /^Record/)
}

export async function checkIn(page: Page): Promise<void> {
  const check = (title: string) => page.locator('li.gate').filter({ hasText: title })
  await check('Identity').getByRole('button', { name: 'Confirmed' }).click()
  await check('Prescriber’s order').getByRole('button', { name: 'Confirmed' }).click()
  await check('Oxygen').getByRole('button', { name: 'Confirmed' }).click()
  await check('Food and drink').getByLabel('Last food').fill(hoursAgo(9))
  await check('Food and drink').getByLabel('Last drink').fill(hoursAgo(4))
  await check('Food and drink').getByRole('button', { name: 'Record' }).click()
  await check('Escort').getByLabel('Name').fill('Jan Novák')
  await check('Escort').getByLabel('Phone').fill('555-0107')
  await check('Escort').getByRole('button', { name: 'Escort arranged' }).click()
  await check('Changes').getByRole('button', { name: 'No changes' }).click()
  await check('Pregnancy').getByRole('button', { name: 'Test negative' }).click()
  await check('C-SSRS').getByRole('button', { name: 'Ask the C-SSRS' }).click()
  await answerScreen(page)
  await page.getByRole('button', { name: 'Measure the weight' }).click()
  await dialogOf(page).getByLabel('On the scale, today').fill('71')
  await finish(page, /^Record/)
  await page.getByRole('button', { name: 'Record vital signs' }).click()
  for (const [label, value] of [
    ['Systolic', '126'],
    ['Diastolic', '80'],
    ['SpO₂', '97'],
    ['Heart rate', '72'],
    ['Breathing', '14'],
  ] as const)
    await dialogOf(page).getByLabel(label).fill(value)
  await finish(page, /^Record/)
}

/** 0.5 mg/kg for 71 kg from a vial of 50 mg/mL, worked out by one person. */
export async function calculateDose(page: Page): Promise<void> {
  await page.getByLabel('Vial', { exact: true }).first().fill('50')
  await changePlan(page)
  await page.getByRole('button', { name: /^Calculate/ }).click()
  await page.getByLabel('Lot', { exact: true }).fill('K2207')
  await page.getByLabel('Expiry', { exact: true }).fill('2099-12')
  await page.getByLabel('Strength on the vial').fill('50')
  await page.getByLabel('Volume of a vial').fill('10')
  await page.getByRole('button', { name: 'Record lot and expiry' }).click()
}

/** The band that is predicted follows the plan, comes back with it, and is none without one. */
async function changePlan(page: Page): Promise<void> {
  const band = () => page.locator('.level-band').first().getAttribute('d')
  const minutes = page.getByLabel('Over', { exact: true })
  await page.getByText('Predicted plasma level').click()
  await page.getByText('Venous plasma, population prediction, not for titration.').waitFor()
  await page.getByText(/Highest after 40 min: ketamine/).waitFor()
  expect(await findSeriousViolations(page)).toEqual([])
  const planned = await band()
  await minutes.fill('60')
  await page.getByText(/Highest after 60 min: ketamine/).waitFor()
  expect(await band()).not.toBe(planned)
  await minutes.fill('')
  await page.getByText('No curve: the calculation is not complete.').waitFor()
  await minutes.fill('40')
  await page.getByText(/Highest after 40 min: ketamine/).waitFor()
  await expect.poll(band).toBe(planned)
}

/** What a second person finds without seeing the first one's calculation. */
export async function checkBlind(page: Page, second: string, doseMg: string): Promise<void> {
  await page.getByRole('button', { name: /^(The second person checks now|Check again)/ }).click()
  await page.getByText('The calculation is hidden until the second person has entered theirs.').waitFor()
  expect(await page.getByText('Predicted plasma level').count()).toBe(0)
  await page.getByRole('group', { name: 'Drug on the vial' }).getByText('racemic ketamine').click()
  for (const [label, value] of [
    ['Weight on the scale', '71'],
    ['Concentration on the vial', '50'],
    ['Dose you calculate', doseMg],
    ['Volume you drew', '0.71'],
    ['Rate you read on the pump', '150'],
    ['Volume you read on the pump', '100'],
  ] as const)
    await page.getByLabel(label).fill(value)
  await page.getByLabel('Second person', { exact: true }).selectOption({ label: second })
  await page.getByLabel('Their PIN or password').fill(password)
  await page.getByRole('button', { name: 'Sign and compare' }).click()
  await page.getByLabel('Their PIN or password').waitFor({ state: 'detached' })
}

/** The infusion is stopped early, and what was given and what is wasted is recorded. */
export async function stopEarly(page: Page, witness: string): Promise<void> {
  await page.getByRole('button', { name: 'Stop infusion' }).click()
  await page
    .getByRole('button', { name: /^Record the dose given/ })
    .last()
    .click()
  await dialogOf(page).getByLabel('Or the dose given').fill('0.3')
  await dialogOf(page).getByLabel('Why not all of it').fill('The patient asked to stop.')
  await finish(page, /^Record the dose/)
  await page.getByRole('region', { name: 'Due' }).getByRole('button', { name: /Waste/ }).click()
  await dialogOf(page).getByLabel('Witness').selectOption({ label: witness })
  await dialogOf(page).getByLabel('Their PIN or password').fill(password)
  await finish(page, /^Record/)
}

/** Each criterion by a fresh reading, the observation time overridden by two; then home. */
export async function discharge(
  page: Page,
  second: string,
  { secret = password, cannula = true, worded = true, because = '0.3 mg given in all; awake and well.' } = {},
): Promise<void> {
  const criterion = (label: RegExp) =>
    page.getByRole('region', { name: 'Discharge' }).getByRole('button', { name: label }).click()
  const dialog = dialogOf(page)
  await criterion(/Blood pressure acceptable/)
  await dialog.getByRole('button', { name: 'Record blood pressure' }).click()
  await dialog.getByLabel('Systolic').fill('124')
  await dialog.getByLabel('Diastolic').fill('79')
  await dialog.getByLabel('SpO₂').fill('98')
  await finish(page, /^Record/)
  await criterion(/MOAA\/S 5/)
  await dialog.getByRole('button', { name: 'Record MOAA/S and breathing' }).click()
  await dialog.getByText('Responds readily').click()
  await dialog.getByLabel('Breathing, counted').fill('14')
  await finish(page, /^Record/)
  await criterion(/Dissociation gone/)
  await dialog.getByRole('button', { name: 'Record dissociation' }).click()
  await dialog.getByText('Spoken rating').click()
  await dialog.getByLabel('0 is quite here').fill('0')
  await dialog.getByRole('button', { name: 'No', exact: true }).click()
  await finish(page, /^Record/)
  for (const label of [/Oriented/, /Walks safely/, /Nausea/, /Escort is here/]) {
    await criterion(label)
    await finish(page, /^Yes$/)
  }
  await criterion(/Suicidality/)
  await dialog.getByRole('button', { name: /C-SSRS/ }).click()
  await answerScreen(page, worded)
  await criterion(/instructions/)
  await dialog.getByRole('button', { name: /instructions/ }).click()
  await dialog.getByLabel('Given to').fill('Petra and Jan Novák')
  await finish(page, /^Given/)
  if (cannula) {
    await criterion(/Cannula/)
    await dialog.getByRole('button', { name: /cannula/ }).click()
    await dialog.getByText('Out', { exact: true }).click()
    await finish(page, /^Record/)
  }
  await criterion(/Minimum observation/)
  await dialog.locator('summary').filter({ hasText: 'Override' }).click()
  await dialog.getByLabel('Go on all the same, because').fill(because)
  await dialog.getByLabel('Prescriber who signs').selectOption({ label: second })
  await dialog.getByLabel('Their PIN or password').fill(secret)
  await dialog.getByRole('button', { name: 'Override', exact: true }).click()
  await page.getByRole('region', { name: 'Discharge' }).getByText(`overridden: ${because}`).waitFor()
  await dialog.waitFor({ state: 'detached' })
  const due = page.getByRole('region', { name: 'Due' })
  await due.getByRole('button', { name: /Discharge check/ }).click()
  await due.getByRole('button', { name: /Discharge(?! check)/ }).click()
  await finish(page, /^End the session/)
}
