import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from './testing.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evenkeel simulate '))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const few = ['--n', '100']
const infusion = [
  '--route',
  'iv',
  '--drug',
  'ketamine',
  '--dose',
  '0.5mg/kg',
  '--duration',
  '40min',
  '--weight',
  '70kg',
]
const nasal = ['--route', 'nasal', '--drug', 'esketamine']

async function simulated(...args: string[]) {
  const { out, err, exitCode } = await runCommand('simulate', ...args, '--json')
  expect(err).toBe('')
  expect(exitCode).toBe(0)
  return JSON.parse(out)
}

describe('evenkeel simulate', () => {
  it('prints an infusion as JSON', async () => {
    const at = ['--at', '10,20,40,60,80,110,230,480']
    const answer = await simulated(...infusion, '--age', '45', '--n', '1000', '--seed', '1', ...at)
    expect(answer).toMatchObject({
      model: 'ketamine-intravenous',
      unit: 'ng/mL',
      times: [10, 20, 40, 60, 80, 110, 230, 480],
      metabolite: { name: 'norketamine' },
      derived: { tmaxMin: 40, cmax: expect.closeTo(160.14, 2), halfLifeH: expect.closeTo(7.72, 2) },
    })
    const expected = [56.31, 98.69, 160.14, 106.67, 81.89, 62.7, 29.37, 9.03]
    expect(answer.parent.typical).toEqual(expected.map((value) => expect.closeTo(value, 1)))
    for (const which of ['parent', 'metabolite'])
      for (const key of ['median', 'p5', 'p25', 'p75', 'p95']) expect(answer[which][key]).toHaveLength(8)
    expect(answer.warnings[0]).toBe('Venous plasma, population prediction, not for titration.')
  })

  it('gives the same patients for a seed, and others for another', async () => {
    const of = async (seed: string) => (await simulated(...infusion, ...few, '--seed', seed, '--at', '40')).parent
    expect(await of('1')).toEqual(await of('1'))
    expect((await of('1')).median).not.toEqual((await of('2')).median)
    expect((await of('1')).typical).toEqual((await of('2')).typical)
  })

  it('gives nasal devices at their minutes, or five minutes apart', async () => {
    const named = await simulated(...nasal, '--devices', '0,5,10', ...few, '--at', '40')
    expect(named.parent.typical[0]).toBeCloseTo(100.73, 2)
    expect(named).toMatchObject({
      model: 'esketamine-nasal-oral',
      metabolite: { name: 'noresketamine', uncertainFromMin: 180 },
      derived: { aucNgHPerMl: expect.closeTo(360.6, 1), metabolite: { aucNgHPerMl: null } },
    })
    expect((await simulated(...nasal, '--dose', '84mg', ...few, '--at', '40')).parent).toEqual(named.parent)
  })

  it.each([
    [
      ['--route', 'im', '--drug', 'ketamine', '--dose', '0.5mg/kg', '--weight', '70kg'],
      'ketamine-intramuscular',
      'fair',
    ],
    [['--route', 'sc', '--drug', 'ketamine', '--dose', '35mg', '--weight', '70kg'], 'ketamine-subcutaneous', 'poor'],
    [['--route', 'oral', '--drug', 'esketamine', '--dose', '84mg'], 'esketamine-nasal-oral', 'fair'],
  ])('%j', async (args, model, confidence) => {
    expect(await simulated(...args, ...few)).toMatchObject({ model, confidence })
  })

  it('stops early, rests, and goes on at another rate', async () => {
    const at = ['--at', '10,20,30,40,60', ...few]
    const whole = (await simulated(...infusion, ...at)).parent.typical
    const stopped = (await simulated(...infusion, '--stop-at', '20min', ...at)).parent.typical
    expect(stopped.slice(0, 2)).toEqual(whole.slice(0, 2).map((value: number) => expect.closeTo(value, 9)))
    expect(stopped[3]).toBeLessThan(whole[3] / 2)
    const paused = (await simulated(...infusion, '--pause', '20-30', ...at)).parent.typical
    expect(paused[2]).toEqual(expect.closeTo(stopped[2], 9))
    expect(paused[4]).toBeGreaterThan(whole[4])
    const file = join(folder, 'programme.json')
    const run = (from: number, to: number, rate: number) => ({
      kind: 'infusion',
      from: `${from}min`,
      to: `${to} min`,
      rate: `${rate}mg/h`,
    })
    await writeFile(file, JSON.stringify([run(0, 20, 52.5), run(30, 50, 52.5)]))
    const person = ['--route', 'iv', '--drug', 'ketamine', '--weight', '70kg', '--programme', file]
    const told = (await simulated(...person, ...at)).parent.typical
    expect(told).toEqual(paused.map((value: number) => expect.closeTo(value, 9)))
    await writeFile(
      file,
      JSON.stringify([run(0, 20, 52.5), run(20, 40, 26.25), { kind: 'bolus', at: '60min', dose: '5mg' }]),
    )
    expect((await simulated(...person, ...at)).parent.typical[4]).toBeGreaterThan(5_000 / 133)
  })

  it('says when a threshold is passed', async () => {
    const { derived } = await simulated(...infusion, ...few, '--threshold', '50ng/mL', '--at', '40')
    expect(derived.belowFromMin).toBeGreaterThan(110)
    expect(derived.belowFromMin).toBeLessThan(230)
  })

  it('prints CSV without --json, and what is to be said beside it on standard error', async () => {
    const { out, err, exitCode } = await runCommand('simulate', ...infusion, ...few, '--at', '0,40')
    expect(exitCode).toBe(0)
    const rows = out.split('\n').map((row) => row.split(','))
    expect(rows.map((row) => row.length)).toEqual([13, 13, 13])
    expect(rows[0]?.slice(0, 3)).toEqual(['time_min', 'parent_median', 'parent_p5'])
    expect(rows[2]?.[0]).toBe('40')
    expect(err).toContain('not for titration')
    expect(err).toContain('100 virtual patients are few')
  })

  it('draws it', async () => {
    const file = join(folder, 'plot.svg')
    await simulated(...nasal, '--devices', '0,5', ...few, '--plot', file)
    const drawn = await readFile(file, 'utf8')
    expect(drawn).toContain('not for titration')
    expect(drawn).toContain('noresketamine uncertain from here')
    expect(drawn).not.toMatch(/NaN|undefined/)
    const elsewhere = await runCommand('simulate', ...infusion, ...few, '--plot', join(folder, 'no', 'such.svg'))
    expect(elsewhere).toMatchObject({ exitCode: 2, out: '' })
  })

  it.each([
    ['--child-pugh', [...infusion, '--child-pugh', 'C']],
    ['--child-pugh "D"', [...infusion, '--child-pugh', 'D']],
    ['--weight', infusion.with(9, '151kg')],
    ['--weight', infusion.with(9, '44kg')],
    ['--weight "70" has no unit: write 70 kg', infusion.with(9, '70')],
    ['--weight', infusion.slice(0, 8)],
    ['--route: oral', ['--route', 'oral', '--drug', 'ketamine', '--dose', '35mg', '--weight', '70kg']],
    ['--route: sublingual', ['--route', 'sublingual', '--drug', 'ketamine', '--dose', '35mg', '--weight', '70kg']],
    ['--drug', ['--route', 'nasal', '--drug', 'ketamine', '--devices', '0']],
    ['--drug "propofol"', infusion.with(3, 'propofol')],
    ['--route "rectal"', infusion.with(1, 'rectal')],
    ['--dose "mL/kg"', infusion.with(5, '0.5mL/kg')],
    ['--dose "0mg"', infusion.with(5, '0mg')],
    ['--dose is needed', [...infusion.slice(0, 4), '--weight', '70kg']],
    ['--dose: a dose must be', ['--route', 'iv', '--drug', 'ketamine', '--dose', '9000mg', '--weight', '70kg']],
    ['--duration "0min" must be above 0', infusion.with(7, '0min')],
    ['--duration "40"', infusion.with(7, '40')],
    ['--duration is for an infusion', [...nasal, '--devices', '0', '--duration', '5min']],
    ['--stop-at', [...infusion, '--stop-at', 'soon']],
    ['--pause "30-20"', [...infusion, '--pause', '30-20']],
    ['--pause', [...infusion, '--pause', '10-20', '--pause', '15-25']],
    ['--devices', nasal],
    ['--devices "x"', [...nasal, '--devices', '0,x']],
    ['--devices is for', [...infusion, '--devices', '0']],
    ['--dose "80mg"', [...nasal, '--dose', '80mg']],
    ['--devices names 2', [...nasal, '--dose', '84mg', '--devices', '0,5']],
    ['--age', [...nasal, '--devices', '0', '--age', '17']],
    ['--age "old"', [...nasal, '--devices', '0', '--age', 'old']],
    ['--ancestry', [...nasal, '--devices', '0', '--ancestry', 'martian']],
    ['--n', [...infusion, '--n', '0']],
    ['--n', [...infusion, '--n', '1e9']],
    ['--seed', [...infusion, '--seed', '1.5']],
    ['--at', [...infusion, '--at', '-5']],
    ['--at', [...infusion, '--at', '']],
    ['--threshold', [...infusion, '--threshold', '0ng/mL']],
    ['--programme /no/such', [...infusion.slice(0, 4), '--weight', '70kg', '--programme', '/no/such']],
    ['--dose stands in the programme', [...infusion.slice(0, 6), '--weight', '70kg', '--programme', '/no/such']],
    ['--route', ['--drug', 'ketamine']],
  ])('refuses with %s', async (said, args) => {
    const { out, err, exitCode } = await runCommand('simulate', ...args, '--json')
    expect(exitCode).toBe(2)
    expect(out).toBe('')
    expect(err).toContain(said)
  })

  it.each([
    ['not JSON', '{'],
    ['no list', '{}'],
    ['entry 2: kind', '[{"kind":"bolus","at":"0min","dose":"5mg"},{"kind":"sip"}]'],
    ['entry 1: dose mL is no unit of it', '[{"kind":"bolus","at":"0min","dose":"5mL"}]'],
    ['entry 1: at "undefined"', '[{"kind":"bolus","dose":"5mg"}]'],
    ['nothing is given', '[]'],
    ['an infusion must end after it begins', '[{"kind":"infusion","from":"5min","to":"5min","rate":"10mg/h"}]'],
  ])('refuses a programme: %s', async (said, text) => {
    const file = join(folder, 'wrong.json')
    await writeFile(file, text)
    const person = ['--route', 'iv', '--drug', 'ketamine', '--weight', '70kg', '--programme', file]
    const { err, exitCode } = await runCommand('simulate', ...person, '--json')
    expect(exitCode).toBe(2)
    expect(err).toContain('--programme')
    expect(err).toContain(said)
  })
})
