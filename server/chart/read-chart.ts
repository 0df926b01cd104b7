import type { z } from 'zod'
import { ageOn } from '../../clinical/quantity/calendar-date.ts'
import { addDays, calendarDateIn } from '../../clinical/quantity/clinic-day.ts'
import { newestWeight } from '../../clinical/record/newest-weight.ts'
import type { Instant, MeasurementFact } from '../../clinical/record/record.ts'
import type { chart } from '../../contract/chart.ts'
import { type ClinicTransaction, together } from '../database/index.ts'
import { readClinic } from '../identity/index.ts'
import { coursesOf, type InstrumentCourse } from '../outcomes/index.ts'
import { type Patient, readJourney, readPatient } from '../patients/index.ts'
import { listPlans } from '../plans/index.ts'
import { findProtocols } from '../protocols/index.ts'
import { standardFor } from '../standards/index.ts'
import { readOpenPathway } from '../urgent/index.ts'
import { allergiesOf, noKnownAllergiesOf } from './allergies.ts'
import { readChartFacts, readEncounters, readLatestMeasurements } from './chart-facts.ts'
import { assessmentsOf, lastScreen, measurementLine, problemsOf } from './findings.ts'
import { medicinesOf } from './medicines.ts'
import { readConsents, readDeterminations, readImportLines } from './papers.ts'
import { episodesOf, proceduresOf } from './procedures.ts'
import { newestFirst, ofKind, type ShownFact } from './shown-fact.ts'
import { storyOf } from './story.ts'
import { firstDoseAt, planLine, readSessions } from './treatment.ts'

type Chart = z.output<typeof chart>

/**
 * Everything that the chart shows of a patient. The statements go out at once, and what has come is worked on while
 * PostgreSQL answers the next. Throws 404 for a patient that this clinic does not have.
 */
export async function readChart(tx: ClinicTransaction, patientId: string, now: Instant): Promise<Chart> {
  const clinic = readClinic(tx)
  const today = clinic.then(({ timeZone }) => calendarDateIn(now, timeZone))
  const patient = readPatient(tx, patientId)
  const facts = readChartFacts(tx, patientId)
  const plans = listPlans(tx, { patientId })
  const sessions = plans.then((known) => readSessions(tx, patientId, known))
  const read = await together({
    clinic,
    asOf: today,
    patient,
    facts,
    measurements: readLatestMeasurements(tx, patientId),
    journey: readJourney(tx, patientId),
    pathway: readOpenPathway(tx, patientId, now),
    determinations: readDeterminations(tx, patientId),
    consents: readConsents(tx, patientId),
    imports: readImportLines(tx, patientId),
    encounters: today.then((asOf) => readEncounters(tx, patientId, addDays(asOf, -365))),
    plans,
    protocols: plans.then((known) => findProtocols(tx, known)),
    sessions,
    story: Promise.all([facts, today, standardFor(tx)]).then(([known, asOf, standard]) =>
      storyOf(known, asOf, standard),
    ),
  })
  const assessments = ofKind(read.facts, 'assessment')
  const { interactions, ...medicines } = medicinesOf(ofKind(read.facts, 'medication'), read.asOf)
  const review = ofKind(read.facts, 'record-review').sort(newestFirst)[0]?.fact
  const courses = coursesOf(
    assessments.map(({ fact }) => fact),
    firstDoseAt(read.sessions),
    read.clinic.timeZone,
  )
  return {
    asOf: read.asOf,
    patient: header(read, read.clinic.timeZone),
    journey: read.journey,
    risk: { screen: lastScreen(assessments), pathway: read.pathway },
    allergies: allergiesOf(ofKind(read.facts, 'allergy')),
    noKnownAllergies: noKnownAllergiesOf(ofKind(read.facts, 'no-known-allergies'), ofKind(read.facts, 'allergy')),
    problems: problemsOf(ofKind(read.facts, 'condition')),
    medicines,
    interactions,
    procedures: proceduresOf(ofKind(read.facts, 'procedure')),
    episodes: episodesOf(ofKind(read.facts, 'episode')),
    story: read.story,
    scores: courses.filter(({ points }) => points.length > 0).map(compact),
    assessments: assessmentsOf(assessments),
    measurements: read.measurements.map(measurementLine),
    determinations: read.determinations,
    consents: read.consents,
    plans: read.plans.map((plan) => planLine(plan, read.protocols(plan))),
    sessions: read.sessions,
    imports: read.imports,
    contacts: ofKind(read.facts, 'contact')
      .sort(newestFirst)
      .slice(0, contactsShown)
      .map(({ fact: { id, at, reached, by, note = '' }, authorName }) => ({ id, at, reached, by, note, authorName })),
    recordReview: review ? { id: review.id, on: review.on, reviewedBy: review.reviewedBy } : null,
    encounters: read.encounters,
  }
}

const contactsShown = 10

function header(
  read: {
    patient: Patient
    measurements: ShownFact<MeasurementFact>[]
    sessions: Chart['sessions']
    asOf: string
  },
  timeZone: string,
): Chart['patient'] {
  const { stage: _, nextStep: __, createdAt: ___, ...patient } = read.patient
  const latest = (name: MeasurementFact['name']) => read.measurements.find(({ fact }) => fact.name === name)?.fact
  const [weight, height] = [latest('weight'), latest('height')]
  const age = ageOn(patient.birthDate ?? undefined, patient.deceasedOn?.length === 10 ? patient.deceasedOn : read.asOf)
  return {
    ...patient,
    // A birth date known in part can leave the age open by a year.
    ageYears: age && age.min === age.max ? age.min : null,
    weight: newestWeight(
      weight?.value === undefined ? null : { kg: weight.value, at: weight.at ?? null },
      read.sessions.flatMap(({ summary }) => summary?.weight ?? []),
      timeZone,
    ),
    height: height?.value === undefined ? null : { cm: height.value, at: height.at ?? null },
  }
}

/** Small multiples show totals: answers and items are left to the outcome page. */
const compact = ({ points, baseline, latest, instrument, ...course }: InstrumentCourse): InstrumentCourse => {
  const bare = ({ answers: _, ...point }: InstrumentCourse['points'][number]) => point
  return {
    ...course,
    instrument: { ...instrument, items: [] },
    points: points.slice(-pointsShown).map(bare),
    baseline: baseline && bare(baseline),
    latest: latest && { ...latest, point: bare(latest.point) },
  }
}

const pointsShown = 100
