import type { z } from 'zod'
import {
  dailyDoseMg,
  identifyMedications,
  interactions,
  isInUse,
  type KetamineTreatment,
} from '../../clinical/medications/index.ts'
import type { CalendarDate, MedicationFact } from '../../clinical/record/record.ts'
import type { chart, chartInteraction, chartMedicine } from '../../contract/chart.ts'
import { identityOf, newestFirst, type ShownFact } from './shown-fact.ts'

type Medicine = z.output<typeof chartMedicine>
type Past = z.output<typeof chart>['medicines']['past'][number]
type ShownInteraction = z.output<typeof chartInteraction>

/** The ways in which this clinic's protocols give ketamine. */
const treatments: KetamineTreatment[] = [
  { drug: 'racemic-ketamine', route: 'intravenous' },
  { drug: 'esketamine', route: 'intranasal' },
]

export interface ChartMedicines {
  current: Medicine[]
  past: Past[]
  interactions: ShownInteraction[]
}

/**
 * Medicines that are or may be in use, with the interactions they set off; past ones together by name. What nobody has
 * said is not in use may be: an order that is still running counts as current, its use as unknown.
 */
export function medicinesOf(facts: ShownFact<MedicationFact>[], asOf: CalendarDate): ChartMedicines {
  const shown = facts
    .filter(({ fact }) => fact.status !== 'entered-in-error' && fact.status !== 'draft')
    .sort(newestFirst)
    .map((each) => ({ ...each, inUse: isInUse(each.fact, asOf) }))
  const current = shown.filter(({ inUse }) => inUse !== 'no')
  const noted = interactionsOf(current.map(({ fact }) => fact))
  return {
    current: current
      .map(({ inUse, ...each }): Medicine => {
        const { fact } = each
        return {
          ...identityOf(each),
          text: fact.concept.text,
          medication: nameOf(fact),
          origin: fact.origin,
          status: fact.status,
          inUse,
          taken: fact.taken,
          dailyDoseMg: fact.dailyDoseMg ?? dailyDoseMg(fact) ?? null,
          dosageText: fact.dosageText ?? null,
          asNeeded: fact.asNeeded ?? false,
          start: fact.start ?? null,
          stop: fact.stop ?? null,
          interactions: noted.filter(({ medicineIds }) => medicineIds.includes(fact.id)).map(({ id }) => id),
        }
      })
      .sort((a, b) => b.interactions.length - a.interactions.length),
    past: pastOf(shown.filter(({ inUse }) => inUse === 'no')),
    interactions: noted,
  }
}

function interactionsOf(inUse: MedicationFact[]): ShownInteraction[] {
  const byRule = new Map<string, ShownInteraction>()
  for (const treatment of treatments)
    for (const { rule, medications } of interactions(inUse, treatment)) {
      const known = byRule.get(rule.id)
      if (known) known.drugs.push(treatment.drug)
      else
        byRule.set(rule.id, {
          id: rule.id,
          title: rule.title,
          direction: rule.direction,
          effect: rule.effect,
          consider: rule.consider,
          when: rule.when,
          output: rule.output,
          source: rule.source,
          evidence: rule.evidence,
          drugs: [treatment.drug],
          medicineIds: [...new Set(medications.map(({ fact }) => fact.id))],
        })
    }
  const gravity = { hold: 0, caution: 1, info: 2 }
  return [...byRule.values()].sort((a, b) => gravity[a.output] - gravity[b.output])
}

const nameOf = ({ concept }: MedicationFact): string | null =>
  identifyMedications(concept)
    .map(({ medication }) => medication.name)
    .join(' / ') || null

function pastOf(facts: ShownFact<MedicationFact>[]): Past[] {
  const byText = new Map<string, Past>()
  for (const { fact } of facts) {
    const { text } = fact.concept
    const dose = fact.dailyDoseMg ?? null
    const known = byText.get(text)
    if (!known) {
      byText.set(text, {
        text,
        medication: nameOf(fact),
        times: 1,
        firstStart: fact.start ?? null,
        lastStop: fact.stop ?? null,
        highestDailyDoseMg: dose,
        ids: [fact.id],
      })
      continue
    }
    known.times++
    if (known.ids.length < mostIds) known.ids.push(fact.id)
    known.firstStart = [known.firstStart, fact.start].filter((date) => date != null).sort()[0] ?? null
    known.lastStop =
      [known.lastStop, fact.stop]
        .filter((date) => date != null)
        .sort()
        .at(-1) ?? null
    known.highestDailyDoseMg = Math.max(known.highestDailyDoseMg ?? 0, dose ?? 0) || null
  }
  return [...byText.values()]
}

/** A repeat prescription of ten years; the list of facts has all. */
const mostIds = 20
