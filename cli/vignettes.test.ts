import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ConditionGroup, conceptIs, conditionGroups } from '../clinical/conditions/index.ts'
import { type CriterionStatus, rulesets, treatments } from '../clinical/eligibility/index.ts'
import { standards } from '../clinical/resistance/index.ts'
import { runCommand } from './testing.ts'
import { disagreements, evaluateVignette, readVignette } from './vignette-file.ts'

const folder = fileURLToPath(new URL('../vignettes', import.meta.url))
const vignettes = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => {
    const vignette = readVignette(readFileSync(join(folder, name), 'utf8'), name)
    return { name, vignette, evaluation: evaluateVignette(vignette, name) }
  })

const neverNotDone = 'a work-up is on record, or it is not known to be done'

/** What a criterion cannot be, and why. */
const cannotBe: Record<string, Partial<Record<CriterionStatus, string>>> = {
  deceased: { unknown: 'nobody who is not recorded as dead is asked about' },
  'episode-start': { 'not-met': 'the start is known, or it is not' },
  'without-antidepressant': { met: 'a list of medicines shows what is taken, never that nothing is' },
  'medicines-not-in-table': { unknown: 'a medicine is in the table or not' },
  ...Object.fromEntries(
    [
      'blood-pressure-measured',
      'weight-measured',
      'height-measured',
      'vital-signs-measured',
      'creatinine-measured',
      'liver-tests-done',
      'pregnancy-test-done',
      'drug-screen-done',
      'urinalysis-done',
      'electrocardiogram-done',
      'thyroid-tested',
      'baseline-scale-done',
      'suicide-screen-done',
      'substance-scale-done',
      'anxiety-scale-done',
      'dissociation-scale-done',
      'function-scale-done',
      'record-reviewed',
      'mania-scale-done',
      'anhedonia-scale-done',
      'urinary-scale-done',
      'trauma-scale-done',
    ].map((id) => [id, { 'not-met': neverNotDone }]),
  ),
}

describe('the vignettes', () => {
  it.each(vignettes.map(({ name, vignette, evaluation }) => ({ name, vignette, evaluation })))(
    '$name: $vignette.title',
    ({ vignette, evaluation }) => {
      expect(disagreements(vignette, evaluation)).toEqual([])
    },
  )

  it('name what carries the determination: all that blocks or is missing, and the cautions of who is eligible', () => {
    const carries: Record<string, string> = {
      'not-eligible': 'blocks',
      'needs-information': 'missing',
      'eligible-with-cautions': 'caution',
    }
    const unnamed = vignettes.flatMap(({ name, vignette: { expected }, evaluation }) =>
      evaluation.criteria
        .filter(({ id, standing }) => standing === carries[expected.determination] && !(id in expected.criteria))
        .map(({ id }) => `${name}: ${id}`),
    )
    expect(unnamed).toEqual([])
  })

  it('expect every criterion met, not met and unknown', () => {
    const expected = new Set(
      vignettes.flatMap(({ vignette }) =>
        Object.entries(vignette.expected.criteria).map(([id, { status }]) => `${id}: ${status}`),
      ),
    )
    const ids = [...new Set(rulesets.flatMap(({ criteria }) => criteria.map(({ id }) => id)))]
    const statuses: CriterionStatus[] = ['met', 'not-met', 'unknown']
    const never = ids.flatMap((id) =>
      statuses
        .filter((status) => !expected.has(`${id}: ${status}`) && cannotBe[id]?.[status] === undefined)
        .map((status) => `${id}: ${status}`),
    )
    expect(never).toEqual([])
  })

  it('show nothing that is said to be impossible', () => {
    const shown = vignettes.flatMap(({ name, evaluation }) =>
      evaluation.criteria
        .filter(({ id, status }) => cannotBe[id]?.[status] !== undefined)
        .map(({ id, status }) => `${name}: ${id} ${status}`),
    )
    expect(shown).toEqual([])
  })

  it('are at least sixty, five with every treatment, and with each somebody gets through in and out of hospital', () => {
    expect(vignettes.length).toBeGreaterThanOrEqual(60)
    const pass = ['eligible', 'eligible-with-cautions']
    for (const { id } of treatments) {
      const own = vignettes.filter(({ vignette }) => vignette.treatment === id)
      expect([id, own.length >= 5]).toEqual([id, true])
      for (const setting of ['outpatient', 'inpatient']) {
        const passes = own.filter(
          ({ vignette }) => vignette.setting === setting && pass.includes(vignette.expected.determination),
        )
        expect([id, setting, passes.length > 0]).toEqual([id, setting, true])
      }
    }
    expect(new Set(vignettes.map(({ vignette }) => vignette.expected.determination)).size).toBe(4)
  })

  it('judge trials by each standard, with somebody whom it lets through and somebody whom it does not', () => {
    for (const standard of Object.keys(standards)) {
      const own = vignettes.filter(({ vignette }) => vignette.standard === standard)
      const statuses = own.map(({ vignette }) => vignette.expected.criteria['two-failed-trials']?.status)
      expect([standard, own.length >= 3, statuses]).toEqual([
        standard,
        true,
        expect.arrayContaining(['met', 'not-met']),
      ])
    }
  })

  it('use only codes of conditions that our tables know, and SNOMED codes with the notice', () => {
    const groups = Object.keys(conditionGroups) as ConditionGroup[]
    for (const { name, vignette } of vignettes) {
      const text = JSON.stringify(vignette.bundle)
      const codes = [...text.matchAll(/"system":"([^"]*(?:icd-10-cm|snomed\.info\/sct))","code":"([^"]+)"/g)]
      for (const [, system = '', code = ''] of codes) {
        const known = groups.some((group) => conceptIs({ codings: [{ system, code }], text: '' }, group))
        expect([name, code, known]).toEqual([name, code, true])
      }
      expect([name, vignette.notice !== undefined]).toEqual([name, text.includes('snomed.info/sct')])
    }
  })
})

