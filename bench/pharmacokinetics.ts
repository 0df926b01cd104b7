/**
 * 1,000 virtual patients for a day, a reading each five minutes: the exact solution beside solvers of differential
 * equations in the same run, with the same people. `odex` from npm, and where R with deSolve is installed, deSolve with the
 * right-hand side in R and compiled from C. By processor time. By hand: `npx tsx bench/pharmacokinetics.ts [people]`
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { seededRandom } from '../cli/seeded-random.ts'
import { bandsOf } from '../clinical/pharmacokinetics/band.ts'
import { emptyTrack, follow, prepare } from '../clinical/pharmacokinetics/follow.ts'
import { type Administration, curves, modelOf, type Treatment } from '../clinical/pharmacokinetics/index.ts'
import { changesOf } from '../clinical/pharmacokinetics/programme.ts'
import { type Change, scheduleOf } from '../clinical/pharmacokinetics/schedule.ts'
import { peopleOf } from '../clinical/pharmacokinetics/simulate.ts'
import type { Person } from '../clinical/pharmacokinetics/system.ts'
import { drawPatients } from '../clinical/pharmacokinetics/virtual-patients.ts'
import { integrated } from './ode-solver.ts'

const people = Number(process.argv[2] ?? 1000)
const timesMin = Array.from({ length: 288 }, (_, index) => 5 * (index + 1))
const goals = { inR: 500, inC: 20 }
/** Of an npm solver only so many are waited for; its time is scaled. */
const fewPeople = Math.min(50, people)

const infusion = (toMinutes: number): Administration[] => [
  { kind: 'infusion', fromMinutes: 0, toMinutes, rateMgPerHour: 52.5 },
]
const devices = (count: number): Administration[] =>
  Array.from({ length: count }, (_, index) => ({ kind: 'device', atMinutes: index * 5, doseMg: 28 }))

const models: { name: string; treatment: Treatment; programme: Administration[]; changed: Administration[] }[] = [
  {
    name: 'Model A, racemate 35 mg over 40 min (both enantiomers)',
    treatment: { drug: 'racemic-ketamine', way: 'intravenous', covariates: { weightKg: 70 } },
    programme: infusion(40),
    changed: infusion(25),
  },
  {
    name: 'Model B, 84 mg of nasal esketamine',
    treatment: { drug: 'esketamine', way: 'intranasal', covariates: {} },
    programme: devices(3),
    changed: devices(2),
  },
]

const processorMs = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
/** The median of some runs after one to warm up. */
function median(runs: number, run: () => void): number {
  for (let i = 0; i < 3; i++) run()
  const taken = Array.from({ length: runs }, () => {
    const before = processorMs()
    run()
    return processorMs() - before
  }).sort((a, b) => a - b)
  return taken[Math.floor(runs / 2)] as number
}
const ms = (value: number) => `${value.toFixed(1)} ms`.padStart(12)

let missed = false
for (const { name, treatment, programme, changed } of models) {
  const { parameters, covariances } = modelOf(treatment)
  const effects = drawPatients(parameters, covariances, people, seededRandom(1))
  const changes = changesOf(treatment.way, programme)
  const schedule = scheduleOf(changes, timesMin)
  const build = () => effects.map(peopleOf(treatment))
  const persons = build()
  const prepared = persons.map(prepare)
  const track = emptyTrack(timesMin.length, people)
  const followAll = (population: typeof prepared) => {
    track.parent.fill(0)
    track.metabolite.fill(0)
    population.forEach((person, index) => {
      track.offset = index
      follow(person, schedule, track)
    })
  }
  const whole = median(15, () => followAll(build().map(prepare)))
  console.log(`\n${name}: ${people} people, ${timesMin.length} readings`)
  console.log(`exact, from parameters to concentrations ${ms(whole)}`)

  const few = persons.slice(0, fewPeople)
  const before = processorMs()
  const solved = few.map((person) => integrated(person, changes, timesMin, 1e-6))
  const odex = ((processorMs() - before) * people) / few.length
  console.log(
    `odex (npm), tolerance 1e-6                ${ms(odex)}  ${(odex / whole).toFixed(0).padStart(6)} × as long, ${fewPeople} people scaled`,
  )
  followAll(prepared)
  let furthest = 0
  solved.forEach(({ parent }, person) => {
    const ours = parent.map((_, reading) => track.parent[reading * people + person] as number)
    const peak = Math.max(...ours)
    parent.forEach((value, reading) => {
      furthest = Math.max(furthest, Math.abs(value - (ours[reading] as number)) / peak)
    })
  })
  console.log(`  it lies within ${furthest.toExponential(1)} of a peak`)

  const peer = desolve(persons, changes)
  if (!peer) console.log('deSolve: R with deSolve is not installed here')
  else {
    const inR = peer.inR / whole
    console.log(
      `deSolve, right-hand side in R             ${ms(peer.inR)}  ${inR.toFixed(0).padStart(6)} × as long (goal ${goals.inR})`,
    )
    console.log(
      `  it lies within ${peer.apart(track.parent, 'lsoda').toExponential(1)} of a peak; BDF, implicit, at 1e-12: ${peer.apart(track.parent, 'bdf').toExponential(1)}`,
    )
    if (inR < goals.inR) missed = true
    if (peer.inC === null) console.log('  no compiler for the other one')
    else {
      const inC = peer.inC / whole
      console.log(
        `deSolve, compiled from C                  ${ms(peer.inC)}  ${inC.toFixed(0).padStart(6)} × as long (goal ${goals.inC})`,
      )
      if (inC < goals.inC) missed = true
    }
  }

  console.log('where the time goes')
  console.log(`  systems of all people                   ${ms(median(15, () => void build()))}`)
  console.log(`  their modes                             ${ms(median(15, () => void persons.map(prepare)))}`)
  console.log(
    `  ${prepared.reduce((sum, { whole }) => sum + whole.length, 0)} of ${persons.flat().length} systems have no modes apart`,
  )
  console.log(`  following them                          ${ms(median(15, () => followAll(prepared)))}`)
  console.log(`  the same with five quantiles            ${ms(median(15, () => void bandsOf(prepared, schedule)))}`)
  const minutes = Array.from({ length: 181 }, (_, index) => index)
  const page = median(15, () => void curves(treatment, prepared, changed, minutes))
  console.log(`a new band after a change of dose         ${ms(page)}  181 readings, quantiles included (goal 50 ms)`)
  if (page > 50) missed = true
}
if (missed) {
  console.error('\nA goal is not reached.')
  process.exitCode = 1
}

