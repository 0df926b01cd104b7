import { createHash } from 'node:crypto'

/**
 * The id of a thing in the demo, the same at each start: an address in the browser still leads somewhere after the data
 * was made anew.
 *
 * @param name such as `okoye/session/3`
 */
export function demoId(name: string): string {
  const hex = createHash('sha256').update(`evenkeel demo ${name}`).digest('hex')
  // The marks of a UUIDv7; its time part means nothing here.
  const variant = '89ab'[Number.parseInt(hex[16] ?? '0', 16) % 4]
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
