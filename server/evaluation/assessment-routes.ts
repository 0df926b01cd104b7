import type { FastifyInstance } from 'fastify'
import { uuidv7 } from 'uuidv7'
import type { AssessmentFact } from '../../clinical/record/record.ts'
import { triageSuicideRisk } from '../../clinical/safety/index.ts'
import { rooms } from '../../contract/index.ts'
import type { ClinicTransaction, Database } from '../database/index.ts'
import { invalidField, notFound } from '../http/problem.ts'
import { serve } from '../http/serve.ts'
import { readClinic } from '../identity/index.ts'
import { readPatient } from '../patients/index.ts'
import {
  amendFact,
  factHistory,
  listFacts,
  readFact,
  recordFact,
  retractFact,
  type StoredFact,
} from '../record/index.ts'
import { openUrgentPathway, readOpenPathway } from '../urgent/index.ts'
import { instrumentNamed, refuseUnknownWording } from '../wordings/index.ts'
import { announce } from './announce.ts'
import { refuseFuture } from './dates.ts'
import { factExists } from './fact-exists.ts'
import { instrumentForms } from './instrument-forms.ts'
import { lockPatient } from './lock-patient.ts'
import { presentAssessment } from './present-assessment.ts'
import { readForm } from './read-form.ts'
import { hasLaterScreen, tierOf } from './suicide-risk.ts'

type StoredAssessment = StoredFact<AssessmentFact>

export function registerAssessments(app: FastifyInstance, database: Database): void {
  const { assessments } = rooms

  serve(app, database, assessments.instruments, async () => ({ instruments: instrumentForms() }))

  serve(app, database, assessments.list, async ({ tx, params: { patientId }, query, audit }) => {
    audit.patient((await readPatient(tx, patientId)).id)
    const stored = await listFacts(tx, patientId, ['assessment'], { withRetracted: query.retracted === 'with' })
    const shown = stored
      .filter(({ fact }) => query.instrument === undefined || fact.instrument === query.instrument)
      .map(presentAssessment)
    return { assessments: shown.reverse() }
  })

  serve(app, database, assessments.record, async ({ tx, params: { patientId }, body, caller, now, audit }) => {
    await lockPatient(tx, patientId)
    audit.patient(patientId)
    const instrument = instrumentNamed(body.instrument)
    const { timeZone } = await readClinic(tx)
    refuseFuture(body.at, 'at', { now, timeZone })
    if (body.sessionId) await refuseOtherSession(tx, patientId, body.sessionId)
    if (body.wording) await refuseUnknownWording(tx, instrument.id, body.wording)
    const { id = uuidv7() } = body
    const isRepeat = await factExists(tx, id)
    const stored = await recordFact(tx, {
      patientId,
      authorId: caller.memberId,
      now,
      id,
      fact: {
        kind: 'assessment',
        instrument: instrument.id,
        instrumentVersion: instrument.version,
        at: body.at,
        ...readForm(instrument, body),
        ...(body.sessionId ? { sessionId: body.sessionId } : {}),
        ...(body.wording ? { wording: body.wording } : {}),
      },
    })
    audit.detail({ factId: id, instrument: instrument.id })
    const assessment = asAssessment(stored)
    const urgentPathwayId = isRepeat
      ? ((await readOpenPathway(tx, patientId, now))?.id ?? null)
      : await startUrgentPathway(tx, { patientId, assessment, memberId: caller.memberId ?? '', now, timeZone })
    await announce(tx, patientId)
    return { assessment: presentAssessment(assessment), urgentPathwayId }
  })

  serve(app, database, assessments.amend, async ({ tx, params, body, caller, now, audit }) => {
    const { patientId, assessmentId } = params
    await lockPatient(tx, patientId)
    audit.patient(patientId)
    const before = asAssessment(await readFact(tx, patientId, assessmentId))
    const { timeZone } = await readClinic(tx)
    refuseFuture(body.at, 'at', { now, timeZone })
    const { id: _, reference: __, answers: ___, total: ____, wording: asked, ...kept } = before.fact
    const instrument = instrumentNamed(before.fact.instrument)
    const wording = body.wording === undefined ? asked : body.wording
    if (body.wording) await refuseUnknownWording(tx, instrument.id, body.wording)
    const stored = await amendFact(tx, {
      patientId,
      factId: assessmentId,
      version: body.version,
      reason: body.reason,
      authorId: caller.memberId,
      now,
      fact: {
        ...kept,
        instrumentVersion: instrument.version,
        at: body.at,
        ...readForm(instrument, body),
        ...(wording ? { wording } : {}),
      },
    })
    audit.detail({ factId: assessmentId, version: stored.version, reason: body.reason })
    const assessment = asAssessment(stored)
    const urgentPathwayId =
      tierOf(before.fact) === tierOf(assessment.fact) && !before.retracted
        ? ((await readOpenPathway(tx, patientId, now))?.id ?? null)
        : await startUrgentPathway(tx, { patientId, assessment, memberId: caller.memberId ?? '', now, timeZone })
    await announce(tx, patientId)
    return { assessment: presentAssessment(assessment), urgentPathwayId }
  })

  serve(app, database, assessments.retract, async ({ tx, params, body, caller, now, audit }) => {
    const { patientId, assessmentId } = params
    await lockPatient(tx, patientId)
    audit.patient(patientId)
    asAssessment(await readFact(tx, patientId, assessmentId))
    const stored = await retractFact(tx, { patientId, factId: assessmentId, ...body, authorId: caller.memberId, now })
    audit.detail({ factId: assessmentId, version: stored.version, reason: body.reason })
    await announce(tx, patientId)
    return presentAssessment(asAssessment(stored))
  })

  serve(app, database, assessments.history, async ({ tx, params: { patientId, assessmentId }, audit }) => {
    audit.patient((await readPatient(tx, patientId)).id)
    const current = asAssessment(await readFact(tx, patientId, assessmentId))
    const versions = await factHistory(tx, patientId, assessmentId)
    return {
      versions: versions.map(({ fact, version, retracted, reason, authorName, at }) => ({
        assessment: presentAssessment({
          ...current,
          fact: fact as AssessmentFact,
          version,
          retracted,
          authorName,
          recordedAt: at,
        }),
        reason,
        authorName,
        at,
      })),
    }
  })
}