interface Peer {
  inR: number
  inC: number | null
  /** How far its parents lie from ours, in shares of the highest. */
  apart: (parent: Float64Array, which: 'lsoda' | 'bdf') => number
}

/** The same people by deSolve, or `null` where there is none. */
function desolve(persons: readonly Person[], changes: readonly Change[]): Peer | null {
  if (spawnSync('Rscript', ['-e', 'library(deSolve)'], { stdio: 'ignore' }).status !== 0) return null
  const folder = mkdtempSync(join(tmpdir(), 'evenkeel-desolve-'))
  try {
    const parts = persons[0]?.length ?? 1
    const tightly = Math.min(20, persons.length)
    const rows = persons.flatMap((person) => person.map((part) => rowOf(part, changes)))
    writeFileSync(join(folder, 'systems.bin'), Buffer.from(Float64Array.from(rows.flat()).buffer))
    copyFileSync(fileURLToPath(new URL('desolve-peer.c', import.meta.url)), join(folder, 'desolve-peer.c'))
    const script = fileURLToPath(new URL('desolve-peer.R', import.meta.url))
    const { stdout, stderr, status } = spawnSync(
      'Rscript',
      [script, folder, String(rows.length), String(tightly * parts)],
      { encoding: 'utf8' },
    )
    if (status !== 0) throw new Error(`deSolve: ${stderr}`)
    const seconds = (which: string) => Number(new RegExp(`^${which} ([\\d.]+)`, 'm').exec(stdout)?.[1] ?? Number.NaN)
    const solvedIn = (name: string) => {
      const file = readFileSync(join(folder, name))
      return new Float64Array(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength))
    }
    const solved = { lsoda: solvedIn('lsoda.bin'), bdf: solvedIn('bdf.bin') }
    return {
      inR: seconds('R') * 1000,
      inC: Number.isNaN(seconds('C')) ? null : seconds('C') * 1000,
      apart: (parent, which) => {
        const theirs = solved[which]
        let furthest = 0
        for (let person = 0; person < theirs.length / parts / timesMin.length; person++) {
          const pairs = timesMin.map((_minute, reading) => {
            let sum = 0
            for (let part = 0; part < parts; part++)
              sum += theirs[(person * parts + part) * timesMin.length + reading] as number
            return [sum, parent[reading * persons.length + person] as number] as const
          })
          const peak = Math.max(...pairs.map(([, ours]) => ours))
          for (const [their, ours] of pairs) furthest = Math.max(furthest, Math.abs(their - ours) / peak)
        }
        return furthest
      },
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Size, matrix of 8 × 8, four windows, three boluses, and where the parent is read: as `desolve-peer.R` reads it. */
function rowOf({ system, doors }: Person[number], changes: readonly Change[]): number[] {
  const wide = 8
  const matrix = new Array(wide * wide).fill(0)
  for (let row = 0; row < system.size; row++)
    for (let column = 0; column < system.size; column++)
      matrix[row * wide + column] = system.matrix[row * system.size + column]
  const windows: number[] = []
  const boluses: number[] = []
  const ends = changes.filter(({ rateMgPerH = 0 }) => rateMgPerH < 0).toSorted((a, b) => a.atMin - b.atMin)
  for (const { atMin, door, bolusMg = 0, rateMgPerH = 0 } of changes) {
    const { compartment, share } = doors[door] ?? { compartment: 0, share: Number.NaN }
    if (bolusMg > 0) boluses.push(compartment, atMin / 60, bolusMg * share)
    if (rateMgPerH <= 0) continue
    const [end] = ends.splice(
      ends.findIndex((each) => each.door === door && each.rateMgPerH === -rateMgPerH),
      1,
    )
    windows.push(compartment, atMin / 60, (end?.atMin ?? Number.NaN) / 60, rateMgPerH * share)
  }
  const padded = (list: number[], length: number) => [...list, ...new Array(length - list.length).fill(0)]
  return [
    system.size,
    ...matrix,
    ...padded(windows, 16),
    ...padded(boluses, 9),
    system.parent.compartment,
    system.parent.volumeL,
  ]
}
