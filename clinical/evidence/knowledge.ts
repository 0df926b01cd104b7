import { alternatives, alternativesSource, rulesets } from '../eligibility/index.ts'
import { instruments, totalRange } from '../instruments/index.ts'
import { interactionRules, medications } from '../medications/index.ts'
import { judgeOutcome } from '../outcomes/index.ts'
import {
  depots,
  esketamineNasalOral,
  ketamineIntravenous,
  predictionLimits,
  routeChoices,
} from '../pharmacokinetics/index.ts'
import { type Protocol, protocolSheet, protocols, withoutProtocol } from '../protocols/index.ts'
import type { Source } from '../quantity/source.ts'
import {
  maudsleySource,
  mghStagingSource,
  otherTreatmentRules,
  type Standard,
  standards,
  thaseRushSource,
} from '../resistance/index.ts'
import { defaultUrgentPathwaySettings, suicideRiskLookBack, suicideRiskTierRules } from '../safety/index.ts'
import { Collection, collect } from './collect.ts'
import type { EvidenceArea, EvidenceEntry } from './entry.ts'
import { numbersInCode, statementsInCode } from './numbers-in-code.ts'
import { criterionRuleId, fingerprint, ruleId } from './rule-id.ts'
import { type Node, sourceOf } from './source-of.ts'

const defaults = [...numbersInCode, ...statementsInCode].map(({ id, label, text, source, status }) => ({
  id,
  label,
  text,
  source,
  status,
}))

/** All data of `clinical/` that says something about patients: name of the owner, path, object. */
export const knowledge: readonly { area: EvidenceArea; path: string; usedIn: string; data: unknown }[] = [
  ...protocols.map((data) => ({ area: 'protocols' as const, path: 'protocols', usedIn: data.id, data })),
  { area: 'protocols', path: 'protocols', usedIn: 'no protocol', data: withoutProtocol },
  ...[ketamineIntravenous, esketamineNasalOral].map((data) => ({
    area: 'pharmacokinetics' as const,
    path: `pharmacokinetics/${data.id}`,
    usedIn: data.title,
    data,
  })),
  { area: 'pharmacokinetics', path: 'pharmacokinetics/depots', usedIn: 'Injections', data: depots },
  { area: 'pharmacokinetics', path: 'pharmacokinetics/routes', usedIn: 'Predicted level', data: routeChoices },
  { area: 'pharmacokinetics', path: 'pharmacokinetics/limits', usedIn: 'Predicted level', data: predictionLimits },
  ...instruments.map((data) => ({
    area: 'instruments' as const,
    path: `instruments/${data.id}`,
    usedIn: data.shortTitle,
    data,
  })),
  ...medications.map((data) => ({ area: 'medicines' as const, path: `medicines/${data.id}`, usedIn: data.name, data })),
  {
    area: 'eligibility',
    path: 'alternatives',
    usedIn: 'alternatives',
    data: Object.values(alternatives).map(({ key, reason, options }) => ({
      id: key,
      label: reason,
      options,
      source: alternativesSource,
    })),
  },
  { area: 'interactions', path: 'interactions', usedIn: 'interactions', data: interactionRules },
  ...Object.values(standards).map((data) => ({
    area: 'resistance' as const,
    path: `resistance/${data.id}`,
    usedIn: data.name,
    data,
  })),
  { area: 'resistance', path: 'resistance/other', usedIn: 'trials of an episode', data: otherTreatmentRules },
  { area: 'safety', path: 'safety/tiers', usedIn: 'C-SSRS screener', data: Object.values(suicideRiskTierRules) },
  { area: 'safety', path: 'safety/look-back', usedIn: 'C-SSRS screener', data: suicideRiskLookBack },
  { area: 'safety', path: 'safety/urgent-pathway', usedIn: 'urgent pathway', data: defaultUrgentPathwaySettings },
  { area: 'outcomes', path: 'outcomes', usedIn: 'outcomes', data: outcomeDefinitions() },
  { area: 'defaults', path: 'defaults', usedIn: 'code', data: defaults },
]

/** Every rule, number and instrument with its source, in the order of the areas. */
export function evidenceEntries(): EvidenceEntry[] {
  const into = new Collection()
  addCriteria(into)
  for (const { area, path, usedIn, data } of knowledge) collect(into, data, { area, path, usedIn, version: '1' })
  for (const entry of stagings) into.add(entry)
  return titled(into, sheetLines(protocols))
}

/** The same of one protocol alone, such as a clinic's own variant. */
export function protocolEvidence(protocol: Protocol): EvidenceEntry[] {
  const into = new Collection()
  collect(into, protocol, { area: 'protocols', path: 'protocols', usedIn: protocol.id, version: protocol.version })
  return titled(into, sheetLines([protocol]))
}

