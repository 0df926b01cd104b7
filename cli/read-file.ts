import { readFile } from 'node:fs/promises'
import type { z } from 'zod'
import { BadInput } from './bad-input.ts'

/** The text of a file, without a byte order mark. Throws BadInput that calls it by its name, or as it is `called`. */
export async function readText(file: string, called = file): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new BadInput(`${called} cannot be read: ${reasons[error.code ?? ''] ?? error.message}.`)
  })
  return text.replace(/^\uFEFF/, '')
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EISDIR: 'it is a folder',
  EACCES: 'not allowed',
}

/** What a JSON text says. Throws BadInput that names its file. */
export function parseText(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new BadInput(`${file} is not JSON: ${error instanceof Error ? error.message : error}.`)
  }
}

/** `approved.on: is missing`. */
export function faultInWords({ path, message }: z.core.$ZodIssue, whole: string): string {
  const [, wanted, found] = /^Invalid input: expected (\w+), received (\w+)$/.exec(message) ?? []
  const words =
    found === undefined
      ? message
      : found === 'undefined'
        ? 'is missing'
        : `should be of type ${wanted}, but is of type ${found}`
  return `${path.join('.') || whole}: ${words}`
}
