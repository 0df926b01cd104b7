import { rmSync } from 'node:fs'
import { type Files, type Kept, keptIn, lineOf, partOf } from './on-disk.ts'

/** The resources of an export, all of one patient in one file of many; memory holds one such file at a time. */
export class Partitions {
  readonly #files: Files
  readonly count: number

  constructor(files: Files, count: number) {
    this.#files = files
    this.count = count
  }

  /** Its name is that of the patient. */
  add(kept: Kept<string | Buffer>): void {
    this.#files.add(`part-${partOf(kept.name, this.count)}`, lineOf(kept))
  }

  /** Patients of one file, each with all of its resources, in the order of their names. Gives the disk back. */
  patients(which: number): [name: string, resources: Kept[]][] {
    this.#files.flush()
    const path = this.#files.path(`part-${which}`)
    const byName = new Map<string, Kept[]>()
    for (const kept of keptIn(path)) {
      const before = byName.get(kept.name)
      if (before) before.push(kept)
      else byName.set(kept.name, [kept])
    }
    if (path) rmSync(path)
    return [...byName].sort(([a], [b]) => (a < b ? -1 : 1))
  }
}
