import { Link } from '@tanstack/react-router'
import { Mark } from './mark.tsx'

/** The seven steps of a patient's journey, in order. */
export const journeySteps = ['referral', 'evaluation', 'consent', 'plan', 'sessions', 'outcome', 'maintenance'] as const
export type JourneyStep = (typeof journeySteps)[number]

/**
 * Where a patient is on the way: steps before the current one are done.
 *
 * @param links Addresses of the steps that can be opened
 * @param done Steps done out of order, or not done although passed
 */
export function JourneySteps({
  current,
  done,
  links = {},
}: {
  current: JourneyStep | 'closed'
  done?: Partial<Record<JourneyStep, boolean>>
  links?: Partial<Record<JourneyStep, string>>
}) {
  const at = (journeySteps as readonly string[]).indexOf(current)
  return (
    <ol className="steps" aria-label="Journey">
      {journeySteps.map((step, index) => {
        const isCurrent = step === current
        const isDone = done?.[step] ?? index < at
        const look = `chip ${isCurrent ? 'current' : isDone ? 'good' : 'quiet'}`
        const inside = (
          <>
            {isDone && !isCurrent && <Mark name="done" />}
            {step.charAt(0).toUpperCase() + step.slice(1)}
          </>
        )
        const to = links[step]
        return (
          <li key={step}>
            {to ? (
              <Link className={look} to={to} aria-current={isCurrent ? 'step' : undefined}>
                {inside}
              </Link>
            ) : (
              <span className={look} aria-current={isCurrent ? 'step' : undefined}>
                {inside}
              </span>
            )}
          </li>
        )
      })}
    </ol>
  )
}
