export {
  type Journey,
  type JourneyFacts,
  type JourneyStage,
  type JourneyStep,
  journeyOf,
  journeySteps,
  type NextStep,
} from './journey.ts'
