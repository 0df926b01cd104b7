import type { Api } from '../../contract/index.ts'

export type Pathway = Api['GET /api/urgent']['response']['pathways'][number]

/** Red is for the high tier, and for a promise that was not kept. */
export const toneOfPathway = ({ tier, overdue, status }: Pathway): 'act' | 'watch' =>
  status !== 'closed' && (tier === 'high' || overdue !== null) ? 'act' : 'watch'

/** Who has it, or who was told. */
export function ownerWords({ status, owner, handedOverTo, told }: Pathway): string {
  if (status === 'closed') return owner ? `${owner.name} had it` : 'closed'
  const asked = handedOverTo ? `; ${handedOverTo.name} was asked to take it` : ''
  if (owner) return `${owner.name} has it${asked}`
  return `nobody has it yet${told ? `; told: ${lowerFirst(told)}` : ''}${asked}`
}

/** What is late. */
export const overdueWords = ({ overdue }: Pathway): string =>
  overdue === 'acknowledgement' ? 'nobody answered in time' : overdue === 'assessment' ? 'assessment is overdue' : ''

/** Why it cannot be closed yet; empty when it can. */
export function closingNeeds({ owner, acted }: Pathway): string {
  if (!owner) return 'Somebody has to take it first.'
  return acted ? '' : 'Record what was done first.'
}

/** When the banners have to be read anew, in milliseconds from now: as soon as the next is told. */
export function nextLookMs(pathways: readonly Pathway[], nowMs: number): number {
  const soonest = Math.min(
    ...pathways.flatMap(({ nextEscalation }) => (nextEscalation ? [Date.parse(nextEscalation.at) - nowMs] : [])),
  )
  // A little after the promise, and never so often that a screen only asks.
  return Math.min(60_000, Math.max(5_000, soonest + 1_000))
}

export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/**
 * Behind the lock the server sends initials and no finding; what was read before the lock is shortened here, so that not
 * even for a moment a name stays in view.
 */
export function behindLock(pathway: Pathway): Pathway {
  const [family = '', given] = pathway.patientName.split(', ')
  const initial = (name: string) => ([...name.trim()][0] ?? '').toLocaleUpperCase()
  const patientName = given === undefined ? pathway.patientName : `${initial(family)}.${initial(given)}`
  return { ...pathway, patientName, finding: `${pathway.tier} tier`, log: [] }
}
