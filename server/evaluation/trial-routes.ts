import type { FastifyInstance } from 'fastify'
import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import { medications, minimumAdequateDose } from '../../clinical/medications/index.ts'
import { dayInterval } from '../../clinical/quantity/calendar-date.ts'
import { calendarDateIn } from '../../clinical/quantity/clinic-day.ts'
import type { TrialFact } from '../../clinical/record/record.ts'
import { resistance } from '../../clinical/resistance/index.ts'
import { rooms } from '../../contract/index.ts'
import type { trialRoutes } from '../../contract/trials.ts'
import type { ClinicTransaction, Database } from '../database/index.ts'
import { invalidField, notFound } from '../http/problem.ts'
import { serve } from '../http/serve.ts'
import { readClinic } from '../identity/index.ts'
import { readPatient } from '../patients/index.ts'
import {
  amendFact,
  factHistory,
  listFacts,
  type NewFact,
  nameOf,
  readFact,
  readPatientRecord,
  recordFact,
  retractFact,
  type StoredFact,
} from '../record/index.ts'
import { standardFor } from '../standards/index.ts'
import { announce } from './announce.ts'
import { refuseFuture } from './dates.ts'
import { factExists } from './fact-exists.ts'
import { lockPatient } from './lock-patient.ts'
import { listDismissals } from './trial-dismissals.ts'

type GivenTrial = z.output<(typeof trialRoutes)['recordTrial']['body']>['trial']

export function registerTrials(app: FastifyInstance, database: Database): void {
  const { evaluation } = rooms

  serve(app, database, evaluation.trials, async ({ tx, params: { patientId }, query, now, audit }) => {
    audit.patient((await readPatient(tx, patientId)).id)
    const { timeZone } = await readClinic(tx)
    const standard = await standardFor(tx, query.standard)
    const found = resistance(await readPatientRecord(tx, patientId), calendarDateIn(now, timeZone), standard)
    const stored = new Map((await listFacts(tx, patientId, ['trial'])).map((each) => [each.fact.id, each]))
    return {
      trials: found.trials.map((assessed) => {
        const kept = stored.get(assessed.trial.id)
        return { ...assessed, stored: kept ? presentTrial(kept) : null }
      }),
      adequateFailedTrials: found.adequateFailedTrials,
      dismissed: await listDismissals(tx, patientId),
      historyComplete: found.historyComplete,
      medicines: medicinesToChoose(),
    }
  })

  serve(app, database, evaluation.recordTrial, async ({ tx, params: { patientId }, body, caller, now, audit }) => {
    await lockPatient(tx, patientId)
    audit.patient(patientId)
    const { id = uuidv7() } = body
    const fact = await trialOf(tx, patientId, body.trial, now)
    const stored = await recordFact(tx, { patientId, authorId: caller.memberId, now, id, fact })
    audit.detail({ factId: id, kind: 'trial' })
    await announce(tx, patientId)
    return presentTrial(asTrial(stored))
  })

  serve(app, database, evaluation.amendTrial, async ({ tx, params, body, caller, now, audit }) => {
    const { patientId, trialId } = params
    await lockPatient(tx, patientId)
    audit.patient(patientId)
    asTrial(await readFact(tx, patientId, trialId))
    const { version, reason } = body
    const fact = await trialOf(tx, patientId, body.trial, now)
    const change = { patientId, factId: trialId, version, reason, authorId: caller.memberId, now, fact }
    const stored = await amendFact(tx, change)
    audit.detail({ factId: trialId, version: stored.version, reason })
    await announce(tx, patientId)
    return presentTrial(asTrial(stored))
  })

  serve(app, database, evaluation.retractTrial, async ({ tx, params, body, caller, now, audit }) => {
    const { patientId, trialId } = params
    await lockPatient(tx, patientId)
    audit.patient(patientId)
    asTrial(await readFact(tx, patientId, trialId))
    const stored = await retractFact(tx, { patientId, factId: trialId, ...body, authorId: caller.memberId, now })
    audit.detail({ factId: trialId, version: stored.version, reason: body.reason })
    await announce(tx, patientId)
    return presentTrial(asTrial(stored))
  })

  serve(app, database, evaluation.trialHistory, async ({ tx, params: { patientId, trialId }, audit }) => {
    audit.patient((await readPatient(tx, patientId)).id)
    asTrial(await readFact(tx, patientId, trialId))
    const versions = await factHistory(tx, patientId, trialId)
    return {
      versions: versions.map(({ authorId: _, fact, ...of }) => ({ ...of, trial: fact as TrialFact })),
    }
  })

  serve(
    app,
    database,
    evaluation.attestTrialHistory,
    async ({ tx, params: { patientId }, body, caller, now, audit }) => {
      await lockPatient(tx, patientId)
      audit.patient(patientId)
      const { id = uuidv7(), complete } = body
      const attestedBy = await nameOf(tx, caller.memberId)
      const on = calendarDateIn(now, (await readClinic(tx)).timeZone)
      if (!(await factExists(tx, id))) await retractSameDay(tx, { patientId, id, on, authorId: caller.memberId, now })
      const fact = { kind: 'trial-history' as const, complete, attestedBy, on }
      await recordFact(tx, { patientId, authorId: caller.memberId, now, id, fact })
      audit.detail({ factId: id, kind: 'trial-history', complete })
      await announce(tx, patientId)
      return { id, complete, attestedBy, on }
    },
  )
}

