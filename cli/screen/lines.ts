import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { BadInput } from '../bad-input.ts'
import type { ExportFile } from './export-files.ts'

/** A line lies in memory whole, and once more as what it says. */
export const longestBytes = 256_000_000

const newLine = 10

/**
 * Gives each line of a file, or its whole text where it is one document; undefined for one that is too long. Lines end
 * where the bytes say so: a JSON text may hold what other readers take for the end of a line (U+2028).
 */
export async function eachLine(
  { path, packed, lines }: ExportFile,
  { onLine, onBytes }: { onLine: (text: Buffer | undefined, line: number) => void; onBytes: (bytes: number) => void },
): Promise<void> {
  let line = 1
  let held: Buffer[] = []
  let heldBytes = 0
  /** What fails where the lines go to, such as a full disk. */
  let notOfTheFile: unknown
  const hold = (part: Buffer) => {
    heldBytes += part.length
    if (heldBytes > longestBytes) held = []
    else if (part.length > 0) held.push(part)
  }
  const end = () => {
    const text = heldBytes > longestBytes ? undefined : held.length === 1 ? held[0] : Buffer.concat(held)
    try {
      onLine(text, line++)
    } catch (error) {
      notOfTheFile = error
      throw error
    }
    held = []
    heldBytes = 0
  }
  const file = createReadStream(path, { highWaterMark: 1 << 20 })
  file.on('data', (chunk) => onBytes(chunk.length))
  const read = async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      let from = 0
      for (let at = lines ? chunk.indexOf(newLine) : -1; at >= 0; at = chunk.indexOf(newLine, from)) {
        hold(chunk.subarray(from, at))
        end()
        from = at + 1
      }
      hold(chunk.subarray(from))
    }
    if (heldBytes > 0) end()
  }
  try {
    await (packed ? pipeline(file, createGunzip(), read) : pipeline(file, read))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (error === notOfTheFile) throw error
    throw new BadInput(`${path}:${line} cannot be read on: ${code === 'Z_BUF_ERROR' ? 'it ends too early' : message}.`)
  }
}
