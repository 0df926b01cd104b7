import type { FastifyInstance } from 'fastify'
import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import { calendarDateIn } from '../../clinical/quantity/clinic-day.ts'
import type { TrialDismissalFact } from '../../clinical/record/record.ts'
import { nameOfTrialMedicine, proposeTrials } from '../../clinical/resistance/index.ts'
import { rooms } from '../../contract/index.ts'
import type { trialRoutes } from '../../contract/trials.ts'
import type { ClinicTransaction, Database } from '../database/index.ts'
import { conflict, notFound } from '../http/problem.ts'
import { serve } from '../http/serve.ts'
import { readClinic } from '../identity/index.ts'
import {
  factHistory,
  listFacts,
  nameOf,
  readFact,
  readPatientRecord,
  recordFact,
  retractFact,
} from '../record/index.ts'
import { announce } from './announce.ts'
import { factExists } from './fact-exists.ts'
import { lockPatient } from './lock-patient.ts'

type Dismissal = z.output<(typeof trialRoutes)['dismissTrial']['response']>

/** A proposal is dismissed and brought back by a person, each with a reason; both stay in its history. */
export function registerTrialDismissals(app: FastifyInstance, database: Database): void {
  const { evaluation } = rooms

  serve(app, database, evaluation.dismissTrial, async ({ tx, params: { patientId }, body, caller, now, audit }) => {
    await lockPatient(tx, patientId)
    audit.patient(patientId)
    const { id = uuidv7(), derivedFrom, reason } = body
    audit.detail({ factId: id, kind: 'trial-dismissal', reason })
    if (await factExists(tx, id)) return repeated(tx, patientId, id, body)
    const on = calendarDateIn(now, (await readClinic(tx)).timeZone)
    const proposed = proposeTrials(await readPatientRecord(tx, patientId), on).find((trial) =>
      sameIds(trial.derivedFrom, derivedFrom),
    )
    if (!proposed)
      throw conflict(
        'proposal-changed',
        'The record proposes no such trial now',
        'Read the trials anew: somebody has confirmed or dismissed it, or its medicines have changed.',
      )
    const { medication, role, highestDoseMgPerDay, start, stop } = proposed
    const fact: Omit<TrialDismissalFact, 'id' | 'reference'> = {
      kind: 'trial-dismissal',
      medication,
      role,
      ...(highestDoseMgPerDay === undefined ? {} : { highestDoseMgPerDay }),
      ...(start === undefined ? {} : { start }),
      ...(stop === undefined ? {} : { stop }),
      derivedFrom: proposed.derivedFrom,
      reason,
      dismissedBy: await nameOf(tx, caller.memberId),
      on,
    }
    await recordFact(tx, { patientId, authorId: caller.memberId, now, id, fact })
    await announce(tx, patientId)
    return present(tx, patientId, id)
  })

  serve(app, database, evaluation.bringTrialBack, async ({ tx, params, body, caller, now, audit }) => {
    const { patientId, dismissalId } = params
    await lockPatient(tx, patientId)
    audit.patient(patientId)
    if ((await readFact(tx, patientId, dismissalId)).fact.kind !== 'trial-dismissal') throw notFound('dismissed trial')
    const { version } = await retractFact(tx, {
      patientId,
      factId: dismissalId,
      ...body,
      authorId: caller.memberId,
      now,
    })
    audit.detail({ factId: dismissalId, version, reason: body.reason })
    await announce(tx, patientId)
    return present(tx, patientId, dismissalId)
  })
}

/** All that were ever dismissed, newest first, with those that were brought back. */
export async function listDismissals(tx: ClinicTransaction, patientId: string): Promise<Dismissal[]> {
  const stored = await listFacts(tx, patientId, ['trial-dismissal'], { withRetracted: true })
  const dismissals = []
  for (const { fact } of stored) dismissals.push(await present(tx, patientId, fact.id))
  return dismissals.sort((a, b) => (a.at < b.at ? 1 : -1))
}

async function present(tx: ClinicTransaction, patientId: string, id: string): Promise<Dismissal> {
  const versions = await factHistory(tx, patientId, id)
  const [newest, first] = [versions[0], versions.at(-1)]
  if (!newest || first?.fact.kind !== 'trial-dismissal') throw notFound('dismissed trial')
  const { fact, at } = first
  return {
    id,
    medication: nameOfTrialMedicine(fact),
    start: fact.start,
    stop: fact.stop,
    reason: fact.reason,
    dismissedBy: fact.dismissedBy,
    on: fact.on,
    at,
    version: newest.version,
    broughtBack: newest.retracted ? { by: newest.authorName, at: newest.at, reason: newest.reason } : null,
  }
}

/** The same request again is the same dismissal, once. */
async function repeated(
  tx: ClinicTransaction,
  patientId: string,
  id: string,
  given: { derivedFrom: string[]; reason: string },
): Promise<Dismissal> {
  const before = (await factHistory(tx, patientId, id).catch(() => [])).at(-1)?.fact
  if (
    before?.kind !== 'trial-dismissal' ||
    !sameIds(before.derivedFrom, given.derivedFrom) ||
    before.reason !== given.reason
  )
    throw conflict('exists-already', 'Another fact has this id', `The id ${id} is taken. Make a new one.`)
  return present(tx, patientId, id)
}

const sameIds = (a: readonly string[], b: readonly string[]): boolean =>
  [...new Set(a)].sort().join() === [...new Set(b)].sort().join()
