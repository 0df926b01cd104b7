import { BundleFault } from './bundle-fault.ts'

/** Deeper than any resource that anybody exchanges; beyond it readers would run out of stack. */
const deepest = 64

/** With the u flag a surrogate matches only where its other half is missing. */
const halfCharacter = /\p{Surrogate}/u

/** Refuses what PostgreSQL cannot keep: U+0000 and half a character in a text; and bottomless nesting. */
export function refuseUnkeepable(root: unknown, path = 'Bundle'): void {
  const found = faultIn(root, 0)
  if (found) throw new BundleFault(`${path}${found.at}`, found.fault)
}

/** The way to the fault is put together only where there is one. */
function faultIn(value: unknown, depth: number): { at: string; fault: string } | undefined {
  if (typeof value === 'string') {
    if (value.includes('\u0000')) return { at: '', fault: 'holds the character U+0000' }
    return halfCharacter.test(value) ? { at: '', fault: 'holds half a character (a lone surrogate)' } : undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  if (depth >= deepest) return { at: '', fault: 'is nested too deeply' }
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++) {
      const found = faultIn(value[at], depth + 1)
      if (found) return { at: `[${at}]${found.at}`, fault: found.fault }
    }
    return undefined
  }
  for (const key in value) {
    if (key.includes('\u0000')) return { at: '', fault: 'holds the character U+0000 in a name' }
    const found = faultIn((value as Record<string, unknown>)[key], depth + 1)
    if (found) return { at: `.${key}${found.at}`, fault: found.fault }
  }
  return undefined
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
