import { acuteSuicidality, type TakenOver } from './criteria/acute-suicidality.ts'
import { attendance } from './criteria/attendance.ts'
import { body } from './criteria/body.ts'
import { brainAndSenses } from './criteria/brain-and-senses.ts'
import type { CriterionGroup } from './criteria/define.ts'
import { furtherWorkUp } from './criteria/further-work-up.ts'
import { glandsAndAge } from './criteria/glands-and-age.ts'
import { indication } from './criteria/indication.ts'
import { medicines } from './criteria/medicines.ts'
import { mind } from './criteria/mind.ts'
import { reproduction } from './criteria/reproduction.ts'
import { substances } from './criteria/substances.ts'
import { vesselsAndHeart } from './criteria/vessels-and-heart.ts'
import { workUp } from './criteria/work-up.ts'
import type { Criterion, TreatmentId } from './criterion.ts'

export interface Treatment {
  id: TreatmentId
  title: string
  /** Whose label it follows; undefined where it is off-label everywhere. */
  jurisdiction?: 'us' | 'eu'
  /** Another indication or way of a drug that is evaluated already: what it takes over from that. */
  takenOver?: TakenOver
}

export const treatments: readonly Treatment[] = [
  { id: 'esketamine-us', title: 'Intranasal esketamine, US label', jurisdiction: 'us' },
  {
    id: 'esketamine-us-acute-suicidality',
    title: 'Intranasal esketamine, US label, acute suicidality',
    jurisdiction: 'us',
    takenOver: acuteSuicidality,
  },
  { id: 'esketamine-eu', title: 'Intranasal esketamine, EU label', jurisdiction: 'eu' },
  { id: 'ketamine-iv', title: 'Intravenous racemic ketamine, off-label' },
  {
    id: 'ketamine-injection',
    title: 'Racemic ketamine into muscle or under the skin, off-label',
    takenOver: { from: 'ketamine-iv', without: [], differently: {} },
  },
]

/** All criteria of one treatment, in the order of the interview. A determination names it with its version. */
export interface Ruleset {
  id: string
  version: string
  treatment: TreatmentId
  groups: CriterionGroup[]
  criteria: Criterion[]
}

/** Goes up with every change that can change a determination, and of what a criterion says: a test asks for it. */
const version = '2026.19'

const groups: readonly CriterionGroup[] = [
  indication,
  mind,
  substances,
  vesselsAndHeart,
  brainAndSenses,
  body,
  glandsAndAge,
  reproduction,
  medicines,
  attendance,
  workUp,
  furtherWorkUp,
]

const criteriaFor = ({ id, takenOver }: Treatment, criteria: readonly Criterion[]): Criterion[] =>
  criteria.flatMap((criterion) => {
    if (criterion.treatments.includes(id)) return [criterion]
    if (!takenOver || !criterion.treatments.includes(takenOver.from) || takenOver.without.includes(criterion.id))
      return []
    return [{ ...criterion, ...takenOver.differently[criterion.id], treatments: [id] }]
  })

export const rulesets: readonly Ruleset[] = treatments.map((treatment) => {
  const { id } = treatment
  const own = groups
    .map(({ title, criteria }) => ({ title, criteria: criteriaFor(treatment, criteria) }))
    .filter(({ criteria }) => criteria.length > 0)
  return { id: `evenkeel-${id}`, version, treatment: id, groups: own, criteria: own.flatMap((group) => group.criteria) }
})

/** Throws RangeError on an unknown treatment. */
export function rulesetOf(treatment: string): Ruleset {
  const found = rulesets.find((ruleset) => ruleset.treatment === treatment)
  if (!found)
    throw new RangeError(`There is no treatment "${treatment}". Known: ${treatments.map(({ id }) => id).join(', ')}.`)
  return found
}
