import type { Drug } from '../protocols/index.ts'
import { type Band, bandsOf } from './band.ts'
import { areaOf, belowFromMin, type Peak, peakOf, slowestHalfLifeH, wholeAreaOf } from './derived.ts'
import { esketamineNasalOral, esketaminePeople } from './esketamine-nasal-oral.ts'
import { emptyTrack, follow, type PreparedPerson, prepare } from './follow.ts'
import { depots, ketamineIntravenous, ketaminePeople } from './ketamine-intravenous.ts'
import type { Covariates, RandomEffects } from './model.ts'
import { type Administration, changesOf, type Way } from './programme.ts'
import { scheduleOf } from './schedule.ts'
import type { Person } from './system.ts'
import { drawPatients, type Random } from './virtual-patients.ts'

/** Which drug goes which way, and into whom. */
export interface Treatment {
  drug: Drug
  way: Way
  covariates: Covariates
}

export const modelOf = ({ way }: Pick<Treatment, 'way'>) =>
  way === 'intranasal' || way === 'oral' ? esketamineNasalOral : ketamineIntravenous

/** Name of the model and its variant: an injection is the intravenous model with a depot. */
export const modelName = ({ way }: Pick<Treatment, 'way'>): string =>
  way === 'intramuscular' || way === 'subcutaneous' ? `ketamine-${way}` : modelOf({ way }).id

/** What makes a person under a treatment, which must have passed `predictionGate`; without effects the typical one. */
export const peopleOf = ({ drug, way, covariates }: Treatment): ((effects?: RandomEffects) => Person) =>
  way === 'intranasal' || way === 'oral' ? esketaminePeople(way, covariates) : ketaminePeople(drug, way, covariates)

/** Virtual patients of the same weight and age, ready to be followed through any programme. */
export function populationOf(treatment: Treatment, count: number, random: Random): PreparedPerson[] {
  const model = modelOf(treatment)
  const { way } = treatment
  const entry = way === 'intramuscular' || way === 'subcutaneous' ? depots[way].parameters : {}
  const person = peopleOf(treatment)
  return drawPatients({ ...model.parameters, ...entry }, model.covariances, count, random).map((effects) =>
    prepare(person(effects)),
  )
}

/** ng/mL at the times asked for. `typical` is the person without random effects, and no median. */
export interface Curve extends Band {
  typical: number[]
}

export interface Derived extends Peak {
  /** Of the first 24 hours, ng·h/mL. */
  aucNgHPerMl: number
  aucInfinityNgHPerMl: number
  /** Of the last, slowest fall. */
  halfLifeH: number
  /** Its area is `null` where the model is known to be wrong about it. */
  metabolite: Peak & { aucNgHPerMl: number | null }
  /** Minutes until it is below the threshold for good. */
  belowFromMin?: number | 'beyond-horizon'
}

export function curves(
  treatment: Treatment,
  population: readonly PreparedPerson[],
  programme: readonly Administration[],
  timesMin: readonly number[],
): { parent: Curve; metabolite: Curve } {
  const schedule = scheduleOf(changesOf(treatment.way, programme), timesMin)
  const bands = bandsOf(population, schedule)
  const typical = emptyTrack(timesMin.length)
  follow(prepare(peopleOf(treatment)()), schedule, typical)
  return {
    parent: { ...bands.parent, typical: [...typical.parent] },
    metabolite: { ...bands.metabolite, typical: [...typical.metabolite] },
  }
}

/** ng/mL of the typical patient. */
export function typicalCurve(
  treatment: Treatment,
  programme: readonly Administration[],
  timesMin: readonly number[],
): { parent: number[]; metabolite: number[] } {
  const schedule = scheduleOf(changesOf(treatment.way, programme), timesMin)
  const track = emptyTrack(timesMin.length)
  follow(prepare(peopleOf(treatment)()), schedule, track)
  return { parent: [...track.parent], metabolite: [...track.metabolite] }
}

/** @param thresholdNgPerMl above zero */
export function derive(treatment: Treatment, programme: readonly Administration[], thresholdNgPerMl?: number): Derived {
  const person = peopleOf(treatment)()
  const prepared = prepare(person)
  const changes = changesOf(treatment.way, programme)
  const shown = modelOf(treatment).metabolite === 'norketamine'
  return {
    ...peakOf(prepared, changes, 'parent'),
    aucNgHPerMl: areaOf(person, changes, 1440, 'parent'),
    aucInfinityNgHPerMl: wholeAreaOf(person, changes, 'parent'),
    halfLifeH: slowestHalfLifeH(person, 'parent'),
    metabolite: {
      ...peakOf(prepared, changes, 'metabolite'),
      aucNgHPerMl: shown ? areaOf(person, changes, 1440, 'metabolite') : null,
    },
    ...(thresholdNgPerMl === undefined ? {} : { belowFromMin: belowFromMin(prepared, changes, thresholdNgPerMl) }),
  }
}
