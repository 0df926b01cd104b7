import type { Source } from '../quantity/source.ts'

export const evidenceAreas = [
  'eligibility',
  'protocols',
  'pharmacokinetics',
  'instruments',
  'medicines',
  'interactions',
  'resistance',
  'safety',
  'outcomes',
  'defaults',
] as const
export type EvidenceArea = (typeof evidenceAreas)[number]

export const evidenceAreaTitles: Readonly<Record<EvidenceArea, string>> = {
  eligibility: 'Eligibility',
  protocols: 'Protocols',
  pharmacokinetics: 'Pharmacokinetics',
  instruments: 'Instruments',
  medicines: 'Medicines: minimum adequate doses',
  interactions: 'Interactions',
  resistance: 'Treatment resistance',
  safety: 'Suicide risk',
  outcomes: 'Outcomes',
  defaults: 'Defaults of Evenkeel',
}

/** One rule, number or instrument with where it comes from. */
export interface EvidenceEntry {
  /** `protocols/observation#1f00ab3c`: another one as soon as the rule says something else. */
  id: string
  area: EvidenceArea
  /** `Minimum observation over`. */
  title: string
  /** What it says, in words and numbers. */
  text: string
  /** Protocols, treatments or instruments in which it stands. */
  usedIn: string[]
  version: string
  source: Source
  /** A clinic's medical lead has to approve it before it counts as approved. */
  needsSignOff: boolean
}
