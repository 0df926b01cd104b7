import { fieldsOf, isNode, type Node, sourceOf, sourcesBeside } from './source-of.ts'

/** Where it comes from and how it is filed: no part of what a rule says. */
const besides = new Set(['source', 'status', 'signOff', 'evidenceMark', 'version'])

/**
 * What an object says by itself: without its sources, without what has a source of its own, without functions. It is what
 * a medical lead approves; when it changes, the approval is over.
 */
export function ownContent(node: Node): Node {
  const elsewhere = new Set(sourcesBeside(node).flatMap(({ of }) => [`${of}Source`, ...fieldsOf(node, of)]))
  const own: Node = {}
  for (const [key, value] of Object.entries(node)) {
    if (besides.has(key) || elsewhere.has(key) || (key === 'evidence' && typeof node.source === 'string')) continue
    const content = contentOf(value)
    if (content !== undefined) own[key] = content
  }
  return own
}

function contentOf(value: unknown): unknown {
  if (typeof value === 'function' || value === undefined) return undefined
  if (Array.isArray(value)) {
    const kept = value.map(contentOf).filter((each) => each !== undefined)
    return value.length > 0 && kept.length === 0 ? undefined : kept
  }
  if (!isNode(value)) return value
  return sourceOf(value) ? undefined : ownContent(value)
}

/**
 * The name of a rule: its path and a fingerprint of what it says and of its source, `protocols/observation#1f00ab3c`. The
 * same words at the same place are the same rule, in whichever protocol they stand; other words are another rule.
 */
export const ruleId = (path: string, node: object): string => {
  const given = node as Node
  return ruleIdOf(path, ownContent(given), sourceOf(given)?.source.citation ?? '')
}

export const ruleIdOf = (path: string, content: Node, citation: string): string =>
  `${path}#${fingerprint({ content, citation })}`

/** The name of a criterion, from what every determination says of it. */
export const criterionRuleId = ({
  id,
  version,
  statement,
  source,
}: {
  id: string
  version: number
  statement: string
  /** In words, as a determination shows it. */
  source: string
}): string => `eligibility/${id}#${fingerprint({ version, statement, source })}`

/** FNV-1a with 32 bits over the canonical text; it tells versions of one rule apart, and is no protection. */
export function fingerprint(content: unknown): string {
  let hash = 0x811c9dc5
  for (const character of canonical(content)) {
    hash ^= character.codePointAt(0) ?? 0
    hash = Math.imul(hash, 0x01000193) >>> 0
  }
  return hash.toString(16).padStart(8, '0')
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (!isNode(value)) return JSON.stringify(value ?? null)
  return `{${Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)
    .join(',')}}`
}
