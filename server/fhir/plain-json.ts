import { BundleFault } from './bundle-fault.ts'

/** Deeper than any resource that anybody exchanges; beyond it readers would run out of stack. */
const deepest = 64

/** With the u flag a surrogate matches only where its other half is missing. */
const halfCharacter = /\p{Surrogate}/u

/** Refuses what PostgreSQL cannot keep: U+0000 and half a character in a text; and bottomless nesting. */
export function refuseUnkeepable(root: unknown): void {
  const waiting: { value: unknown; path: string; depth: number }[] = [{ value: root, path: 'Bundle', depth: 0 }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, path, depth } = next
    if (typeof value === 'string') {
      if (value.includes('\u0000')) throw new BundleFault(path, 'holds the character U+0000')
      if (halfCharacter.test(value)) throw new BundleFault(path, 'holds half a character (a lone surrogate)')
    } else if (typeof value === 'object' && value !== null) {
      if (depth >= deepest) throw new BundleFault(path, 'is nested too deeply')
      const list = Array.isArray(value)
      for (const [key, each] of Object.entries(value)) {
        if (key.includes('\u0000')) throw new BundleFault(path, 'holds the character U+0000 in a name')
        if (typeof each === 'string' || (typeof each === 'object' && each !== null)) {
          waiting.push({ value: each, path: list ? `${path}[${key}]` : `${path}.${key}`, depth: depth + 1 })
        }
      }
    }
  }
}

/** JSON.parse with a fault that says where, and never repeats what stands there. */
export function parseJson(text: string): unknown {
  const body = text.replace(/^\uFEFF/, '')
  try {
    return JSON.parse(body)
  } catch (error) {
    const position = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
    if (body.trim() === '') throw new BundleFault('Bundle', 'is not JSON: the file is empty')
    if (position === undefined) throw new BundleFault('Bundle', 'is not JSON')
    const before = body.slice(0, Number(position)).split('\n')
    throw new BundleFault('Bundle', `is not JSON: line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`)
  }
}
