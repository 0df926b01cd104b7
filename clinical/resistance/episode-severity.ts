import { isCurrentDepression, readDepression } from '../conditions/index.ts'
import { bandOf, findInstrument, type Instrument, scoreInstrument } from '../instruments/index.ts'
import { dayInterval, isWithinDays } from '../quantity/calendar-date.ts'
import type { ThreeValued } from '../quantity/three-valued.ts'
import type { DayFacts } from '../record/as-of.ts'
import type { AssessmentFact, CalendarDate, ConditionFact, EpisodeFact } from '../record/record.ts'
import type { EpisodeSeverity, Evidence } from './episode.ts'

export type SeverityLevel = 'subsyndromal' | 'mild' | 'moderate' | 'severe'

/** How severe the episode is on a day; `level` is undefined while nothing recent says. */
export interface SeverityNow {
  level?: SeverityLevel
  /** Psychotic features in this episode, as far as severity codes and attestations say. */
  psychotic: ThreeValued
  /** What decided first, then what else was found. */
  evidence: Evidence[]
}

/** A scale speaks for the severity now for so many days. Ours: needs clinical sign-off. */
export const scaleCountsDays = 30

const levelOfBand: Record<string, Record<string, SeverityLevel>> = {
  madrs: { 'symptom-free': 'subsyndromal', mild: 'mild', moderate: 'moderate', severe: 'severe' },
  'qids-sr16': { none: 'subsyndromal', mild: 'mild', moderate: 'moderate', severe: 'severe', 'very-severe': 'severe' },
  'phq-9': {
    minimal: 'subsyndromal',
    mild: 'mild',
    moderate: 'moderate',
    'moderately-severe': 'moderate',
    severe: 'severe',
  },
}
/** The clinician's scale before the patient's, where both are of one day. */
export const scaleOrder = Object.keys(levelOfBand)

const attestedLevel: Record<EpisodeSeverity, { level: SeverityLevel; psychotic: ThreeValued }> = {
  subsyndromal: { level: 'subsyndromal', psychotic: 'unknown' },
  mild: { level: 'mild', psychotic: 'unknown' },
  moderate: { level: 'moderate', psychotic: 'unknown' },
  'severe-without-psychosis': { level: 'severe', psychotic: 'no' },
  'severe-with-psychosis': { level: 'severe', psychotic: 'yes' },
}

/** The major depressions that the record holds for certain and going on. */
export const currentDepressions = ({ conditions }: Pick<DayFacts, 'conditions'>): ConditionFact[] =>
  conditions.filter(isCurrentDepression)

/**
 * The severity of the episode on a day: as somebody judged it in the last 30 days, else by the newest scale of the last
 * 30 days, else as somebody judged it on a day that is not known, else by the code of the diagnosis. Psychotic features
 * that were once attested stay with the episode.
 */
export function severityOn(day: DayFacts): SeverityNow {
  const attested = attestedSeverity(day)
  const scale = newestScale(day)
  const coded = codedSeverity(day)
  const ofScale = scale && evidenceOfScale(scale)
  // What decided stands first; what has run out, last.
  const evidence: Evidence[] = []
  if (attested?.counts === 'yes') evidence.push(attested.evidence)
  if (ofScale) evidence.push(ofScale)
  if (attested?.counts === 'unknown') evidence.push(attested.evidence)
  for (const each of coded.evidence) evidence.push(each)
  if (attested?.counts === 'no') evidence.push(attested.evidence)
  const level =
    (attested?.counts === 'yes' ? attested.level : undefined) ??
    scale?.level ??
    (attested?.counts === 'unknown' ? attested.level : undefined) ??
    coded.level
  const said = attested?.counts === 'no' && attested.psychotic === 'no' ? 'unknown' : attested?.psychotic
  return { level, psychotic: said && said !== 'unknown' ? said : coded.psychotic, evidence }
}

/** By the codes of the diagnoses: the worst of them. */
function codedSeverity({ conditions }: DayFacts): SeverityNow {
  const evidence: Evidence[] = []
  let level: SeverityLevel | undefined
  let psychotic: ThreeValued = 'unknown'
  for (const fact of conditions) {
    const severity = isCurrentDepression(fact) ? readDepression(fact.concept)?.severity : undefined
    if (severity === undefined || severity === 'unspecified') continue
    const coded = attestedLevel[severity]
    if (level === undefined || gravity[coded.level] > gravity[level]) level = coded.level
    if (coded.psychotic === 'yes' || psychotic === 'unknown') psychotic = coded.psychotic
    evidence.push({ reference: fact.reference, text: fact.concept.text })
  }
  return { level, psychotic, evidence }
}

