export { type DepressionCode, isCurrentDepression, readDepression } from './depression.ts'
export { type ConditionGroup, type ConditionGroupDefinition, conditionGroups } from './groups.ts'
export { type ConditionMatch, conceptIs, matchCondition } from './match.ts'
export { snomedCodes } from './snomed.ts'
