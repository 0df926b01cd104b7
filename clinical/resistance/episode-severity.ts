import { readDepression } from '../conditions/index.ts'
import { bandOf, findInstrument, scoreInstrument } from '../instruments/index.ts'
import { dayInterval, isWithinDays } from '../quantity/calendar-date.ts'
import type { ThreeValued } from '../quantity/three-valued.ts'
import { answerTo } from '../record/interview-answers.ts'
import type { AssessmentFact, CalendarDate, ConditionFact, EpisodeFact, Fact } from '../record/record.ts'
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

/** A major depression that the record holds for certain and going on. */
export function currentDepressions(facts: readonly Fact[]): ConditionFact[] {
  return facts.filter(
    (fact): fact is ConditionFact =>
      fact.kind === 'condition' &&
      (fact.verificationStatus === 'confirmed' || fact.verificationStatus === 'unknown') &&
      !['remission', 'resolved', 'inactive'].includes(fact.clinicalStatus) &&
      fact.abatement === undefined &&
      readDepression(fact.concept)?.remission === 'none',
  )
}

/**
 * The severity of the episode on a day: as somebody judged it in the last 30 days, else by the newest scale of the last
 * 30 days, else as somebody judged it on a day that is not known, else by the code of the diagnosis. Psychotic features
 * that were once attested stay with the episode. `facts` are those of the day (`factsAsOf`).
 */
export function severityOn(facts: readonly Fact[], asOf: CalendarDate): SeverityNow {
  const attested = attestedSeverity(facts, asOf)
  const scale = newestScale(facts, asOf)
  const codes = currentDepressions(facts).flatMap((fact) => {
    const severity = readDepression(fact.concept)?.severity
    return severity === undefined || severity === 'unspecified' ? [] : [{ fact, ...attestedLevel[severity] }]
  })
  const worst = (['severe', 'moderate', 'mild'] as const).find((level) => codes.some((code) => code.level === level))
  const attestedPsychosis = attested?.counts === 'no' && attested.psychotic === 'no' ? 'unknown' : attested?.psychotic
  const psychotic =
    attestedPsychosis && attestedPsychosis !== 'unknown'
      ? attestedPsychosis
      : codes.some((code) => code.psychotic === 'yes')
        ? 'yes'
        : codes.some((code) => code.psychotic === 'no')
          ? 'no'
          : 'unknown'
  const coded = codes.map(({ fact }) => ({ reference: fact.reference, text: fact.concept.text }))
  const ofAttested = attested ? [attested.evidence] : []
  const ofScale = scale ? [scale.evidence] : []
  // What decided stands first; what has run out, last.
  const evidence =
    attested?.counts === 'yes'
      ? [...ofAttested, ...ofScale, ...coded]
      : attested?.counts === 'unknown'
        ? [...ofScale, ...ofAttested, ...coded]
        : [...ofScale, ...coded, ...ofAttested]
  const level =
    (attested?.counts === 'yes' ? attested.level : undefined) ??
    scale?.level ??
    (attested?.counts === 'unknown' ? attested.level : undefined) ??
    worst
  return { ...(level ? { level } : {}), psychotic, evidence }
}

interface Attested {
  level: SeverityLevel
  psychotic: ThreeValued
  evidence: Evidence
  /** Is it of the last 30 days? `unknown`: nobody said when it was judged. */
  counts: ThreeValued
}

/** The newest that somebody judged: of the episode, or answered in the interview. */
function attestedSeverity(facts: readonly Fact[], asOf: CalendarDate): Attested | undefined {
  const episode = facts
    .filter((fact): fact is EpisodeFact => fact.kind === 'episode' && fact.severity !== undefined)
    .filter(({ severityOn: on }) => (dayInterval(on)?.earliest ?? '') <= asOf)
    .sort((a, b) => ((dayInterval(a.start)?.latest ?? '') < (dayInterval(b.start)?.latest ?? '') ? 1 : -1))[0]
  const answer = answerTo(facts, 'episode-severity', asOf, scaleCountsDays)
  const answered = (Object.keys(attestedLevel) as EpisodeSeverity[]).find((each) => each === answer?.detail)
  const judgedOn = episode && dayInterval(episode.severityOn)
  const counts = judgedOn ? isWithinDays(judgedOn, scaleCountsDays, asOf) : 'unknown'
  if (answer && answered && !(counts === 'yes' && (judgedOn?.earliest ?? '') >= answer.on))
    return {
      ...attestedLevel[answered],
      evidence: { reference: answer.reference, text: `Asked on ${answer.on}: ${words(answered)}` },
      counts: 'yes',
    }
  if (!episode?.severity) return undefined
  const when = judgedOn
    ? `judged on ${episode.severityOn}${counts === 'no' ? `, more than ${scaleCountsDays} days ago` : ''}`
    : 'judged on a day that is not known'
  return {
    ...attestedLevel[episode.severity],
    evidence: { reference: episode.reference, text: `Severity of the episode: ${words(episode.severity)}, ${when}` },
    counts,
  }
}

const words = (severity: string): string => severity.replaceAll('-', ' ')

/** The total of an assessment: as recorded, else scored from its answers. */
export function totalOf(fact: AssessmentFact): number | undefined {
  const instrument = findInstrument(fact.instrument)
  return (
    fact.total ??
    (instrument && fact.answers ? (scoreInstrument(instrument, fact.answers).total ?? undefined) : undefined)
  )
}

function newestScale(facts: readonly Fact[], asOf: CalendarDate) {
  const found = facts.flatMap((fact) => {
    if (fact.kind !== 'assessment') return []
    const instrument = findInstrument(fact.instrument)
    const at = dayInterval(fact.at)
    const total = totalOf(fact)
    if (!instrument || !at || total === undefined || isWithinDays(at, scaleCountsDays, asOf) !== 'yes') return []
    const level = levelOfBand[instrument.id]?.[bandOf(instrument, total)?.id ?? '']
    if (level === undefined) return []
    const day = at.earliest
    const evidence = { reference: fact.reference, text: `${instrument.shortTitle} ${total} on ${day} (${level})` }
    return [{ level, day, order: scaleOrder.indexOf(instrument.id), id: fact.id, evidence }]
  })
  return found.sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.order - b.order || (a.id < b.id ? 1 : -1)))[0]
}
