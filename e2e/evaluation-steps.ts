import type { Page } from 'playwright-core'
import { password } from './clinic.ts'

/**
 * Answers by keyboard all that the interview still asks with yes and no: `n`, but for those where yes is what a patient
 * without a contraindication answers.
 */
export async function answerYesAndNo(page: Page, yes: readonly string[]): Promise<void> {
  await page.locator('[data-item] input[type=radio]').first().waitFor()
  const open = await page
    .locator('[data-item]:not([data-answered])')
    .evaluateAll((items) =>
      items
        .filter((item) => item.querySelectorAll('input[type=radio]').length === 3)
        .map((item) => item.getAttribute('data-item') ?? ''),
    )
  for (const id of open) {
    await question(page, id).locator('input[type=radio]').first().focus()
    await page.keyboard.press(yes.includes(id) ? 'y' : 'n')
  }
}

export const question = (page: Page, id: string) => page.locator(`[data-item="${id}"]`)

/** Enters one value into the form of a measurement that the interview asks for. */
export async function measure(page: Page, id: string, label: string, value: string): Promise<void> {
  const form = question(page, id).locator('form').filter({ hasText: label }).first()
  await form.getByLabel(label).first().fill(value)
  await form.getByRole('button', { name: 'Save' }).click()
}

/** Everything that the interview for intravenous ketamine asks of a patient whom nothing speaks against. */
export async function answerInterview(page: Page): Promise<void> {
  await answerYesAndNo(page, [
    'major-depression',
    'medicines-complete',
    'medicine-taken:levothyroxine',
    'record-reviewed',
  ])
  await question(page, 'episode-severity').getByText('Severe, without psychotic features').click()
  await question(page, 'episode-start').getByRole('textbox').fill('2024-09')
  await question(page, 'episode-start').getByRole('button', { name: 'Save' }).click()
  for (const [label, value] of [
    ['ALT', '24'],
    ['AST', '21'],
    ['Alkaline phosphatase', '70'],
    ['Gamma-GT', '20'],
    ['Bilirubin', '0.6'],
  ] as const)
    await measure(page, 'liver-tests-done', label, value)
  await measure(page, 'weight-measured', 'Weight', '71')
  const pressure = question(page, 'blood-pressure-measured')
  await pressure.getByLabel('Systolic').fill('124')
  await pressure.getByLabel('Diastolic').fill('78')
  await pressure.getByRole('button', { name: 'Save' }).click()
  await question(page, 'pregnancy-test-done').getByRole('button', { name: 'Negative' }).click()
  await page.getByRole('button', { name: 'To the evaluation' }).click()
  // The last answer has been acknowledged when its question is gone from the evaluation.
  await page.getByText('Make the determination…').waitFor()
  await page.getByText('Do a pregnancy test.').waitFor({ state: 'detached' })
}

/** Opens the form of an instrument and answers it by digits. */
export async function answerInstrument(
  page: Page,
  patientId: string,
  instrument: string,
  digits: string,
): Promise<void> {
  await page.goto(`/patients/${patientId}/assessments/new?instrument=${instrument}`)
  await page.locator('main input[type=radio]').first().focus()
  for (const digit of digits) await page.keyboard.press(digit)
  await page.getByRole('button', { name: 'Save', exact: false }).click()
  await page.getByRole('heading', { name: /saved$/ }).waitFor()
}

/** Makes the determination that the evaluation page shows, and signs it. */
export async function makeAndSign(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Make the determination…' }).click()
  await page.waitForURL('**/determinations/**')
  await page.getByLabel('Your password').fill(password)
  await page.getByRole('button', { name: 'Sign the determination' }).click()
  await page.getByLabel('Your password').waitFor({ state: 'detached' })
}
