import type { SignOff, Source } from '../quantity/source.ts'

/** What to do when something happens. Which medicine is the clinician's order, never the software's. */
export interface EventCard {
  id: string
  title: string
  steps: string[]
  source: Source
  status?: SignOff
}
