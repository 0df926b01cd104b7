import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from './testing.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evenkeel score '))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function scoring(name: string, content: unknown, ...options: string[]) {
  const file = join(folder, 'answers.json')
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content))
  return runCommand('score', name, file, ...options)
}

const phq9 = {
  interest: 2,
  mood: 2,
  sleep: 1,
  energy: 2,
  appetite: 1,
  'self-worth': 2,
  concentration: 1,
  psychomotor: 0,
  'self-harm': 1,
}

describe('evenkeel score', () => {
  it('scores answers by link id', async () => {
    const { out, exitCode } = await scoring('phq-9', { items: phq9 }, '--json')
    expect(exitCode).toBe(0)
    expect(JSON.parse(out)).toEqual({
      instrument: 'phq-9',
      version: '1',
      total: 12,
      band: 'moderate',
      complete: true,
      flags: ['suicidal-ideation'],
      subscales: {},
    })
  })

  it('scores a QuestionnaireResponse', async () => {
    const item = Object.entries(phq9).map(([linkId, valueInteger]) => ({ linkId, answer: [{ valueInteger }] }))
    const { out } = await scoring('PHQ-9', { resourceType: 'QuestionnaireResponse', status: 'completed', item })
    expect(out).toBe('PHQ-9: 12, moderate\nflag: suicidal-ideation')
  })

  it('lists instruments, and items in the order of the form', async () => {
    expect(JSON.parse((await runCommand('score', '--list', '--json')).out)).toContainEqual({
      id: 'qids-sr16',
      version: '1',
      title: expect.any(String),
    })
    const items = JSON.parse((await runCommand('score', 'qids-sr16', '--items', '--json')).out)
    expect(items).toHaveLength(16)
    expect(items[4]).toEqual({ linkId: 'sadness', label: '5 Sadness', min: 0, max: 3 })
  })

  it.each([
    [
      'an answer out of range',
      { items: { ...phq9, mood: 4 } },
      { faults: [{ linkId: 'mood', problem: 'out-of-range' }], missing: [] },
      'PHQ-9 cannot be scored. Item "mood" is 4; it takes a whole number from 0 to 3. Flagged all the same: suicidal-ideation.',
    ],
    [
      'an unknown link id',
      { items: { ...phq9, joy: 1 } },
      { faults: [{ linkId: 'joy', problem: 'unknown-item' }], missing: [] },
      'PHQ-9 has no item "joy".',
    ],
    [
      'a missing answer',
      { items: { ...phq9, mood: null } },
      { faults: [], missing: ['mood'] },
      'Not answered: mood. Flagged all the same: suicidal-ideation.',
    ],
    [
      'a number beyond all numbers',
      JSON.stringify({ items: phq9 }).replace('"mood":2', '"mood":1e999'),
      { faults: [{ linkId: 'mood', problem: 'not-a-number' }] },
      'Item "mood" is Infinity;',
    ],
  ])('names %s in one line and in JSON, and exits 2', async (_, content, result, message) => {
    const { out, err, exitCode } = await scoring('phq-9', content, '--json')
    expect(exitCode).toBe(2)
    expect(JSON.parse(out)).toMatchObject({
      ...{ instrument: 'phq-9', total: null, band: null, complete: false, flags: ['suicidal-ideation'] },
      ...result,
    })
    expect(err).toContain(message)
    expect(err.split('\n')).toHaveLength(1)
    expect((await scoring('phq-9', content)).out).toBe('')
  })

  it.each([
    ['another resource', { resourceType: 'Patient' }, 'resourceType is not "QuestionnaireResponse".'],
    [
      'the answers to another instrument',
      { resourceType: 'QuestionnaireResponse', questionnaire: 'http://loinc.org/q/69737-5', item: [] },
      'questionnaire is "http://loinc.org/q/69737-5": GAD-7.',
    ],
    [
      'groups without end',
      `{"resourceType":"QuestionnaireResponse","item":${'[{"linkId":"g","item":'.repeat(9999)}[]${'}]'.repeat(9999)}}`,
      'nested more than 64 deep',
    ],
    ['something else', [1, 2], 'neither a QuestionnaireResponse nor {"items"'],
    ['nothing', 'null', 'neither a QuestionnaireResponse nor {"items"'],
    ['no JSON', '{', 'is not JSON'],
  ])('says in one line what is wrong with %s, and exits 2', async (_, content, message) => {
    const { out, err, exitCode } = await scoring('phq-9', content, '--json')
    expect({ out, exitCode }).toEqual({ out: '', exitCode: 2 })
    expect(err).toContain(message)
    expect(err.split('\n')).toHaveLength(1)
  })

  it.each([
    [['score', 'phq-10'], 'There is no instrument "phq-10". Known: phq-9, madrs,'],
    [['score'], 'Name an instrument'],
    [['score', 'phq-9'], 'Name a file'],
    [['score', 'phq-9', '/no/such/file'], '/no/such/file cannot be read: no such file.'],
  ])('exits 2 on %j', async (args, message) => {
    const { err, exitCode } = await runCommand(...args)
    expect(exitCode).toBe(2)
    expect(err).toContain(message)
  })

  it('gives a profile and no total of the EQ-5D-5L, and both parts of a screen', async () => {
    const eq5d = { mobility: 2, 'self-care': 1, activities: 2, pain: 3, anxiety: 1, vas: 75 }
    expect((await scoring('eq-5d-5l', { items: eq5d })).out).toBe('EQ-5D-5L: answered\nprofile: 21231\nvas: 75')
    const mdq = JSON.parse((await runCommand('score', 'mdq', '--items', '--json')).out) as { linkId: string }[]
    const items = Object.fromEntries(mdq.map(({ linkId }) => [linkId, 1]))
    expect(JSON.parse((await scoring('mdq', { items }, '--json')).out)).toMatchObject({ total: 13, band: 'negative' })
  })

  it('takes measured values with their decimals', async () => {
    const items = {
      'respiratory-rate': 22,
      'spo2-scale': 1,
      spo2: 95,
      oxygen: 0,
      systolic: 150,
      pulse: 95,
      consciousness: 0,
      temperature: 38.4,
    }
    expect(JSON.parse((await scoring('news2', { items }, '--json')).out)).toMatchObject({ total: 5, band: 'medium' })
    const { err, exitCode } = await scoring('news2', { items: { ...items, temperature: 384 } })
    expect(exitCode).toBe(2)
    expect(err).toContain('Item "temperature" is 384; it takes a number with at most 1 decimal from 30 to 43.')
  })

  it('gives a C-SSRS tier and no total; an unfinished screen only once it is high', async () => {
    const quiet = { 'wish-to-be-dead': true, thoughts: false, 'behaviour-ever': false }
    expect(JSON.parse((await scoring('c-ssrs-screener', { items: quiet }, '--json')).out)).toMatchObject({
      total: null,
      band: 'low',
      complete: true,
    })
    const open = await scoring('c-ssrs-screener', { items: { thoughts: false } }, '--json')
    expect(open.exitCode).toBe(2)
    expect(JSON.parse(open.out)).toMatchObject({ band: 'unfinished', complete: false })
    expect(open.err).toContain('to be reviewed now')
    process.exitCode = undefined
    const high = await scoring('c-ssrs-screener', { items: { intent: true } }, '--json')
    const missing = ['wish-to-be-dead', 'thoughts', 'behaviour-ever']
    expect(JSON.parse(high.out)).toMatchObject({ band: 'high', complete: false, total: null, missing })
    expect((await scoring('c-ssrs-screener', { items: { intent: true } })).out).toBe(
      'C-SSRS screener: high\nnot answered: wish-to-be-dead, thoughts, behaviour-ever',
    )
  })
})
