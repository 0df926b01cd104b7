import type { Question } from './evaluation.ts'

export interface QuestionGroup {
  title: string
  questions: Question[]
  answered: number
}

/** Not known is an answer of a person, but it leaves the question open. */
export const isAnswered = ({ current }: Pick<Question, 'current'>): boolean =>
  current !== null && current.answer !== 'unknown'

/** The interview under its headings, in the order of asking; a heading that comes twice is one. */
export function groupQuestions(questions: readonly Question[]): QuestionGroup[] {
  const titles = [...new Set(questions.map((question) => question.group))]
  return titles.map((title) => {
    const own = questions.filter((question) => question.group === title)
    return { title, questions: own, answered: own.filter(isAnswered).length }
  })
}
