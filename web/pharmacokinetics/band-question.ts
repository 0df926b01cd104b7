import type { Administration, Curve, Treatment } from '../../clinical/pharmacokinetics/index.ts'

/** What a page asks the worker; bare data, so that it can be posted. */
export interface BandQuestion {
  treatment: Treatment
  programme: readonly Administration[]
  /** Ascending. */
  timesMin: readonly number[]
}

export interface Bands {
  parent: Curve
  metabolite: Curve
}

export type ToWorker = BandQuestion & { id: number }
export type FromWorker = { id: number; bands: Bands } | { id: number; error: string }
