import { expect, it } from 'vitest'
import { runCommand } from './testing.ts'

it('prints an instrument as a FHIR Questionnaire', async () => {
  const { out, exitCode } = await runCommand('questionnaire', 'PHQ-9')
  expect(exitCode).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    resourceType: 'Questionnaire',
    title: 'Patient Health Questionnaire, nine items',
  })
})

it('exits 2 on an instrument that there is not', async () => {
  const { err, exitCode } = await runCommand('questionnaire', 'phq-10')
  expect(exitCode).toBe(2)
  expect(err).toContain('There is no instrument "phq-10". Known: phq-9,')
})
