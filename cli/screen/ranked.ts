import { createReadStream } from 'node:fs'
import type { Files } from './on-disk.ts'

/** Text of a list that is longer than memory: kept apart by rank, read again in the order of the ranks. */
export class Ranked {
  readonly #files: Files
  readonly #ranks = new Set<string>()

  constructor(files: Files) {
    this.#files = files
  }

  add(rank: readonly number[], text: string): void {
    const name = `rank-${rank.map((part) => String(part).padStart(4, '0')).join('-')}`
    this.#ranks.add(name)
    this.#files.add(name, text)
  }

  /** The first rank first. */
  async *text(): AsyncGenerator<Buffer> {
    this.#files.flush()
    for (const name of [...this.#ranks].sort()) {
      const path = this.#files.path(name)
      if (path) yield* createReadStream(path)
    }
  }
}
