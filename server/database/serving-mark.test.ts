import { mkdtemp, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { markServing, refuseServedElsewhere } from './serving-mark.ts'

let dataDir = ''
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'evenkeel-mark-'))
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))
const mark = () => join(dataDir, 'serving')

it('refuses a folder that another container goes on marking', async () => {
  await writeFile(mark(), 'another boot pid:[1]')
  const renewal = setInterval(() => void utimes(mark(), new Date(), new Date()), 300)
  await expect(refuseServedElsewhere(dataDir)).rejects.toThrow(/in use by another Evenkeel, in another container/)
  clearInterval(renewal)
})

it('takes over a mark that is old', async () => {
  await writeFile(mark(), 'another boot pid:[1]')
  const hourAgo = new Date(Date.now() - 3_600_000)
  await utimes(mark(), hourAgo, hourAgo)
  await refuseServedElsewhere(dataDir)
})

it('leaves a mark of this very place to the lock of PostgreSQL, and removes it at the end', async () => {
  const unmark = await markServing(dataDir)
  await refuseServedElsewhere(dataDir)
  await unmark()
  await expect(stat(mark())).rejects.toThrow('ENOENT')
})
