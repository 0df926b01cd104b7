import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ruleId } from '../clinical/evidence/rule-id.ts'
import { findProtocol, type Protocol, type SessionCheck } from '../clinical/protocols/index.ts'
import { findSeriousViolations } from './accessibility.ts'
import { openWindow, type RunningClinic, type SignedIn, signIn, startClinic } from './clinic.ts'
import { discharge } from './session-steps.ts'
import { inSteps } from './steps.ts'

const protocol = findProtocol('ketamine-sc-kads') as Protocol

let clinic: RunningClinic
/** Prescriber and medical lead. */
let lund: Person
let reyes: Person
let patientId: string
let sessionId: string

interface Person extends SignedIn {
  secret: string
}

async function signedIn(name: string): Promise<Person> {
  const window = await openWindow(clinic, { width: 1024, height: 768 })
  const line = clinic.demoSignIns.split('\n').find((each) => each.includes(`${name}@`)) ?? ''
  const [email = '', secret = ''] = line.trim().split(/\s+/)
  await window.page.goto('/sign-in')
  await signIn(window.page, email, secret)
  return { ...window, secret }
}

beforeAll(async () => {
  clinic = await startClinic(['--demo'])
  lund = await signedIn('signe.lund')
  reyes = await signedIn('nora.reyes')
})
afterAll(async () => {
  await reyes?.page.screenshot({ path: '.cache/test-results/injection.png' }).catch(() => {})
  await clinic.close()
})

