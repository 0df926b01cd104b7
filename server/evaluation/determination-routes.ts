import type { FastifyInstance } from 'fastify'
import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import type { determination } from '../../contract/determinations.ts'
import { rooms } from '../../contract/index.ts'
import type { Database } from '../database/index.ts'
import { invalidField, notFound } from '../http/problem.ts'
import { serve } from '../http/serve.ts'
import { confirmCaller } from '../identity/index.ts'
import { readPatient } from '../patients/index.ts'
import { announce } from './announce.ts'
import {
  findDetermination,
  insertSignature,
  listDeterminations,
  readDetermination,
  type StoredDetermination,
} from './determination-store.ts'
import { idTaken, keepDetermination, makeDetermination, refuseSettled, signDetermination } from './determine.ts'
import { lockPatient } from './lock-patient.ts'
import { addOverrides, agreeToOverride, confirmSeconds } from './override-criteria.ts'
import { rerunStored } from './re-run.ts'
import { signatureMeaning } from './signature-meaning.ts'

export function registerDeterminations(app: FastifyInstance, database: Database): void {
  const { determinations } = rooms

  serve(app, database, determinations.list, async ({ tx, params: { patientId }, audit }) => {
    audit.patient((await readPatient(tx, patientId)).id)
    return { determinations: await listDeterminations(tx, { patientId }) }
  })

  serve(app, database, determinations.read, async ({ tx, params, audit }) => {
    const stored = await readDetermination(tx, params.determinationId)
    audit.patient(stored.summary.patientId)
    return present(stored)
  })

  serve(app, database, determinations.make, async ({ tx, params: { patientId }, body, caller, now, audit }) => {
    await lockPatient(tx, patientId)
    audit.patient(patientId)
    const { id = uuidv7(), ...of } = body
    const made = await makeDetermination(tx, { id, patientId, ...of, authorId: caller.memberId ?? '', now })
    audit.detail(detailOf(made))
    await announce(tx, patientId)
    return present(made)
  })

  serve(app, database, determinations.override, async ({ tx, params, body, caller, now, audit }) => {
    const { id = uuidv7(), overrides, password } = body
    const { patientId } = (await readDetermination(tx, params.determinationId)).summary
    audit.patient(patientId)
    const by = await confirmCaller(database, caller, password, 'override a criterion')
    const seconds = await confirmSeconds(tx, database, overrides, caller.memberId)
    await lockPatient(tx, patientId)
    const before = await findDetermination(tx, id)
    if (before) return present(sameNext(before, params.determinationId))
    const stored = await readDetermination(tx, params.determinationId)
    refuseSettled(stored)
    const inputs = {
      ...stored.inputs,
      overrides: addOverrides(stored, overrides, { by, seconds, now }),
      supersedes: stored.summary.id,
    }
    await keepDetermination(tx, { id, patientId, inputs, authorId: by.id, now })
    for (const [index, { criterionId, reason }] of overrides.entries()) {
      const signature = { determinationId: id, criterionId, reason, now }
      await insertSignature(tx, { ...signature, memberId: by.id, meaning: 'override' })
      const second = seconds.get(index)
      if (second) await insertSignature(tx, { ...signature, memberId: second.id, meaning: 'second-signature' })
    }
    const made = await readDetermination(tx, id)
    audit.detail({ ...detailOf(made), overrides: overrides.map(({ criterionId }) => criterionId) })
    await announce(tx, patientId)
    return present(made)
  })

  serve(app, database, determinations.secondSignature, async ({ tx, params, body, caller, now, audit }) => {
    const { id = uuidv7(), criterionId, password } = body
    const { patientId } = (await readDetermination(tx, params.determinationId)).summary
    audit.patient(patientId)
    const second = await confirmCaller(database, caller, password, `second signature: ${criterionId}`)
    await lockPatient(tx, patientId)
    const before = await findDetermination(tx, id)
    if (before) return present(sameNext(before, params.determinationId))
    const stored = await readDetermination(tx, params.determinationId)
    refuseSettled(stored)
    const overrides = agreeToOverride(stored, criterionId, { second, now })
    const inputs = { ...stored.inputs, overrides, supersedes: stored.summary.id }
    await keepDetermination(tx, { id, patientId, inputs, authorId: second.id, now })
    const reason = overrides.find((override) => override.criterionId === criterionId)?.reason ?? ''
    const signature = { determinationId: id, criterionId, reason, now }
    await insertSignature(tx, { ...signature, memberId: second.id, meaning: 'second-signature' })
    const made = await readDetermination(tx, id)
    audit.detail({ ...detailOf(made), secondSignature: criterionId })
    await announce(tx, patientId)
    return present(made)
  })

  serve(app, database, determinations.sign, async ({ tx, params, body, caller, now, audit }) => {
    const { patientId } = (await readDetermination(tx, params.determinationId)).summary
    audit.patient(patientId)
    const signer = await confirmCaller(database, caller, body.password, 'sign a determination')
    await lockPatient(tx, patientId)
    const stored = await readDetermination(tx, params.determinationId)
    const meaning = signatureMeaning(stored.result.determination)
    if (body.meaning.trim() !== meaning) throw invalidField('meaning', `must be what is signed: ${meaning}`)
    const signed = await signDetermination(tx, { determination: stored, memberId: signer.id, now })
    audit.detail(detailOf(signed))
    await announce(tx, patientId)
    return present(signed)
  })

  serve(app, database, determinations.rerun, async ({ tx, params, audit }) => {
    const found = await rerunStored(tx, params.determinationId)
    if (!found) throw notFound('determination')
    audit.patient(found.patientId)
    return found.report
  })
}

/** A request that came twice made its determination the first time. */
function sameNext(made: StoredDetermination, supersedes: string): StoredDetermination {
  if (made.inputs.supersedes !== supersedes) throw idTaken(made.summary.id)
  return made
}

const present = ({ summary, result }: StoredDetermination): z.input<typeof determination> => ({
  ...summary,
  result,
  signatureMeaning: signatureMeaning(result.determination),
})

const detailOf = ({ summary }: StoredDetermination) => ({
  determinationId: summary.id,
  treatment: summary.treatment,
  determination: summary.determination,
  ruleset: `${summary.ruleset.id} ${summary.ruleset.version}`,
})