const gravity: Record<SeverityLevel, number> = { subsyndromal: 0, mild: 1, moderate: 2, severe: 3 }

interface Attested {
  level: SeverityLevel
  psychotic: ThreeValued
  evidence: Evidence
  /** Is it of the last 30 days? `unknown`: nobody said when it was judged. */
  counts: ThreeValued
}

/** The newest that somebody judged: of the episode, or answered in the interview. */
function attestedSeverity({ episodes, answers, asOf }: DayFacts): Attested | undefined {
  const episode = newestJudged(episodes, asOf)
  const answer = answers.to('episode-severity', scaleCountsDays)
  const answered = answer && severities.find((each) => each === answer.detail)
  const judgedOn = episode && dayInterval(episode.severityOn)
  const counts = judgedOn ? isWithinDays(judgedOn, scaleCountsDays, asOf) : 'unknown'
  if (answered && !(counts === 'yes' && (judgedOn?.earliest ?? '') >= answer.on)) {
    const { level, psychotic } = attestedLevel[answered]
    const text = `Asked on ${answer.on}: ${words(answered)}`
    return { level, psychotic, evidence: { reference: answer.reference, text }, counts: 'yes' }
  }
  if (!episode?.severity) return undefined
  const { level, psychotic } = attestedLevel[episode.severity]
  const when = judgedOn
    ? `judged on ${episode.severityOn}${counts === 'no' ? `, more than ${scaleCountsDays} days ago` : ''}`
    : 'judged on a day that is not known'
  const text = `Severity of the episode: ${words(episode.severity)}, ${when}`
  return { level, psychotic, evidence: { reference: episode.reference, text }, counts }
}

/** The last episode whose severity somebody had judged by the day. */
function newestJudged(episodes: readonly EpisodeFact[], asOf: CalendarDate): EpisodeFact | undefined {
  let newest: EpisodeFact | undefined
  let day: CalendarDate = ''
  for (const fact of episodes) {
    if (fact.severity === undefined || (dayInterval(fact.severityOn)?.earliest ?? '') > asOf) continue
    const latest = dayInterval(fact.start)?.latest ?? ''
    if (latest < day) continue
    newest = fact
    day = latest
  }
  return newest
}

const severities = Object.keys(attestedLevel) as EpisodeSeverity[]
const words = (severity: string): string => severity.replaceAll('-', ' ')

/** The total of an assessment: as recorded, else scored from its answers. */
export function totalOf(fact: AssessmentFact): number | undefined {
  const instrument = findInstrument(fact.instrument)
  return (
    fact.total ??
    (instrument && fact.answers ? (scoreInstrument(instrument, fact.answers).total ?? undefined) : undefined)
  )
}

interface ScaleNow {
  fact: AssessmentFact
  instrument: Instrument
  total: number
  level: SeverityLevel
  day: CalendarDate
}

function newestScale({ assessments, asOf }: DayFacts): ScaleNow | undefined {
  let newest: ScaleNow | undefined
  for (const fact of assessments) {
    const instrument = findInstrument(fact.instrument)
    const at = instrument && dayInterval(fact.at)
    if (!instrument || !at || isWithinDays(at, scaleCountsDays, asOf) !== 'yes') continue
    const total = totalOf(fact)
    const level = total === undefined ? undefined : levelOfBand[instrument.id]?.[bandOf(instrument, total)?.id ?? '']
    if (total === undefined || level === undefined) continue
    const scale = { fact, instrument, total, level, day: at.earliest }
    if (!newest || isNewer(scale, newest)) newest = scale
  }
  return newest
}

/** Of one day by whose scale it is. */
function isNewer(a: ScaleNow, b: ScaleNow): boolean {
  if (a.day !== b.day) return a.day > b.day
  const order = scaleOrder.indexOf(a.instrument.id) - scaleOrder.indexOf(b.instrument.id)
  return order === 0 ? a.fact.id >= b.fact.id : order < 0
}

const evidenceOfScale = ({ fact, instrument, total, level, day }: ScaleNow): Evidence => ({
  reference: fact.reference,
  text: `${instrument.shortTitle} ${total} on ${day} (${level})`,
})
