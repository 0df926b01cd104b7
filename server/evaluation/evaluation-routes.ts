import type { FastifyInstance } from 'fastify'
import { evaluate, explain, interview, type TreatmentId, treatments } from '../../clinical/eligibility/index.ts'
import { calendarDateIn } from '../../clinical/quantity/clinic-day.ts'
import { factsOfDay } from '../../clinical/record/as-of.ts'
import type { PatientRecord } from '../../clinical/record/record.ts'
import { episodePicture } from '../../clinical/resistance/index.ts'
import { rooms } from '../../contract/index.ts'
import type { ClinicTransaction, Database } from '../database/index.ts'
import { serve } from '../http/serve.ts'
import { readClinic } from '../identity/index.ts'
import { nameOf, readPatientRecord } from '../record/index.ts'
import { offeredStandards, standardFor } from '../standards/index.ts'
import { readOpenPathway } from '../urgent/index.ts'
import { listDeterminations } from './determination-store.ts'
import { screensAskedFor, screensOf } from './suicide-risk.ts'
import { evaluateWhatIf, ifAnsweredInFavour } from './what-if.ts'

export function registerEvaluationRoutes(app: FastifyInstance, database: Database): void {
  const { evaluation } = rooms

  serve(app, database, evaluation.read, async ({ tx, params: { patientId }, query, now, audit }) => {
    const record = await readPatientRecord(tx, patientId)
    audit.patient(patientId)
    const { jurisdiction, timeZone } = await readClinic(tx)
    const today = calendarDateIn(now, timeZone)
    const determinations = await listDeterminations(tx, { patientId })
    const defaultTreatment: TreatmentId = `esketamine-${jurisdiction}`
    const options = {
      treatment: query.treatment ?? determinations[0]?.treatment ?? defaultTreatment,
      asOf: query.asOf ?? today,
      standard: await standardFor(tx, query.standard),
    }
    const result = evaluate(record, options)
    return {
      patientId,
      today,
      clinic: { jurisdiction, defaultTreatment },
      treatments: treatments.map(({ id, title, jurisdiction: its }) => ({
        id,
        title,
        here: its === undefined || its === jurisdiction,
      })),
      standards: await offeredStandards(tx),
      evaluation: result,
      picture: episodePicture(factsOfDay(record, options.asOf)),
      interview: interview(record, options),
      ifAnsweredInFavour: ifAnsweredInFavour(record, options, result),
      safety: await readSafety(tx, patientId, record, { timeZone, now }),
      determinations,
    }
  })

  serve(app, database, evaluation.explanation, async ({ tx, params: { patientId }, query, now, audit }) => {
    const record = await readPatientRecord(tx, patientId)
    audit.patient(patientId)
    const { jurisdiction, timeZone } = await readClinic(tx)
    const [newest] = await listDeterminations(tx, { patientId })
    return explain(record, {
      treatment: query.treatment ?? newest?.treatment ?? (`esketamine-${jurisdiction}` as const),
      asOf: query.asOf ?? calendarDateIn(now, timeZone),
      standard: await standardFor(tx, query.standard),
    })
  })

  serve(app, database, evaluation.whatIf, async ({ tx, params: { patientId }, body, caller, now, audit }) => {
    const record = await readPatientRecord(tx, patientId)
    audit.patient(patientId)
    const { jurisdiction, timeZone } = await readClinic(tx)
    const [newest] = await listDeterminations(tx, { patientId })
    const options = {
      treatment: body.treatment ?? newest?.treatment ?? (`esketamine-${jurisdiction}` as const),
      asOf: body.asOf ?? calendarDateIn(now, timeZone),
      standard: await standardFor(tx, body.standard),
    }
    const by = await nameOf(tx, caller.memberId)
    const found = evaluateWhatIf(record, options, { answers: body.answers, now, by })
    return { ...found, isWhatIf: true as const, before: found.before.determination }
  })
}

async function readSafety(
  tx: ClinicTransaction,
  patientId: string,
  { facts }: PatientRecord,
  { timeZone, now }: { timeZone: string; now: string },
) {
  const assessments = facts.flatMap((fact) => (fact.kind === 'assessment' ? [fact] : []))
  const [screen] = screensOf(assessments, timeZone)
  return {
    screen: screen ? { assessmentId: screen.fact.id, at: screen.fact.at, triage: screen.triage } : null,
    askScreener: screensAskedFor(assessments, timeZone),
    urgentPathwayId: (await readOpenPathway(tx, patientId, now))?.id ?? null,
  }
}
