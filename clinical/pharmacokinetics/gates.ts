import type { Drug, Route } from '../protocols/index.ts'
import type { SignOff, Source } from '../quantity/source.ts'
import { predictionLabel, predictionLimits } from './limits.ts'
import type { Covariates } from './model.ts'
import type { Way } from './programme.ts'
import { judged, ours, perezRuixo2021 } from './sources.ts'

/** How much a curve is worth; its words are said beside it. */
export type Confidence = 'good' | 'fair' | 'poor'

interface RouteChoice {
  id: string
  drug: Drug
  route: Way
  confidence: Confidence
  label: string
  text: string
  source: Source
  status?: SignOff
}

/** The routes that have a curve, and how good it is. What is not here has none. */
export const routeChoices: readonly RouteChoice[] = [
  {
    id: 'racemate-intravenous',
    drug: 'racemic-ketamine',
    route: 'intravenous',
    confidence: 'good',
    label: 'Intravenous ketamine',
    text: 'Good for ketamine up to 4 h, fair for norketamine.',
    source: judged('Our judgement of model A beside published observations'),
    status: 'needs-clinical-sign-off',
  },
  {
    id: 'esketamine-intravenous',
    drug: 'esketamine',
    route: 'intravenous',
    confidence: 'good',
    label: 'Intravenous esketamine',
    text: 'Good for esketamine up to 4 h, fair for norketamine.',
    source: judged('Our judgement of model A beside published observations'),
    status: 'needs-clinical-sign-off',
  },
  {
    id: 'esketamine-intranasal',
    drug: 'esketamine',
    route: 'intranasal',
    confidence: 'good',
    label: 'Nasal esketamine',
    text: 'Very good for esketamine; of noresketamine only the peak, its curve is uncertain from about 3 h on.',
    source: perezRuixo2021,
  },
  {
    id: 'esketamine-oral',
    drug: 'esketamine',
    route: 'oral',
    confidence: 'fair',
    label: 'Esketamine solution by mouth',
    text: 'Fair: sources disagree on how much is absorbed (8 % in Fanta 2015, 17.8 % here).',
    source: perezRuixo2021,
  },
  {
    id: 'racemate-intramuscular',
    drug: 'racemic-ketamine',
    route: 'intramuscular',
    confidence: 'fair',
    label: 'Intramuscular ketamine',
    text: 'Fair: the rate of absorption is our choice (6 /h, drawn from 3 to 12 /h), not published.',
    source: ours('Set beside the peak that was observed at 0.5 mg/kg'),
    status: 'needs-clinical-sign-off',
  },
  {
    id: 'racemate-subcutaneous',
    drug: 'racemic-ketamine',
    route: 'subcutaneous',
    confidence: 'poor',
    label: 'Subcutaneous ketamine',
    text: 'Poor, extrapolated: no population model of adults for this route; taken over from muscle, with a wider band.',
    source: ours('Extrapolated from muscle'),
    status: 'needs-clinical-sign-off',
  },
]

export interface GateFault {
  field: 'drug' | 'route' | 'weight' | 'age' | 'childPugh'
  message: string
}

export type GateResult = { ok: true; confidence: Confidence; warnings: string[] } | { ok: false; faults: GateFault[] }

/** Whether a curve may be shown for this person, and what has to be said beside it. */
export function predictionGate(drug: Drug, route: Route, covariates: Covariates): GateResult {
  const choice = routeChoices.find((each) => each.drug === drug && each.route === route)
  if (!choice) return { ok: false, faults: [noCurve(drug, route)] }
  const { weightKg, ageYears, childPugh, ancestry } = covariates
  const faults: GateFault[] = []
  const { weight, studiedWeight, age, olderAge } = predictionLimits
  const byWeight = choice.route !== 'intranasal' && choice.route !== 'oral'
  if (weightKg === undefined) {
    if (byWeight) faults.push({ field: 'weight', message: 'is needed: this model counts it' })
  } else if (!(weightKg >= weight.lowKg && weightKg <= weight.highKg))
    faults.push({
      field: 'weight',
      message: `must be from ${weight.lowKg} to ${weight.highKg} kg: beyond it no model was tried`,
    })
  if (ageYears !== undefined && !(ageYears >= age.lowYears && ageYears <= age.highYears))
    faults.push({ field: 'age', message: `must be from ${age.lowYears} to ${age.highYears} years` })
  if (childPugh === 'C')
    faults.push({ field: 'childPugh', message: 'C has no curve: severe liver impairment was not studied' })
  if (faults.length > 0) return { ok: false, faults }

  const warnings = [predictionLabel, choice.text]
  if (byWeight) {
    if (weightKg !== undefined && (weightKg < studiedWeight.lowKg || weightKg > studiedWeight.highKg))
      warnings.push(`${weightKg} kg is far from the 68 to 77 kg of the people whom this model was made from.`)
    if (ageYears !== undefined) warnings.push('This model knows no age: its donors were about 23 years old.')
    if (ancestry !== undefined) warnings.push('This model knows no ancestry.')
  } else {
    if (ageYears !== undefined && ageYears >= olderAge.fromYears) warnings.push(olderAge.text)
    warnings.push('The area under noresketamine is not shown, and its curve is uncertain from about 3 h on.')
  }
  if (childPugh === 'B')
    warnings.push(
      byWeight
        ? 'Child-Pugh B: how much more there will be by this route is not known; drawn as without, expect more, for longer.'
        : 'Child-Pugh B: elimination is set to 0.27 of the usual, calibrated by us and not validated; watch longer.',
    )
  if (childPugh === 'A') warnings.push('Child-Pugh A: no model has a step for it; drawn as without.')
  return { ok: true, confidence: choice.confidence, warnings }
}

function noCurve(drug: Drug, route: Route): GateFault {
  const drugs = routeChoices.filter((each) => each.route === route).map((each) => each.drug)
  if (route === 'oral' && drug === 'racemic-ketamine')
    return {
      field: 'route',
      message: 'oral ketamine has no curve: models give a half to a third of the peak that was observed',
    }
  if (drugs.length === 0) return { field: 'route', message: `${route} has no model` }
  return { field: 'drug', message: `there is no ${route} model of ${drug}` }
}
