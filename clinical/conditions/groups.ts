import type { ConditionGroupDefinition } from './condition-group.ts'
import { moodAndPsychosis } from './mood-and-psychosis.ts'
import { otherConditions } from './other-conditions.ts'
import { substancesAndSuicidality } from './substances-and-suicidality.ts'
import { vesselsAndHeart } from './vessels-and-heart.ts'

const groups = { ...moodAndPsychosis, ...substancesAndSuicidality, ...vesselsAndHeart, ...otherConditions }

/** What a criterion can ask a coded condition: kebab case, one group a question. */
export type ConditionGroup = keyof typeof groups

export const conditionGroups: Readonly<Record<ConditionGroup, ConditionGroupDefinition>> = groups
