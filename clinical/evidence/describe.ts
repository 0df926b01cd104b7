import { isNode, type Node } from './source-of.ts'

/** Fields that name a thing rather than say something. */
const names = new Set(['id', 'label', 'title', 'shortTitle', 'kind', 'question', 'linkId'])

/** `minimumMinutes` → `minimum minutes`. */
export const words = (name: string): string =>
  name
    .replaceAll('-', ' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()

/** What a rule says, in a line: `systolic above 159 · diastolic above 99`. Sentences that it holds come first. */
export function describe(content: Node): string {
  const sentence = ['statement', 'text', 'effect', 'consider', 'question'].flatMap((key) =>
    typeof content[key] === 'string' ? [content[key]] : [],
  )
  const rest = Object.entries(content)
    .filter(([key]) => !names.has(key) && !['statement', 'text', 'effect', 'consider'].includes(key))
    .map(([key, value]) => part(key, value))
    .filter(Boolean)
  return [...sentence, ...rest].join(' · ')
}

function part(key: string, value: unknown): string {
  if (value === false || value === null || value === '' || (Array.isArray(value) && value.length === 0)) return ''
  if (value === true) return words(key)
  return `${words(key)} ${inWords(value)}`
}

function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(inWords).filter(Boolean).join('; ')
  if (typeof value === 'number') return String(Number(value.toPrecision(6)))
  if (!isNode(value)) return String(value)
  const { label, ...rest } = value
  const inner = Object.entries(rest)
    .filter(([key]) => key !== 'id')
    .map(([key, each]) => part(key, each))
    .filter(Boolean)
    .join(', ')
  return [label, inner].filter(Boolean).join(' ')
}
