import { evaluate } from '../../clinical/eligibility/index.ts'
import { calendarDateIn } from '../../clinical/quantity/clinic-day.ts'
import type { StandardInUse } from '../../contract/standards.ts'
import type { ClinicTransaction } from '../database/index.ts'
import { conflict } from '../http/problem.ts'
import { readClinic } from '../identity/index.ts'
import { readPatientRecord } from '../record/index.ts'
import { standardFor } from '../standards/index.ts'
import {
  type DeterminationInputs,
  findDetermination,
  insertDetermination,
  insertSignature,
  readDetermination,
  type StoredDetermination,
} from './determination-store.ts'
import { signatureMeaning } from './signature-meaning.ts'

/**
 * Evaluates a patient as of today and keeps the answer with its inputs. Today alone: a determination of an earlier day
 * would carry a plan on facts that have changed since. With the same id again it is the same one, once.
 */
export async function makeDetermination(
  tx: ClinicTransaction,
  given: {
    id: string
    patientId: string
    treatment: DeterminationInputs['treatment']
    /** The clinic's unless said. */
    standard?: StandardInUse['uses']
    authorId: string
    now: string
  },
): Promise<StoredDetermination> {
  const { id, patientId, treatment, standard, authorId, now } = given
  const before = await findDetermination(tx, id)
  if (before) {
    if (before.summary.patientId === patientId && before.inputs.treatment === treatment && !before.inputs.supersedes)
      return before
    throw idTaken(id)
  }
  const { timeZone } = await readClinic(tx)
  const judgedBy = await standardFor(tx, standard)
  return keepDetermination(tx, {
    id,
    patientId,
    inputs: {
      record: await readPatientRecord(tx, patientId),
      treatment,
      asOf: calendarDateIn(now, timeZone),
      standard: judgedBy.id === 'clinic' ? judgedBy : judgedBy.id,
      overrides: [],
      supersedes: null,
    },
    authorId,
    now,
  })
}

/** Evaluates these inputs and keeps the answer. */
export async function keepDetermination(
  tx: ClinicTransaction,
  given: { id: string; patientId: string; inputs: DeterminationInputs; authorId: string; now: string },
): Promise<StoredDetermination> {
  const { record, treatment, asOf, standard, overrides } = given.inputs
  const result = evaluate(record, { treatment, asOf, standard, overrides })
  await insertDetermination(tx, { ...given, result })
  return readDetermination(tx, given.id)
}

export const idTaken = (id: string) =>
  conflict('exists-already', 'Another determination has this id', `The id ${id} is taken. Make a new one.`)

/** Throws 409 for a determination that is signed, or that is not the newest of its treatment. */
export function refuseSettled({ summary }: StoredDetermination): void {
  if (summary.signed)
    throw conflict('signed-already', 'A signed determination stays as it is', 'Make a new one to decide anew.')
  if (summary.superseded)
    throw conflict('superseded', 'There is a newer determination', 'Read it, and go on with that one.')
}

/**
 * Signs a determination. Any outcome can be signed, also one that is no way to a plan: that it was looked at and told
 * is worth keeping.
 *
 * @throws Problem 409 `record-changed` when the record as it stands today gives another answer, naming the criteria
 */
export async function signDetermination(
  tx: ClinicTransaction,
  given: { determination: StoredDetermination; memberId: string; now: string },
): Promise<StoredDetermination> {
  const { determination, memberId, now } = given
  const { summary, inputs, result } = determination
  if (summary.signed?.memberId === memberId) return determination
  refuseSettled(determination)
  const { timeZone } = await readClinic(tx)
  const current = evaluate(await readPatientRecord(tx, summary.patientId), {
    treatment: inputs.treatment,
    asOf: calendarDateIn(now, timeZone),
    standard: inputs.standard,
    overrides: inputs.overrides,
  })
  // What was overridden while nobody knew is not overridden once it was found: it stands alike and says otherwise.
  const moved = current.criteria.filter((criterion) => {
    const before = result.criteria.find(({ id }) => id === criterion.id)
    return before?.standing !== criterion.standing || before.status !== criterion.status
  })
  if (moved.length > 0 || current.ruleset.version !== result.ruleset.version)
    throw conflict(
      'record-changed',
      'The record says otherwise now',
      `Make a new determination. Different since then: ${moved.map(({ title }) => title).join(', ') || 'the rule set'}.`,
      { criteria: moved.map(({ id }) => id) },
    )
  const reason = signatureMeaning(result.determination)
  await insertSignature(tx, { determinationId: summary.id, memberId, meaning: 'sign', reason, now })
  return readDetermination(tx, summary.id)
}
