import type { z } from 'zod'
import { isCurrentDepression } from '../../clinical/conditions/index.ts'
import { bandOf, findInstrument, type Instrument, scoreInstrument } from '../../clinical/instruments/index.ts'
import { measurementForm } from '../../clinical/record/measurements.ts'
import type { AssessmentFact, ConditionFact, MeasurementFact } from '../../clinical/record/record.ts'
import { suicideRiskTierRules, triageSuicideRisk } from '../../clinical/safety/index.ts'
import type { chart, chartMeasurement, chartProblem } from '../../contract/chart.ts'
import { identityOf, newestFirst, type ShownFact } from './shown-fact.ts'

type Chart = z.output<typeof chart>

const pastShown = 40

/** What is going on, depression first; what is over, newest first. */
export function problemsOf(facts: ShownFact<ConditionFact>[]): Chart['problems'] {
  const lines = facts
    .filter(({ fact }) => fact.verificationStatus !== 'entered-in-error')
    .sort(newestFirst)
    .map((each) => ({ over: isOver(each.fact), line: problemLine(each) }))
  const current = lines.filter(({ over }) => !over).map(({ line }) => line)
  const past = lines.filter(({ over }) => over).map(({ line }) => line)
  return {
    current: current.sort((a, b) => Number(b.isDepression) - Number(a.isDepression)),
    past: past.slice(0, pastShown),
    pastTotal: past.length,
  }
}

const isOver = (fact: ConditionFact): boolean =>
  fact.verificationStatus === 'refuted' ||
  ['inactive', 'remission', 'resolved'].includes(fact.clinicalStatus) ||
  fact.abatement !== undefined

const problemLine = (each: ShownFact<ConditionFact>): z.output<typeof chartProblem> => ({
  ...identityOf(each),
  text: each.fact.concept.text,
  clinicalStatus: each.fact.clinicalStatus,
  verificationStatus: each.fact.verificationStatus,
  onset: each.fact.onset ?? null,
  abatement: each.fact.abatement ?? null,
  isDepression: isCurrentDepression(each.fact),
})

const assessmentsShown = 50

export const assessmentsOf = (facts: ShownFact<AssessmentFact>[]): Chart['assessments'] =>
  facts
    .sort(newestFirst)
    .slice(0, assessmentsShown)
    .map((each) => {
      const { fact } = each
      const instrument = findInstrument(fact.instrument)
      const score = instrument && fact.answers ? scoreInstrument(instrument, fact.answers) : undefined
      return {
        ...identityOf(each),
        instrument: fact.instrument,
        shortTitle: instrument?.shortTitle ?? fact.instrument.toUpperCase(),
        at: fact.at,
        total: score?.total ?? fact.total ?? null,
        band: score?.band ?? bandOfTotal(instrument, fact.total),
        complete: score?.complete ?? fact.total !== undefined,
        flags: score?.flags ?? [],
      }
    })

/** The last screen for suicide risk that was asked, by the tier that its answers reach. */
export function lastScreen(facts: ShownFact<AssessmentFact>[]): Chart['risk']['screen'] {
  for (const { fact } of [...facts].sort(newestFirst)) {
    const triage = triageSuicideRisk(fact.instrument, fact.answers ?? {})
    if (!triage) continue
    const { label, response } = suicideRiskTierRules[triage.tier]
    const { tier, because, instrument } = triage
    return { assessmentId: fact.id, instrument, at: fact.at, tier, label, response, because }
  }
  return null
}

export const measurementLine = (each: ShownFact<MeasurementFact>): z.output<typeof chartMeasurement> => {
  const { fact } = each
  const form = measurementForm(fact.name)
  return {
    ...identityOf(each),
    name: fact.name,
    label: fact.name === 'other' ? fact.concept.text : form.label,
    at: fact.at ?? null,
    value: fact.value ?? null,
    unit: fact.unit === undefined ? null : fact.unit === form.unit ? (form.shownUnit ?? fact.unit) : fact.unit,
    systolicMmHg: fact.systolicMmHg ?? null,
    diastolicMmHg: fact.diastolicMmHg ?? null,
    text: fact.text ?? null,
    referenceRange: fact.referenceRange ?? null,
    outOfRange: outOfRange(fact),
  }
}

function outOfRange({ value, referenceRange }: MeasurementFact) {
  const { low, high } = referenceRange ?? {}
  if (value === undefined || (low === undefined && high === undefined)) return 'unknown'
  return value < (low ?? Number.NEGATIVE_INFINITY) || value > (high ?? Number.POSITIVE_INFINITY) ? 'yes' : 'no'
}

const bandOfTotal = (instrument: Instrument | undefined, total: number | undefined): string | null =>
  instrument && total !== undefined ? (bandOf(instrument, total)?.id ?? null) : null
