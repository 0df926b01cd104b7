import { calendarDateIn } from '../../clinical/quantity/clinic-day.ts'
import type { AssessmentFact } from '../../clinical/record/record.ts'
import {
  isWithinLookBack,
  type SuicideRiskTriage,
  suicideRiskTiers,
  triageSuicideRisk,
} from '../../clinical/safety/index.ts'
import type { ClinicTransaction } from '../database/index.ts'
import { readClinic } from '../identity/index.ts'
import { listFacts } from '../record/index.ts'
import { openUrgentPathway } from '../urgent/index.ts'
import { lockPatient } from './lock-patient.ts'
import { hasLaterScreen, tierOf } from './suicide-risk.ts'

/** An assessment that an import brought, and what the record held of it before. */
export interface ImportedAssessment {
  id: string
  before: AssessmentFact | null
}

export interface StartedByImport {
  pathwayId: string
  tier: SuicideRiskTriage['tier']
  /** When the screen was taken, as far as it is known. */
  on: string
}

/**
 * Starts the urgent pathway by a screen that came with an import, as one entered by hand does: when no later one is on
 * record, and while its date lies within the time that the screener looks back over. An older one starts nothing. What
 * the record held already, by whatever name, was dealt with when it came.
 */
export async function startPathwayOfImport(
  tx: ClinicTransaction,
  given: { patientId: string; assessments: readonly ImportedAssessment[]; authorId: string | null; now: string },
): Promise<StartedByImport | null> {
  const { patientId, now } = given
  if (given.assessments.length === 0) return null
  await lockPatient(tx, patientId)
  const { timeZone } = await readClinic(tx)
  const today = calendarDateIn(now, timeZone)
  const all = (await listFacts(tx, patientId, ['assessment'])).map(({ fact }) => fact)
  const brought = new Map(given.assessments.map((each) => [each.id, each]))
  const known = all.filter(({ id }) => !brought.has(id))
  const urgent = all.flatMap((fact) => {
    const imported = brought.get(fact.id)
    const triage = imported && triageSuicideRisk(fact.instrument, fact.answers ?? {})
    if (!triage?.startsUrgentPathway) return []
    if (imported?.before && tierOf(imported.before) === tierOf(fact)) return []
    if (known.some((other) => isSameScreen(other, fact)) || hasLaterScreen(fact, all, timeZone)) return []
    const on = fact.at.includes('T') ? calendarDateIn(fact.at, timeZone) : fact.at
    const counts = isWithinLookBack({ instrument: fact.instrument, answers: fact.answers ?? {}, on }, today)
    return counts ? [{ fact, triage, on }] : []
  })
  const [gravest] = urgent.sort((a, b) => gravity(b.triage) - gravity(a.triage))
  if (!gravest) return null
  const pathwayId = await openUrgentPathway(tx, {
    patientId,
    factId: gravest.fact.id,
    triage: gravest.triage,
    memberId: given.authorId ?? 'system',
    importedOn: gravest.on,
    now,
  })
  return pathwayId ? { pathwayId, tier: reached(gravest.triage), on: gravest.on } : null
}

/** Of an unfinished screen, what its answers reach so far. */
const reached = ({ tier, atLeast }: SuicideRiskTriage) => (tier === 'unfinished' ? atLeast : tier)
const gravity = (triage: SuicideRiskTriage): number => suicideRiskTiers.indexOf(reached(triage))

/** Exported once more under another name: the same instrument, moment and answers. */
const isSameScreen = (a: AssessmentFact, b: AssessmentFact): boolean =>
  a.instrument === b.instrument &&
  (a.at === b.at || Date.parse(a.at) === Date.parse(b.at)) &&
  answersOf(a) === answersOf(b)

const answersOf = ({ answers = {} }: AssessmentFact): string =>
  JSON.stringify(
    Object.entries(answers)
      .map(([linkId, value]) => [linkId, Number(value)] as const)
      .sort(([x], [y]) => (x < y ? -1 : 1)),
  )
