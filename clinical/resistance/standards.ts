import type { Source } from '../quantity/source.ts'
import type { ThreeValued } from '../quantity/three-valued.ts'
import type { TrialOutcome } from '../record/record.ts'

export type StandardId = 'athf-sf' | 'mgh-atrq' | 'delphi-2022'

/** A published way to say when an antidepressant trial was adequate and when it failed. */
export interface Standard {
  id: StandardId
  /** As shown beside every result. */
  name: string
  /** Weeks at or above the minimum dose. */
  minimumWeeks: number
  durationSource: Source
  /**
   * Does an adequate trial with this outcome count as failed? `unknown` where the standard does not say; the prescriber
   * decides. Intolerance is never a failure: the trial did not show what the medicine can do.
   */
  failed: Record<TrialOutcome, ThreeValued>
  /** In words, for the reasons of a trial. */
  failureRule: string
  failureSource: Source
}

const always = { response: 'no', intolerance: 'no', ongoing: 'unknown', unknown: 'unknown' } as const

const athfSf: Standard = {
  id: 'athf-sf',
  name: 'ATHF-SF',
  minimumWeeks: 4,
  durationSource: {
    citation:
      'Antidepressant Treatment History Form, short form (ATHF-SF 2019; successor ATHF-SF2, J Psychiatr Res 2024;176:325)',
    url: 'https://doi.org/10.1016/j.jpsychires.2024.05.046',
    evidence: 'unverified',
  },
  failed: { ...always, 'no-response': 'yes', 'partial-response': 'yes', 'lost-response': 'unknown' },
  failureRule: 'anything less than a response (50 % improvement) is an inadequate response; a partial response counts',
  failureSource: {
    citation:
      'Spravato US prescribing information, section 1 (inadequate response to at least two oral antidepressants)',
    evidence: 'unverified',
  },
}

const mghAtrq: Standard = {
  id: 'mgh-atrq',
  name: 'MGH-ATRQ',
  minimumWeeks: 6,
  durationSource: {
    citation: 'Massachusetts General Hospital Antidepressant Treatment Response Questionnaire, as used in TRANSFORM',
    evidence: 'unverified',
  },
  failed: { ...always, 'no-response': 'yes', 'partial-response': 'no', 'lost-response': 'no' },
  failureRule: 'improvement of 25 % or less; a partial or a lost response does not count',
  failureSource: { citation: 'TRANSFORM trials: non-response is at most 25 % improvement', evidence: 'unverified' },
}

const delphi2022: Standard = {
  id: 'delphi-2022',
  name: 'Delphi consensus 2022',
  minimumWeeks: 4,
  durationSource: {
    citation:
      'Sforzini 2022, Mol Psychiatry (PMC9095475), table 1: a stop before week 4 without clear non-response is no failure',
    url: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC9095475/',
    evidence: 'verified',
  },
  failed: { ...always, 'no-response': 'yes', 'partial-response': 'no', 'lost-response': 'no' },
  failureRule: 'less than 25 % improvement; a partial response (25 to 50 %) or a lost response does not count',
  failureSource: {
    citation: 'Sforzini 2022, Mol Psychiatry (PMC9095475), table 1: fewer than 25 % improvement',
    url: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC9095475/',
    evidence: 'verified',
  },
}

export const standards: Readonly<Record<StandardId, Standard>> = {
  'athf-sf': athfSf,
  'mgh-atrq': mghAtrq,
  'delphi-2022': delphi2022,
}

/** By id; undefined when there is none of that name. */
export const findStandard = (id: string): Standard | undefined =>
  Object.values(standards).find((standard) => standard.id === id)
