import { journeySteps } from '../ui/journey-steps.tsx'

/** The steps of the journey, and where it has ended. */
export const stages = [...journeySteps, 'closed'] as const
export type Stage = (typeof stages)[number]

export const isStage = (value: unknown): value is Stage => (stages as readonly unknown[]).includes(value)

export const stageWords = (stage: Stage): string => stage.charAt(0).toUpperCase() + stage.slice(1)
