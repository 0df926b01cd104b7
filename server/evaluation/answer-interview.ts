import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import { calendarDateIn } from '../../clinical/quantity/clinic-day.ts'
import type { InterviewAnswerFact } from '../../clinical/record/record.ts'
import type { givenAnswer, storedAnswer } from '../../contract/evaluation.ts'
import type { ClinicTransaction } from '../database/index.ts'
import { conflict, invalidField } from '../http/problem.ts'
import { readClinic } from '../identity/index.ts'
import { listFacts, nameOf, readPatientRecord, recordFact, retractFact, type StoredFact } from '../record/index.ts'
import { standardFor } from '../standards/index.ts'
import { askedQuestions } from './asked-questions.ts'
import { refuseFuture } from './dates.ts'
import { readAnswer } from './read-answer.ts'

type Given = z.output<typeof givenAnswer>
type StoredAnswer = StoredFact<InterviewAnswerFact>

/**
 * Keeps the answers of an interview, all or none. An answer that the same person changes on the same day replaces the
 * earlier one, which stays in the history: a slip of the finger must not stand as a yes. Of two people, both stand.
 *
 * @returns ids of the facts, in the order given; sent again with the same ids they are the same facts
 */
export async function answerInterview(
  tx: ClinicTransaction,
  {
    patientId,
    answers,
    authorId,
    now,
  }: { patientId: string; answers: readonly Given[]; authorId: string | null; now: string },
): Promise<string[]> {
  const { timeZone } = await readClinic(tx)
  const today = calendarDateIn(now, timeZone)
  const questions = askedQuestions(await readPatientRecord(tx, patientId), today, await standardFor(tx))
  const by = await nameOf(tx, authorId)
  const stored = await listFacts(tx, patientId, ['interview-answer', 'measurement'], { withRetracted: true })
  refuseRepeated(answers)
  const ids: string[] = []
  for (const [index, given] of answers.entries()) {
    const path = `answers.${index}`
    const { id = uuidv7(), on = today, ...answer } = given
    const before = stored.find(({ fact }) => fact.id === id)
    if (before) {
      refuseOther(before, given, path)
      ids.push(id)
      continue
    }
    refuseFuture(on, `${path}.on`, { now, timeZone })
    const fact = readAnswer(answer, questions.get(given.question), path, { on, now, by })
    for (const earlier of stored.filter((each) => isCorrectedBy(each, given.question, on, authorId)))
      await retractFact(tx, {
        patientId,
        factId: earlier.fact.id,
        version: earlier.version,
        reason: 'Answered anew on the same day by the same person',
        authorId,
        now,
      })
    await recordFact(tx, { patientId, authorId, now, id, fact, reference: `interview ${on} by ${by}` })
    ids.push(id)
  }
  return ids
}

/** Throws 400 where one question has two answers. */
export function refuseRepeated(answers: readonly Pick<Given, 'question'>[]): void {
  for (const [index, { question }] of answers.entries())
    if (answers.findIndex((other) => other.question === question) < index)
      throw invalidField(`answers.${index}.question`, `is answered twice: ${question}`)
}

function refuseOther({ fact }: StoredFact, given: Given, path: string): void {
  const same =
    fact.kind === 'measurement'
      ? given.measurement?.name === fact.name
      : fact.kind === 'interview-answer' &&
        fact.question === given.question &&
        fact.answer === given.answer &&
        (fact.detail ?? '') === (given.detail ?? '')
  if (!same) throw conflict('exists-already', 'Another answer has this id', `${path}.id is taken. Make a new one.`)
}

const isCorrectedBy = (
  { fact, authorId: author, retracted, imported }: StoredFact,
  question: string,
  on: string,
  authorId: string | null,
): boolean =>
  fact.kind === 'interview-answer' &&
  fact.question === question &&
  fact.on === on &&
  author === authorId &&
  !retracted &&
  !imported

export const presentAnswer = ({
  fact,
  version,
  retracted,
  imported,
  authorName,
  recordedAt,
}: StoredAnswer): z.input<typeof storedAnswer> => ({
  id: fact.id,
  question: fact.question,
  answer: fact.answer,
  detail: fact.detail ?? null,
  on: fact.on,
  expires: fact.expires ?? null,
  answeredBy: fact.answeredBy ?? authorName,
  retracted,
  imported,
  version,
  recordedAt,
})
