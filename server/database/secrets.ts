import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * A random secret kept in a file of mode 0600; made at first use, never logged.
 *
 * @returns 64 hex digits
 */
export async function keptSecret(secretsDir: string, name: string): Promise<string> {
  await mkdir(secretsDir, { recursive: true, mode: 0o700 })
  const file = join(secretsDir, name)
  const read = () => readFile(file, 'utf8').then((text) => text.trim())
  try {
    return await read()
  } catch {
    try {
      await writeFile(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
    } catch {
      // Another process made it first: read theirs.
    }
    return read()
  }
}