async function write<T>({ page }: Person, path: string, data: object): Promise<T> {
  const headers = { 'x-evenkeel': '1', origin: clinic.evenkeel.url }
  const answer = await page.request.post(path, { headers, data })
  if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`)
  return (await answer.json()) as T
}
const withoutBarriers = async ({ page }: SignedIn) => expect(await findSeriousViolations(page)).toEqual([])

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
const answers: Record<SessionCheck['answeredBy'], object | null> = {
  confirmation: { kind: 'confirmation', confirmed: 'yes' },
  fasting: { kind: 'fasting', lastFoodAt: ago(660), lastDrinkAt: ago(150) },
  escort: { kind: 'escort', arranged: 'yes', name: 'Ana Vega', phone: '555-0160' },
  changes: { kind: 'changes', changed: 'no' },
  'suicide-screen': { kind: 'suicide-screen', tier: 'none' },
  pregnancy: { kind: 'pregnancy', result: 'negative' },
  spacing: null,
}

// Each step goes on where the one before it ended.
describe('ketamine under the skin, from the approval to the record', () => {
  inSteps()

  it('is planned once the medical lead has approved the protocol', async () => {
    const { page, secret } = lund
    const { patients } = await (await page.request.get('/api/patients?limit=50')).json()
    patientId = patients.find(({ familyName }: { familyName: string }) => familyName === 'Vega').id
    await page.goto(`/patients/${patientId}/plan`)
    await page.getByRole('radio', { name: protocol.title }).check()
    await page
      .getByText(/has not been approved|to be approved|approve/i)
      .first()
      .waitFor()
    expect(await page.getByRole('button', { name: 'Make the plan' }).count()).toBe(0)
    await write(lund, '/api/sign-offs', {
      id: crypto.randomUUID(),
      ruleIds: [ruleId('protocols/approvedBeforeUse', protocol.approvedBeforeUse as object as never)],
      decision: 'approved',
      note: 'Discussed with anaesthesia.',
      password: secret,
    })
    await page.reload()
    await page.getByRole('radio', { name: protocol.title }).check()
    await page.getByText('from a body mass index of 30 on the ideal one', { exact: false }).waitFor()
    await page.getByLabel('Weight that the dose follows').selectOption({ label: 'Actual weight' })
    await page.getByLabel('Why this dose for this person').fill('First dose of the trial.')
    await page.getByLabel('Goals, one a line').fill('Sing again')
    await page.getByRole('textbox', { name: 'Antidepressant' }).fill('venlafaxine')
    await page.getByLabel('Psychotherapy').fill('Weekly, goes on')
    await withoutBarriers(lund)
    await page.getByLabel('Your password').fill(secret)
    await page.getByRole('button', { name: 'Make the plan' }).click()
    await page.getByText('0.5 mg/kg as a bolus, actual weight').first().waitFor()
  })

  it('a weight in pounds is asked about before it can count', async () => {
    const { plans } = await (await lund.page.request.get(`/api/patients/${patientId}/plans`)).json()
    const { chairs } = await (await lund.page.request.get('/api/floor')).json()
    const chair = chairs.find(({ session }: { session: unknown }) => !session)
    sessionId = crypto.randomUUID()
    await write(reyes, '/api/sessions', { id: sessionId, planId: plans[0].id, chairId: chair.id })
    const event = (type: string, content: object) => ({ id: crypto.randomUUID(), type, at: ago(0), ...content })
    const reading = { systolicMmHg: 122, diastolicMmHg: 78, spo2Percent: 98, heartRatePerMinute: 70 }
    await write(reyes, `/api/sessions/${sessionId}/events`, {
      events: [
        ...protocol.checks.flatMap(({ id, answeredBy }) =>
          answers[answeredBy] ? [event('check-answered', { checkId: id, answer: answers[answeredBy] })] : [],
        ),
        event('vitals-recorded', { purpose: 'pre-dose', ...reading, respiratoryRatePerMinute: 14 }),
      ],
    })
    const { page } = reyes
    await page.goto(`/sessions/${sessionId}`)
    await page.getByRole('button', { name: 'Measure the weight' }).first().click()
    const dialog = page.locator('dialog[open]')
    await dialog.getByLabel('On the scale, today').fill('181')
    await dialog.getByText('181.0 lb is 82.1 kg', { exact: false }).waitFor()
    await withoutBarriers(reyes)
    await dialog.getByLabel('On the scale, today').fill('82')
    await dialog.getByText('Pounds?', { exact: false }).waitFor({ state: 'detached' })
    await dialog.getByRole('button', { name: 'Record' }).click()
    await dialog.waitFor({ state: 'detached' })
  })

  it('the dose is calculated on the weight that the protocol proposes, and its vials are counted', async () => {
    const { page } = reyes
    await page.goto(`/sessions/${sessionId}?view=dose`)
    await page.getByText('Weight that the dose counts').waitFor()
    await page.getByLabel('Weight that the dose counts').selectOption('ideal')
    await page.getByLabel('Why the ideal weight, not the actual one').waitFor()
    await page.getByLabel('Vial', { exact: true }).first().fill('50')
    expect(await page.getByRole('button', { name: /^Calculate/ }).isDisabled()).toBe(true)
    await page.getByLabel('Weight that the dose counts').selectOption('actual')
    await withoutBarriers(reyes)
    await page.getByRole('button', { name: /^Calculate/ }).click()
    await page.getByLabel('Lot', { exact: true }).fill('K2207')
    await page.getByLabel('Expiry', { exact: true }).fill('2099-12')
    await page.getByLabel('Strength on the vial').fill('50')
    await page.getByLabel('Volume of a vial').fill('10')
    await page.getByRole('button', { name: 'Record lot and expiry' }).click()
    await page.getByText('459 mg (9.18 mL) is left to be wasted', { exact: false }).waitFor()
  })

  it('is injected once a second person has found the same', async () => {
    const { page } = reyes
    const give = page.getByRole('button', { name: 'Give the injection' }).last()
    expect(await give.isDisabled()).toBe(true)
    await page.getByRole('button', { name: /^The second person checks now/ }).click()
    await page.getByRole('group', { name: 'Drug on the vial' }).getByText('racemic ketamine').click()
    for (const [label, value] of [
      ['Weight on the scale', '82'],
      ['Concentration on the vial', '50'],
      ['Dose you calculate', '41'],
      ['Volume you drew', '0.82'],
    ] as const)
      await page.getByLabel(label).fill(value)
    expect(await page.getByLabel('Rate you read on the pump').count()).toBe(0)
    await page.getByLabel('Second person', { exact: true }).selectOption({ label: 'Dr Signe Lund' })
    await page.getByLabel('Their PIN or password').fill(lund.secret)
    await page.getByRole('button', { name: 'Sign and compare' }).click()
    await page.getByLabel('Their PIN or password').waitFor({ state: 'detached' })
    await give.click()
    const dialog = page.locator('dialog[open]')
    await dialog.getByText('= 0.82 mL').waitFor()
    await dialog.getByLabel('Site').fill('abdomen left')
    await withoutBarriers(reyes)
    await dialog.getByRole('button', { name: 'Given now' }).click()
    await page.getByText('since the injection', { exact: false }).waitFor()
    await withoutBarriers(reyes)
  })

  it('is watched, its vial wasted, and ends with a record that tells it', async () => {
    const { page } = reyes
    await page.goto('/')
    await page.getByText('Vega', { exact: false }).first().waitFor()
    await page.goto(`/sessions/${sessionId}`)
    await page
      .getByRole('region', { name: 'Due' })
      .getByRole('button', { name: /Waste 459 mg/ })
      .click()
    const dialog = page.locator('dialog[open]')
    await dialog.getByLabel('Witness').selectOption({ label: 'Dr Signe Lund' })
    await dialog.getByLabel('Their PIN or password').fill(lund.secret)
    await dialog.getByRole('button', { name: 'Record' }).last().click()
    await dialog.waitFor({ state: 'detached' })
    await discharge(page, 'Dr Signe Lund', {
      secret: lund.secret,
      cannula: false,
      worded: false,
      because: 'The fire alarm: leaves awake with her sister.',
    })
    await page.getByText('Ended', { exact: true }).first().waitFor()
    await page.goto(`/sessions/${sessionId}/record`)
    await page.getByText('41 mg, 0.82 mL · abdomen left', { exact: false }).waitFor()
    await withoutBarriers(reyes)
    expect([...lund.errors, ...reyes.errors]).toEqual([])
  })
})
