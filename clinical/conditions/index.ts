export type { ConditionGroupDefinition } from './condition-group.ts'
export { type DepressionCode, isCurrentDepression, readDepression } from './depression.ts'
export { type ConditionGroup, conditionGroups } from './groups.ts'
export {
  type ConditionMatch,
  conceptIs,
  groupBits,
  groupBitsOf,
  groupsOf,
  hasKnownCode,
  matchCondition,
  numberOfGroup,
  saysPast,
  saysSuspected,
} from './match.ts'
export { snomedCodes } from './snomed.ts'
