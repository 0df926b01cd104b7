import { open, readdir, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { BadInput } from '../bad-input.ts'

export interface ExportFile {
  path: string
  bytes: number
  /** Packed by gzip, whatever its name: downloads are often kept as they were sent. */
  packed: boolean
  /** A resource on each line, not one document. */
  lines: boolean
}

const readable = /\.(ndjson|jsonl|json)(\.gz)?$/i

/**
 * The files of an export, those in folders beneath too; a file that is named itself may be called anything.
 * Throws BadInput that names the first that cannot be read: a list without what stands there would be wrong.
 */
export async function filesOf(path: string): Promise<{ files: ExportFile[]; passedOver: string[] }> {
  const alone = await lookAt(path)
  if (alone) return { files: [alone], passedOver: [] }
  const names = await readdir(path, { recursive: true, withFileTypes: true }).catch(cannotBeRead(path))
  const paths = names
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    // What begins with a dot is the file system's own.
    .filter((each) => !/(^|[/\\])\./.test(relative(path, each)))
    .sort()
  const files: ExportFile[] = []
  const passedOver: string[] = []
  for (const each of paths) {
    const file = readable.test(each) ? await lookAt(each) : undefined
    if (file) files.push(file)
    else passedOver.push(each)
  }
  if (files.length === 0) throw new BadInput(`${path} holds no .ndjson or .json file.`)
  return { files, passedOver }
}

/** Undefined for a folder. */
async function lookAt(path: string): Promise<ExportFile | undefined> {
  const info = await stat(path).catch(cannotBeRead(path))
  if (info.isDirectory()) return undefined
  const file = await open(path).catch(cannotBeRead(path))
  try {
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0)
    const start = buffer.readUInt16BE()
    if (start === 0xfffe || start === 0xfeff) throw new BadInput(`${path} is UTF-16: FHIR is UTF-8.`)
    return { path, bytes: info.size, packed: start === 0x1f8b, lines: !/\.json(\.gz)?$/i.test(path) }
  } finally {
    await file.close()
  }
}

const cannotBeRead = (path: string) => (error: NodeJS.ErrnoException) => {
  throw new BadInput(`${path} cannot be read: ${error.code ?? error.message}.`)
}
