import type { TreatmentId } from '../clinical/eligibility/index.ts'
import type { Standard, StandardId } from '../clinical/resistance/index.ts'
import { BadInput } from './bad-input.ts'

/** By what patients are evaluated, as the commands take it. */
export interface EvaluationChoice {
  treatment: TreatmentId
  /** Whose label the treatment follows; undefined where it is off-label everywhere. */
  jurisdiction?: string
  asOf: string
  standard: StandardId | Standard
  /** Treatment, jurisdiction, day and standard. */
  inWords: string
}

/** Throws BadInput that names the option and what is known. */
export async function readEvaluationChoice(options: {
  asOf: string
  treatment: string
  standard: string
}): Promise<EvaluationChoice> {
  const [{ treatments }, { isCalendarDate }, { findStandard, standards }] = await Promise.all([
    import('../clinical/eligibility/index.ts'),
    import('../clinical/quantity/calendar-date.ts'),
    import('../clinical/resistance/index.ts'),
  ])
  const { asOf } = options
  if (!isCalendarDate(asOf)) throw new BadInput(`--as-of ${asOf} is not a day of the calendar (YYYY-MM-DD).`)
  const treatment = treatments.find(({ id }) => id === options.treatment)
  if (!treatment) throw new BadInput(notKnown('treatment', options.treatment, treatments))
  // A file is a clinic's own.
  const standard = options.standard.endsWith('.json')
    ? await import('./own-standard.ts').then(({ readOwnStandard }) => readOwnStandard(options.standard))
    : findStandard(options.standard)
  if (!standard) throw new BadInput(notKnown('standard', options.standard, Object.values(standards)))
  const { id, title, jurisdiction } = treatment
  return {
    asOf,
    treatment: id,
    jurisdiction,
    standard: standard.id === 'clinic' ? standard : standard.id,
    inWords: `${title} (${id}) as of ${asOf}, trials by ${standard.name}`,
  }
}

const notKnown = (what: string, given: string, known: readonly { id: string }[]): string =>
  `There is no ${what} "${given}". Known: ${known.map(({ id }) => id).join(', ')}.`
