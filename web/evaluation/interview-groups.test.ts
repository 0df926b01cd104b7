import { expect, it } from 'vitest'
import type { Question } from './evaluation.ts'
import { groupQuestions } from './interview-groups.ts'

const question = (linkId: string, group: string, answer?: 'yes' | 'no' | 'unknown'): Question => ({
  linkId,
  criterionId: linkId,
  group,
  title: linkId,
  text: `${linkId}?`,
  help: '',
  answerType: 'yes-no',
  choices: [],
  current: answer ? { answer, reference: 'interview' } : null,
  open: answer === undefined,
  holds: false,
})

it('keeps the order of asking and counts what is known, not what was called unknown', () => {
  const groups = groupQuestions([
    question('a', 'Heart', 'no'),
    question('b', 'Mind'),
    question('c', 'Heart', 'unknown'),
  ])
  expect(groups.map(({ title, answered, questions }) => [title, answered, questions.length])).toEqual([
    ['Heart', 1, 2],
    ['Mind', 0, 1],
  ])
})
