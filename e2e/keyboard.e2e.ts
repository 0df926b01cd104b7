import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningClinic, signInToDemo, startClinic } from './clinic.ts'

let clinic: RunningClinic
let prescriber: Awaited<ReturnType<typeof signInToDemo>>

beforeAll(async () => {
  clinic = await startClinic(['--demo'])
  prescriber = await signInToDemo(clinic, 'prescriber', { width: 1024, height: 768 })
})
afterAll(async () => {
  await prescriber?.page.screenshot({ path: '.cache/test-results/keyboard.png' }).catch(() => {})
  await clinic.close()
})

const patientNamed = async (name: string): Promise<string> => {
  const { patients } = await (await prescriber.page.request.get('/api/patients?limit=50')).json()
  return patients.find(({ familyName }: { familyName: string }) => familyName === name).id
}
const focused = () => prescriber.page.evaluate(() => document.activeElement?.textContent ?? '')

describe('by keyboard alone', () => {
  it('a dialog holds the focus, and gives it back to where it was opened', async () => {
    const { page } = prescriber
    await page.goto(`/patients/${await patientNamed('Novak')}/trials`)
    await page.getByRole('button', { name: 'Take out…' }).nth(1).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    for (let presses = 0; presses < 8; presses++) {
      await page.keyboard.press('Tab')
      // Past the last control the browser itself has it for one step.
      const inside = () => document.activeElement === document.body || !!document.activeElement?.closest('dialog')
      expect(await page.evaluate(inside)).toBe(true)
    }
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(focused).toBe('Take out…')
    expect(
      await page
        .getByRole('button', { name: 'Take out…' })
        .nth(1)
        .evaluate((it) => it === document.activeElement),
    ).toBe(true)
  })

  it('a new page begins at its content', async () => {
    const { page } = prescriber
    await page.getByRole('navigation', { name: 'Areas' }).getByRole('link', { name: 'Patients' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL('**/patients')
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('main')?.id)).toBe('page')
  })

  it('what is missing is answered one after the other, and a what-if begins and ends where it was asked for', async () => {
    const { page } = prescriber
    await page.goto(`/patients/${await patientNamed('Novak')}/evaluation`)
    await page.getByRole('button', { name: 'What if…' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('Nothing here is stored.', { exact: false }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('what-if')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect.poll(focused).toBe('What if…')

    const pregnant = page.getByRole('group', { name: 'Is the patient pregnant, or trying to become pregnant?' })
    await pregnant.getByRole('button', { name: 'No', exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('1 answer missing', { exact: false }).waitFor()
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('.criterion')?.textContent ?? ''))
      .toContain('Is the patient breastfeeding?')
    await page.keyboard.press('Enter')
    await page.getByText('answer missing', { exact: false }).waitFor({ state: 'detached' })
    expect(prescriber.errors).toEqual([])
  })
})
