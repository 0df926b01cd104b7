import { type Answers, findInstrument, type Item } from '../instruments/index.ts'
import { addMonths, dayInterval } from '../quantity/calendar-date.ts'
import type { Source } from '../quantity/source.ts'
import type { CalendarDate, PartialDate } from '../record/record.ts'
import { suicideRiskTierRules, suicideRiskTiers } from './suicide-risk-tiers.ts'

/** How far back the screener asks: ideation in the past month, behaviour in the past three. */
export const suicideRiskLookBack: { months: { ideation: number; behaviour: number }; source: Source } = {
  months: { ideation: 1, behaviour: 3 },
  source: {
    citation: 'Columbia Lighthouse Project: C-SSRS screener, triage guidelines',
    url: 'https://cssrs.columbia.edu',
    evidence: 'verified',
  },
}

/**
 * Does a screen that was taken elsewhere still speak of the patient as they are? It does when an answer by which it starts
 * the urgent pathway lies within the time that its question looks back over. A date known in part counts while any day
 * that it can mean does.
 */
export function isWithinLookBack(
  screen: { instrument: string; answers: Answers; on: PartialDate },
  asOf: CalendarDate,
): boolean {
  const latest = dayInterval(screen.on)?.latest
  const instrument = findInstrument(screen.instrument)
  if (latest === undefined || instrument?.scoring.kind !== 'triage') return false
  const { months } = suicideRiskLookBack
  const urgent = suicideRiskTiers.filter((tier) => suicideRiskTierRules[tier].startsUrgentPathway) as string[]
  const linkIds = instrument.scoring.tiers.filter(({ id }) => urgent.includes(id)).flatMap(({ anyOf }) => anyOf)
  return linkIds
    .flatMap((linkId) => instrument.items.filter((item) => item.linkId === linkId))
    .filter((item) => saysYes(screen.answers, item))
    .some((item) => latest >= addMonths(asOf, -(isBehaviour(item) ? months.behaviour : months.ideation)))
}

const isBehaviour = ({ linkId }: Item): boolean => linkId.startsWith('behaviour')

const saysYes = (answers: Answers, { linkId }: Item): boolean => answers[linkId] === 1 || answers[linkId] === true