/** Throws 400 naming a date that cannot be, or a medicine that the record does not have. */
async function trialOf(
  tx: ClinicTransaction,
  patientId: string,
  trial: GivenTrial,
  now: string,
): Promise<Extract<NewFact, { kind: 'trial' }>> {
  const { timeZone } = await readClinic(tx)
  refuseFuture(trial.start, 'trial.start', { now, timeZone })
  refuseFuture(trial.stop, 'trial.stop', { now, timeZone })
  const [start, stop] = [dayInterval(trial.start), dayInterval(trial.stop)]
  if (start && stop && stop.latest < start.earliest) throw invalidField('trial.stop', 'is before the start')
  if (trial.stop && trial.outcome === 'ongoing')
    throw invalidField('trial.outcome', 'is ongoing, but the trial stopped')
  const medicines = trial.derivedFrom.length > 0 ? await listFacts(tx, patientId, ['medication']) : []
  const ids = new Set(medicines.map(({ fact }) => fact.id))
  for (const [index, id] of trial.derivedFrom.entries())
    if (!ids.has(id)) throw invalidField(`trial.derivedFrom.${index}`, 'is no medicine of this patient’s record')
  return { kind: 'trial', ...trial }
}

/** Who attests anew on the same day takes back what they said before; it stays in the history. */
async function retractSameDay(
  tx: ClinicTransaction,
  { id, on, ...of }: { patientId: string; id: string; on: string; authorId: string | null; now: string },
): Promise<void> {
  const before = await listFacts(tx, of.patientId, ['trial-history'])
  for (const { fact, version, authorId, imported } of before) {
    if (fact.on !== on || authorId !== of.authorId || imported || fact.id === id) continue
    await retractFact(tx, { ...of, factId: fact.id, version, reason: 'Attested anew on the same day' })
  }
}

/** Throws 404 when the fact is something else. */
function asTrial(stored: StoredFact): StoredFact<TrialFact> {
  if (stored.fact.kind !== 'trial') throw notFound('trial')
  return stored as StoredFact<TrialFact>
}

const presentTrial = ({ fact, version, retracted, imported, authorName, recordedAt }: StoredFact<TrialFact>) => ({
  trial: fact,
  version,
  retracted,
  imported,
  authorName,
  recordedAt,
})

const medicinesToChoose = () =>
  medications
    .filter(({ role }) => role.includes('antidepressant') || role.includes('augmentation'))
    .map((medication) => ({
      id: medication.id,
      name: medication.name,
      roles: medication.role,
      minimumMgPerDay: minimumAdequateDose({ medication })?.value ?? null,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
