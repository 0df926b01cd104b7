import { readFileSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { type Files, type Kept, keptIn, lineOf, partOf } from './on-disk.ts'
import type { Partitions } from './partitions.ts'

/**
 * `Medication` belongs to no patient; prescriptions point at it, from any file of an export. Medicines and who wants which
 * are kept on disk by the medicine's id, so that memory holds one part of them at a time, also where an EHR writes a
 * medicine for each prescription.
 */
export class Medicines {
  readonly #files: Files
  readonly #count: number

  constructor(files: Files, count: number) {
    this.#files = files
    this.#count = count
  }

  /** Its name is that of the medicine. */
  add(kept: Kept<string | Buffer>): void {
    this.#files.add(`medicines-${partOf(kept.name, this.#count)}`, lineOf(kept))
  }

  /** A resource of this patient points at the medicine. */
  want(id: string, patient: string): void {
    this.#files.add(`wanted-${partOf(id, this.#count)}`, `${JSON.stringify([id, patient])}\n`)
  }

  /** Puts each medicine with the resources of every patient who wants it, once. Of one id the last medicine counts. */
  async giveTo(partitions: Partitions): Promise<void> {
    this.#files.flush()
    for (let part = 0; part < this.#count; part++) {
      // So that a signal is heard.
      await setImmediate()
      const wanted = this.#files.path(`wanted-${part}`)
      const medicines = new Map<string, Kept>()
      for (const kept of wanted ? keptIn(this.#files.path(`medicines-${part}`)) : []) medicines.set(kept.name, kept)
      if (!wanted || medicines.size === 0) continue
      for (const text of new Set(readFileSync(wanted, 'utf8').split('\n').filter(Boolean))) {
        const [id, patient] = JSON.parse(text) as [string, string]
        const found = medicines.get(id)
        if (found) partitions.add({ ...found, name: patient })
      }
    }
  }
}
