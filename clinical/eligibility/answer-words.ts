import type { ThreeValued } from '../quantity/three-valued.ts'
import type { InterviewAnswerFact } from '../record/record.ts'

/** An answer as evidence, and as the sentence of a finding. */
interface AnswerInWords {
  text: string
  finding: string
}

/** `asked on 2026-01-12 by Dr Osei: no`. */
export const answerText = (answer: InterviewAnswerFact): string => answerInWords(answer).text

export function answerInWords(fact: InterviewAnswerFact): AnswerInWords {
  const { answer, on, answeredBy, detail } = fact
  const before = last[answer]
  if (before && before.on === on && before.answeredBy === answeredBy && before.detail === detail) return before
  const text = putIntoWords(fact)
  const words = { on, answeredBy, detail, text, finding: sentence(text) }
  last[answer] = words
  return words
}

/** An interview is one day's work of one person: nearly all of its answers are put into the same words. */
const last: Record<ThreeValued, (AnswerInWords & Said) | undefined> = {
  yes: undefined,
  no: undefined,
  unknown: undefined,
}
type Said = Pick<InterviewAnswerFact, 'on' | 'answeredBy' | 'detail'>

function putIntoWords({ answer, detail, on, answeredBy }: InterviewAnswerFact): string {
  const said = answer === 'unknown' ? (detail ?? 'not known') : `${answer}${detail ? ` (${detail})` : ''}`
  return `asked on ${on}${answeredBy ? ` by ${answeredBy}` : ''}: ${said}`
}

export const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