describe('evenkeel vignettes', () => {
  let own = ''
  beforeAll(async () => {
    own = await mkdtemp(join(tmpdir(), 'evenkeel vignettes '))
  })
  afterAll(() => rm(own, { recursive: true, force: true }))

  const first = vignettes[0]?.vignette
  const given = async (content: unknown) => {
    const file = join(own, 'mine.json')
    await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content))
    return file
  }

  it('says that all are as expected', async () => {
    const { out, exitCode } = await runCommand('vignettes', folder)
    expect({ out, exitCode }).toEqual({ out: `${vignettes.length} vignettes, 0 not as expected.`, exitCode: 0 })
  })

  it('says where the determination is another, and what was found', async () => {
    const wrong = structuredClone(first)
    if (!wrong) throw new Error('There is no vignette.')
    wrong.expected.determination = 'eligible'
    wrong.expected.criteria = {
      adult: { status: 'not-met', output: 'block' },
      nonsense: { status: 'met', output: 'info' },
    }
    const { out, exitCode } = await runCommand('vignettes', await given(wrong))
    expect(exitCode).toBe(1)
    expect(out).toContain(wrong.title)
    expect(out).toContain('adult: expected not-met, block; found met, block:')
    expect(out).toContain('There is no criterion "nonsense" for this treatment.')
    expect(out).toContain('1 vignette, 1 not as expected.')
  })

  it.each<[string, unknown, string]>([
    ['no JSON', '{', 'is not JSON'],
    ['no story', { ...first, story: ' ' }, 'story: says nothing'],
    ['a treatment that is none', { ...first, treatment: 'ketamine' }, 'treatment:'],
    ['a day that is none', { ...first, asOf: '2026-02-30' }, 'asOf: is not a day of the calendar'],
    ['no criterion', { ...first, expected: { ...first?.expected, criteria: {} } }, 'criteria: names no criterion'],
    ['no title', { ...first, title: undefined }, 'title: is missing'],
    ['a field too many', { ...first, expectd: {} }, 'expectd'],
    ['no patient', { ...first, bundle: { resourceType: 'Bundle', type: 'collection' } }, 'Bundle holds no Patient'],
  ])('refuses %s', async (_, content, fault) => {
    const { err, exitCode } = await runCommand('vignettes', await given(content))
    expect(exitCode).toBe(2)
    expect(err).toContain('mine.json')
    expect(err).toContain(fault)
  })

  it('refuses a folder that holds none, and what is not there', async () => {
    const empty = await mkdtemp(join(own, 'empty'))
    expect(await runCommand('vignettes', empty)).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('holds no'),
    })
    await mkdir(join(own, 'folder', 'x.json'), { recursive: true })
    expect(await runCommand('vignettes', join(own, 'folder'))).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('x.json cannot be read: it is a folder.'),
    })
    const missing = await runCommand('vignettes', join(own, 'none.json'))
    expect(missing).toMatchObject({ exitCode: 2, err: expect.stringContaining('no such file') })
  })
})
