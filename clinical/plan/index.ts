export {
  determinationValidDays,
  type PlanFacts,
  type PlanObstacle,
  type PlanObstacleCode,
  planObstacles,
} from './obstacles.ts'
export { isoWeekday, type SuggestedSession, suggestSessionDates } from './session-dates.ts'
