import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Origin } from './sort-by-patient.ts'

export interface Kept {
  origin: Origin
  fullUrl?: string
  resource: Record<string, unknown>
}

const flushAt = 256 * 1024

/** Text that goes to many files in turn, a block at a time. */
export class Files {
  readonly #folder: string
  readonly #waiting = new Map<string, string[]>()
  readonly #sizes = new Map<string, number>()

  constructor(folder: string) {
    this.#folder = folder
  }

  add(name: string, line: string): void {
    const lines = this.#waiting.get(name)
    if (lines) lines.push(line)
    else this.#waiting.set(name, [line])
    const size = (this.#sizes.get(name) ?? 0) + line.length
    this.#sizes.set(name, size)
    if (size >= flushAt) this.#flush(name)
  }

  path(name: string): string {
    this.#flush(name)
    return join(this.#folder, name)
  }

  #flush(name: string): void {
    const lines = this.#waiting.get(name)
    if (!lines || lines.length === 0) return
    appendFileSync(join(this.#folder, name), lines.join(''), { mode: 0o600 })
    this.#waiting.set(name, [])
    this.#sizes.set(name, 0)
  }
}

/** The resources of an export, all of one patient in one file of many; memory holds one such file at a time. */
export class Partitions {
  readonly #files: Files
  readonly count: number

  constructor(folder: string, bytes: number) {
    this.#files = new Files(folder)
    // Some 16 MB of an export each; more files than this keep too many blocks waiting.
    this.count = Math.min(256, Math.max(1, Math.ceil(bytes / 16e6)))
  }

  add(key: string, { file, line }: Origin, entry: { fullUrl?: string; resource: Record<string, unknown> }): void {
    const which = createHash('sha1').update(key).digest().readUInt32BE() % this.count
    this.#files.add(`part-${which}`, `${JSON.stringify([key, file, line, entry.fullUrl ?? null, entry.resource])}\n`)
  }

  /** Patients of one file, each with all of its resources, in the order of their keys. */
  patients(which: number): [key: string, resources: Kept[]][] {
    const path = this.#files.path(`part-${which}`)
    if (!existsSync(path)) return []
    const byKey = new Map<string, Kept[]>()
    for (const text of readFileSync(path, 'utf8').split('\n')) {
      if (text === '') continue
      const [key, file, line, fullUrl, resource] = JSON.parse(text) as [
        string,
        string,
        number,
        string | null,
        Record<string, unknown>,
      ]
      const kept: Kept = { origin: { file, line }, ...(fullUrl === null ? {} : { fullUrl }), resource }
      const before = byKey.get(key)
      if (before) before.push(kept)
      else byKey.set(key, [kept])
    }
    return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1))
  }
}

/** Rows of a list that is longer than memory: kept apart by rank, read again in the order of the ranks. */
export class Ranked {
  readonly #files: Files
  readonly #ranks = new Set<string>()

  constructor(folder: string) {
    this.#files = new Files(folder)
  }

  add(rank: readonly number[], row: object): void {
    const name = `rank-${rank.map((part) => String(part).padStart(4, '0')).join('-')}`
    this.#ranks.add(name)
    this.#files.add(name, `${JSON.stringify(row)}\n`)
  }

  /** Files of rows, one JSON object a line, the first rank first. */
  files(): string[] {
    return [...this.#ranks].sort().map((name) => this.#files.path(name))
  }
}
