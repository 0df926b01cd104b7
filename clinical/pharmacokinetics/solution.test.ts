import { describe, expect, it } from 'vitest'
import { areaOf, belowFromMin, concentrations, wholeAreaOf } from './derived.ts'
import { exponential } from './exponential.ts'
import { emptyTrack, follow, followExponential, prepare } from './follow.ts'
import { changesOf } from './programme.ts'
import { scheduleOf } from './schedule.ts'
import { peopleOf, type Treatment } from './simulate.ts'
import { flow, type System } from './system.ts'
import { bolus, devices, infused } from './testing.ts'

/** A depot into one compartment into another: the textbook has it, and its trouble when the rates are one. */
function chain(first: number, second: number, third: number): System {
  const matrix = new Float64Array(9)
  flow(matrix, 3, 0, 1, first)
  flow(matrix, 3, 1, 2, second)
  flow(matrix, 3, 2, null, third)
  return {
    size: 3,
    blocks: [[0], [1], [2]],
    matrix,
    parent: { compartment: 1, volumeL: 1000 },
    metabolite: { compartment: 2, volumeL: 1000 },
  }
}

const doors = [{ compartment: 0, share: 1 }]
const at = [1, 30, 60, 240, 1440]
const once = scheduleOf([{ atMin: 0, door: 0, bolusMg: 1 }], at)

function followed(system: System) {
  const track = emptyTrack(at.length)
  follow(prepare([{ system, doors }]), once, track)
  return track
}

describe('the exact solution', () => {
  it('is that of the textbook, apart and where rates coincide', () => {
    const apart = followed(chain(3, 0.7, 0.1))
    const same = followed(chain(0.7, 0.7, 0.7))
    at.forEach((minute, index) => {
      const t = minute / 60
      const bateman = (3 / (0.7 - 3)) * (Math.exp(-3 * t) - Math.exp(-0.7 * t))
      expect(apart.parent[index]).toBeCloseTo(bateman, 13)
      expect((same.parent[index] ?? 0) / (0.7 * t * Math.exp(-0.7 * t))).toBeCloseTo(1, 12)
      expect((same.metabolite[index] ?? 0) / (((0.7 * t) ** 2 / 2) * Math.exp(-0.7 * t))).toBeCloseTo(1, 12)
    })
  })

  it.each([0, 1e-13, 1e-9, 1e-6, 1e-3, 0.022, 0.023, 0.1])('holds where rates differ by %d of themselves', (share) => {
    const system = chain(0.7 * (1 + share), 0.7, 0.7 * (1 - share))
    const modes = followed(system)
    const whole = emptyTrack(at.length)
    followExponential(system, doors, once, whole)
    for (const substance of ['parent', 'metabolite'] as const)
      whole[substance].forEach((value, index) => {
        expect((modes[substance][index] ?? 0) / value).toBeCloseTo(1, 8)
      })
    expect(prepare([{ system, doors }]).whole).toHaveLength(share < 0.0224 ? 1 : 0)
  })

  it('comes to the end of a day from any length of step', () => {
    const system = chain(40, 5, 0.1)
    const day = exponential(system.matrix, 3, 24)
    let halves = exponential(system.matrix, 3, 24 / 1024)
    for (let i = 0; i < 10; i++) halves = squared(halves)
    day.forEach((value, index) => {
      expect(value - (halves[index] ?? 0)).toBeCloseTo(0, 12)
    })
  })
})

const squared = (a: Float64Array) =>
  a.map((_, index) => {
    const [row, column] = [Math.floor(index / 3), index % 3]
    return [0, 1, 2].reduce((sum, k) => sum + (a[row * 3 + k] ?? 0) * (a[k * 3 + column] ?? 0), 0)
  })

describe('a programme', () => {
  const racemate: Treatment = { drug: 'racemic-ketamine', way: 'intravenous', covariates: { weightKg: 80 } }
  const person = prepare(peopleOf(racemate)())
  const times = [0, 7, 20, 33, 40, 41, 90, 300]
  const parent = (programme: Parameters<typeof changesOf>[1]) =>
    concentrations(person, changesOf('intravenous', programme), times, 'parent')

  it('adds: what is given in parts is given', () => {
    const parts = [infused(10, 10), infused(30, 30, 10)]
    expect([...parent(parts)]).toEqual([...parent([infused(40, 40)])].map((value) => expect.closeTo(value, 10)))
    const both = parent([infused(40, 40), bolus(10, 33)])
    const apart = [parent([infused(40, 40)]), parent([bolus(10, 33)])]
    both.forEach((value, index) => {
      expect(value).toBeCloseTo((apart[0]?.[index] ?? 0) + (apart[1]?.[index] ?? 0), 10)
    })
  })

  it('rests in a pause, and ends when it is stopped early', () => {
    const paused = parent([infused(20, 20), infused(20, 20, 33)])
    expect(paused[3]).toBeLessThan(paused[2] ?? 0)
    expect(paused[6]).toBeGreaterThan(parent([infused(20, 20)])[6] ?? 0)
    expect(parent([infused(40, 40)])[2]).toBeCloseTo(parent([infused(20, 20)])[2] ?? 0, 10)
  })

  it('shows a bolus at its own minute', () => {
    expect(parent([bolus(10)])[0]).toBeCloseTo(10_000 / (133 * (80 / 70)), 9)
  })

  it('does not mind readings between its steps', () => {
    const treatment: Treatment = { drug: 'esketamine', way: 'intranasal', covariates: {} }
    const changes = changesOf('intranasal', devices(0, 5.5, 12.25))
    const made = prepare(peopleOf(treatment)())
    const dense = Array.from({ length: 601 }, (_, index) => index / 2)
    const few = [10, 100, 300]
    const many = concentrations(made, changes, dense, 'metabolite')
    concentrations(made, changes, few, 'metabolite').forEach((value, index) => {
      expect(many[(few[index] ?? 0) * 2]).toBeCloseTo(value, 10)
    })
  })
})

describe('what is derived', () => {
  const esketamine: Treatment = { drug: 'esketamine', way: 'intravenous', covariates: { weightKg: 70 } }
  const person = peopleOf(esketamine)()
  const changes = changesOf('intravenous', [infused(28, 40)])

  it('has the area that clearance says', () => {
    expect(wholeAreaOf(person, changes, 'parent')).toBeCloseTo((28_000 / 95.2) * 1, 8)
    expect(wholeAreaOf(person, changes, 'metabolite')).toBeCloseTo(28_000 / 57.72, 8)
    expect(areaOf(person, changes, 1440, 'parent')).toBeLessThan(wholeAreaOf(person, changes, 'parent'))
  })

  it('finds when a threshold is passed for good', () => {
    const prepared = prepare(person)
    const minute = belowFromMin(prepared, changes, 50)
    if (minute === 'beyond-horizon') throw new Error('not passed')
    expect(minute).toBeGreaterThan(40)
    expect(concentrations(prepared, changes, [minute], 'parent')[0]).toBeCloseTo(50, 4)
    expect(belowFromMin(prepared, changes, 1000)).toBe(0)
    expect(belowFromMin(prepared, changes, 1e-3)).toBe('beyond-horizon')
  })
})
