export { type CloseReason, closeReasons, closeReasonWords, type StopReason, stopReasons } from './care.ts'
export {
  type Journey,
  type JourneyFacts,
  type JourneyStage,
  type JourneyStep,
  journeyOf,
  journeySteps,
  type NextStep,
} from './journey.ts'
