import { type DoseThreshold, minimumAdequateDose, type ProductForm } from '../medications/index.ts'
import type { Source } from '../quantity/source.ts'
import type { ThreeValued } from '../quantity/three-valued.ts'
import type { TrialOutcome } from '../record/record.ts'

export type StandardId = 'athf-sf' | 'mgh-atrq' | 'delphi-2022'

/** A way to say when an antidepressant trial was adequate and when it failed: published, or a clinic's own. */
export interface Standard {
  id: StandardId | 'clinic'
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
  /** Weeks that an augmentation has to run beside an adequate antidepressant. */
  augmentationWeeks: number
  augmentationSource: Source
  /** Which of our minimum doses it asks for. Absent: the lower end of the usual range. */
  doses?: 'usual-range' | 'stricter'
  /** A clinic's own minimum doses, mg a day by medicine; they go before ours. */
  minimumDoseMgPerDay?: Readonly<Record<string, number>>
}

const always = { response: 'no', intolerance: 'no', ongoing: 'unknown', unknown: 'unknown' } as const

const augmentation: Pick<Standard, 'augmentationWeeks' | 'augmentationSource'> = {
  augmentationWeeks: 4,
  augmentationSource: {
    citation: 'At least four weeks beside an adequate antidepressant, six preferred; general clinical knowledge',
    evidence: 'unverified',
  },
}

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
  ...augmentation,
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
  ...augmentation,
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
  ...augmentation,
}

export const standards: Readonly<Record<StandardId, Standard & { id: StandardId }>> = {
  'athf-sf': { ...athfSf, id: 'athf-sf' },
  'mgh-atrq': { ...mghAtrq, id: 'mgh-atrq' },
  'delphi-2022': { ...delphi2022, id: 'delphi-2022' },
}

/** By id; undefined when there is none of that name. */
export const findStandard = (id: string): (Standard & { id: StandardId }) | undefined =>
  Object.values(standards).find((standard) => standard.id === id)

/** What a clinic decides when it makes a standard of its own. */
export interface OwnStandard {
  name: string
  minimumWeeks: number
  augmentationWeeks?: number
  partialResponseFails: boolean
  lostResponseFails: boolean
  doses?: Standard['doses']
  minimumDoseMgPerDay?: Standard['minimumDoseMgPerDay']
  /** Who stands for it: the medical lead, and when. */
  approved: { by: string; on: string }
}

/**
 * A clinic's own standard, approved by name. Throws RangeError on weeks or doses that no standard can have: under one week
 * nothing was tried.
 */
export function ownStandard({ name, minimumWeeks, approved, ...own }: OwnStandard): Standard {
  const weeks = own.augmentationWeeks ?? augmentation.augmentationWeeks
  for (const [field, value] of Object.entries({ minimumWeeks, augmentationWeeks: weeks })) {
    if (!(value >= 1 && value <= 52)) throw new RangeError(`${field} ${value} is not between 1 and 52 weeks.`)
  }
  for (const [medicine, dose] of Object.entries(own.minimumDoseMgPerDay ?? {})) {
    if (!(dose > 0 && Number.isFinite(dose)))
      throw new RangeError(`minimumDoseMgPerDay of ${medicine} ${dose} is not above 0.`)
  }
  const source: Source = { citation: `${name}, approved by ${approved.by} on ${approved.on}`, evidence: 'local' }
  const [partial, lost] = [own.partialResponseFails, own.lostResponseFails]
  return {
    id: 'clinic',
    name,
    minimumWeeks,
    durationSource: source,
    failed: {
      ...always,
      'no-response': 'yes',
      'partial-response': partial ? 'yes' : 'no',
      'lost-response': lost ? 'yes' : 'no',
    },
    failureRule: `a partial response ${partial ? 'counts' : 'does not count'}, a lost response ${lost ? 'counts' : 'does not count'}`,
    failureSource: source,
    augmentationWeeks: weeks,
    augmentationSource: source,
    ...(own.doses ? { doses: own.doses } : {}),
    ...(own.minimumDoseMgPerDay ? { minimumDoseMgPerDay: own.minimumDoseMgPerDay } : {}),
  }
}

/**
 * The daily dose from which a product counts as adequate under a standard; undefined where no number is known for it.
 * Which of our numbers a clinic's standard asks for, its medical lead has approved with it.
 */
export function minimumDoseUnder(standard: Standard, product: ProductForm): DoseThreshold | undefined {
  const own = standard.minimumDoseMgPerDay?.[product.medication.id]
  if (own !== undefined) return { value: own, source: standard.durationSource.citation, evidence: 'from-knowledge' }
  const stricter = standard.doses === 'stricter' ? product.medication.stricterDoseMgPerDay : undefined
  if (!stricter) return minimumAdequateDose(product)
  return standard.id === 'clinic' ? { ...stricter, evidence: 'from-knowledge' } : stricter
}
