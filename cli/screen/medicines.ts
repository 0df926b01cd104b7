import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Files, type Partitions } from './partitions.ts'
import type { Entry, Origin } from './sort-by-patient.ts'

/**
 * `Medication` belongs to no patient; prescriptions point at it, from any file of an export. Medicines and who wants which
 * are kept on disk by the medicine's id, so that memory holds one part of them at a time, also where an EHR writes a
 * medicine for each prescription.
 */
export class Medicines {
  readonly #files: Files
  readonly #count: number

  constructor(folder: string, bytes: number) {
    this.#files = new Files(folder)
    this.#count = Math.min(64, Math.max(1, Math.ceil(bytes / 16e6)))
  }

  add(id: string, { file, line }: Origin, entry: Entry): void {
    this.#files.add(`medicines-${this.#partOf(id)}`, `${JSON.stringify([id, file, line, entry])}\n`)
  }

  /** A resource of this patient points at the medicine. */
  want(id: string, patient: string): void {
    this.#files.add(`wanted-${this.#partOf(id)}`, `${JSON.stringify([id, patient])}\n`)
  }

  /** Puts each medicine with the resources of every patient who wants it, once. Of one id the last medicine counts. */
  async giveTo(partitions: Partitions): Promise<void> {
    for (let part = 0; part < this.#count; part++) {
      const medicines = new Map<string, [origin: Origin, entry: Entry]>()
      for await (const text of linesOf(this.#files.path(`medicines-${part}`))) {
        const [id, file, line, entry] = JSON.parse(text) as [string, string, number, Entry]
        medicines.set(id, [{ file, line }, entry])
      }
      if (medicines.size === 0) continue
      const given = new Set<string>()
      for await (const text of linesOf(this.#files.path(`wanted-${part}`))) {
        if (given.has(text)) continue
        given.add(text)
        const [id, patient] = JSON.parse(text) as [string, string]
        const found = medicines.get(id)
        if (found) partitions.add(patient, ...found)
      }
    }
  }

  #partOf(id: string): number {
    return createHash('sha1').update(id).digest().readUInt32BE() % this.#count
  }
}

async function* linesOf(path: string): AsyncGenerator<string> {
  if (existsSync(path)) yield* createInterface({ input: createReadStream(path) })
}