/** Throws 404 when the fact is something else. */
function asAssessment(stored: StoredFact): StoredAssessment {
  if (stored.fact.kind !== 'assessment') throw notFound('assessment')
  return stored as StoredAssessment
}

/** The newest screen decides: one that is entered late, after a later one was taken, starts nothing. */
async function startUrgentPathway(
  tx: ClinicTransaction,
  given: { patientId: string; assessment: StoredAssessment; memberId: string; now: string; timeZone: string },
): Promise<string | null> {
  const { fact } = given.assessment
  const triage = triageSuicideRisk(fact.instrument, fact.answers ?? {})
  if (!triage) return null
  const all = await listFacts(tx, given.patientId, ['assessment'])
  const isOver = hasLaterScreen(
    fact,
    all.map((each) => each.fact),
    given.timeZone,
  )
  if (isOver) return null
  return openUrgentPathway(tx, {
    patientId: given.patientId,
    ...(fact.sessionId ? { sessionId: fact.sessionId } : {}),
    factId: fact.id,
    triage,
    memberId: given.memberId,
    now: given.now,
  })
}

async function refuseOtherSession(tx: ClinicTransaction, patientId: string, sessionId: string): Promise<void> {
  const row = await tx
    .selectFrom('session')
    .select('id')
    .where('clinic_id', '=', tx.clinicId)
    .where('patient_id', '=', patientId)
    .where('id', '=', sessionId)
    .executeTakeFirst()
  if (!row) throw invalidField('sessionId', 'is no session of this patient')
}