/** And of one standard of adequacy, such as a clinic's own. */
export function standardEvidence(standard: Standard): EvidenceEntry[] {
  const into = new Collection()
  const path = `resistance/${standard.id}`
  collect(into, standard, { area: 'resistance', path, usedIn: standard.name, version: '1' })
  return into.entries
}

const titled = ({ entries }: Collection, lines: ReadonlyMap<string, string>): EvidenceEntry[] =>
  entries.map((entry) => {
    const line = lines.get(entry.id)
    return line && line.length <= longestTitle ? { ...entry, title: line } : instrumentText(entry)
  })

/** Longer lines of a sheet hold the whole text, which the entry says anyway. */
const longestTitle = 90

/** Rules of the protocols as the printed page says them: `At least 120 min after the last dose`. */
const sheetLines = (protocols: readonly Protocol[]): ReadonlyMap<string, string> =>
  new Map(
    protocols.flatMap((protocol) =>
      protocolSheet(protocol).flatMap(({ lines }) =>
        lines.map(({ path, rule, text }) => [ruleId(`protocols/${path}`, rule), text] as const),
      ),
    ),
  )

function addCriteria(into: Collection): void {
  for (const { treatment, criteria } of rulesets)
    for (const criterion of criteria) {
      const found = sourceOf(criterion as unknown as Node)
      if (!found) continue
      const { id, version, title, statement, output, question } = criterion
      const source = found.source
      into.add({
        id: criterionRuleId({ id, version, statement, source: source.citation }),
        area: 'eligibility',
        title,
        text: `${statement} · ${outputWords[output]}`,
        usedIn: [treatment],
        version: String(version),
        ...found,
      })
      if (!question) continue
      const text = `An answer to a question of the interview counts for ${question.validForDays} days.`
      into.add({
        id: `eligibility/answers-count/${question.validForDays}#${fingerprint(text)}`,
        area: 'eligibility',
        title: 'How long an answer counts',
        text,
        usedIn: [id],
        version: '1',
        source: answersCount,
        needsSignOff: true,
      })
    }
}

const outputWords = { block: 'not eligible', hold: 'holds', caution: 'caution', info: 'information' }

const answersCount: Source = {
  citation: 'No published number. How long an answer of the interview counts is our choice',
  evidence: 'local',
}

const staging = (id: string, title: string, text: string, source: Source): EvidenceEntry => ({
  id: `resistance/${id}#1`,
  area: 'resistance',
  title,
  text,
  usedIn: ['staging'],
  version: '1',
  source,
  needsSignOff: false,
})

const stagings: readonly EvidenceEntry[] = [
  staging(
    'maudsley',
    'Maudsley Staging Method',
    'Duration of the episode to 12 months 1, to 24 months 2, longer 3; severity 1 to 5; failed antidepressants 1 to 2, 3 to 4, 5 to 6, 7 to 10, more than 10: 1 to 5; augmentation used 1; electroconvulsive therapy used 1. Total 3 to 15: mild to 6, moderate to 10, severe from 11. None without a failed antidepressant.',
    maudsleySource,
  ),
  staging(
    'thase-rush',
    'Thase–Rush staging',
    'Stage 0 no adequate failure, I one or more in one class, II in two distinctly different classes, III and a tricyclic, IV and an MAOI, V and bilateral electroconvulsive therapy. A range where a tricyclic or MAOI was itself the second class.',
    thaseRushSource,
  ),
  staging(
    'mgh-s',
    'MGH staging',
    'Each failed trial of at least 6 weeks 1; each optimisation of dose or duration and each augmentation or combination within it 0.5; failed electroconvulsive therapy 3.',
    mghStagingSource,
  ),
]

/** The definitions by which a score is judged: their words are made from the instrument. */
function outcomeDefinitions() {
  return instruments.flatMap((instrument) => {
    const highest = { total: totalRange(instrument)?.max ?? 0 }
    const { response, partialResponse, nonResponse, deterioration, remission, meaningfulChange, substantialChange } =
      judgeOutcome(instrument, highest, highest)
    return [response, partialResponse, nonResponse, deterioration, ...remission, meaningfulChange, substantialChange]
      .filter((judgement) => judgement !== null)
      .map(({ definition }) => definition)
  })
}

/** What an instrument as a whole says is not its list of items. */
function instrumentText(entry: EvidenceEntry): EvidenceEntry {
  const instrument = instruments.find(({ id }) => entry.id.startsWith(`instruments/${id}#`))
  if (!instrument) return entry
  const range = totalRange(instrument)
  const { items, recallPeriod, missingItems, version } = instrument
  return {
    ...entry,
    version,
    text: [
      `${items.length} ${items.length === 1 ? 'item' : 'items'}`,
      range ? `total ${range.min} to ${range.max}` : 'no total',
      recallPeriod,
      missingItems,
    ].join(' · '),
  }
}
