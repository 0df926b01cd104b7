import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { curves, type PreparedPerson, populationOf, type Treatment } from '../../clinical/pharmacokinetics/index.ts'
import type { BandQuestion, Bands } from './band-question.ts'

/** Enough for the outer edges of a band to stand still to a few percent. */
const virtualPatients = 1000
/** The same people each time: a band that changes has changed because of the dose. */
const seed = 1

/** Answers questions; the people of the last treatment stay ready, so that a change of dose only follows them anew. */
export function bandMaker(): (question: BandQuestion) => Bands {
  let kept: { key: string; population: PreparedPerson[] } | null = null
  return ({ treatment, programme, timesMin }) => {
    const key = JSON.stringify(treatment)
    if (kept?.key !== key) kept = { key, population: drawn(treatment) }
    return curves(treatment, kept.population, programme, timesMin)
  }
}

function drawn(treatment: Treatment): PreparedPerson[] {
  const generator = xoroshiro128plus(seed)
  return populationOf(treatment, virtualPatients, () => uniformFloat64(generator))
}
