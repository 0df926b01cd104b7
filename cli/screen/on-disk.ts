import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Of the text that waits to be written, in all files of a folder together. */
const mostWaiting = 32_000_000

/** Text that goes to many files in turn. What waits is written when it has become much: memory does not grow. */
export class Files {
  readonly #folder: string
  readonly #waiting = new Map<string, string[]>()
  #waitingLength = 0

  constructor(folder: string) {
    this.#folder = folder
  }

  add(name: string, text: string): void {
    const texts = this.#waiting.get(name)
    if (texts) texts.push(text)
    else this.#waiting.set(name, [text])
    this.#waitingLength += text.length
    if (this.#waitingLength >= mostWaiting) this.flush()
  }

  /** Undefined where nothing was written. */
  path(name: string): string | undefined {
    const path = join(this.#folder, name)
    return existsSync(path) ? path : undefined
  }

  flush(): void {
    for (const [name, texts] of this.#waiting) appendFileSync(join(this.#folder, name), texts.join(''), { mode: 0o600 })
    this.#waiting.clear()
    this.#waitingLength = 0
  }
}

/** Where something stands in the export, for whoever has to look. */
export interface Origin {
  file: string
  line: number
}

/** A resource that is kept for later, as it stood: it is understood once, when its patient is read. */
export interface Kept<Json = Buffer> {
  /** Of whom or what it is, and where it is looked for. */
  name: string
  origin: Origin
  fullUrl?: string
  /** On one line. */
  json: Json
}

export const lineOf = ({ name, origin, fullUrl, json }: Kept<string | Buffer>): string =>
  `${JSON.stringify([name, origin.file, origin.line, fullUrl])}\t${json}\n`

const [tab, newLine] = [9, 10]

export function* keptIn(path: string | undefined): Generator<Kept> {
  if (path === undefined) return
  const bytes = readFileSync(path)
  for (let from = 0; from < bytes.length; ) {
    const middle = bytes.indexOf(tab, from)
    const end = bytes.indexOf(newLine, middle)
    const [name, file, line, fullUrl] = JSON.parse(bytes.toString('utf8', from, middle)) as [
      string,
      string,
      number,
      string | null,
    ]
    yield {
      name,
      origin: { file, line },
      ...(fullUrl === null ? {} : { fullUrl }),
      json: bytes.subarray(middle + 1, end),
    }
    from = end + 1
  }
}

/** In which of so many parts something is kept, by its name: FNV-1a. */
export function partOf(name: string, parts: number): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193)
  return (hash >>> 0) % parts
}
