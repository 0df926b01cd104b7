import { spawn } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ScratchDatabase } from './scratch-database.ts'

export interface Served {
  url: string
  close(): Promise<void>
}

/** Evenkeel as `npm start` serves it, built and in a process of its own, on a scratch database that has its clinic. */
export async function startServed(scratch: ScratchDatabase): Promise<Served> {
  const dataDir = await mkdtemp(join(tmpdir(), 'evenkeel-bench-served-'))
  // The same secrets, or the login of the application would get another password.
  await cp(scratch.secretsDir, join(dataDir, 'secrets'), { recursive: true })
  const server = spawn(process.execPath, [fileURLToPath(new URL('../launch/start.mjs', import.meta.url))], {
    env: {
      ...process.env,
      DATABASE_URL: scratch.ownerUrl,
      DATA_DIR: dataDir,
      HOST: '127.0.0.1',
      PORT: String(await freePort()),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    let said = ''
    server.stdout.on('data', (chunk) => {
      said += chunk
      const ready = /is ready at (\S+)/.exec(said)?.[1]
      if (ready) resolve(ready)
    })
    server.once('exit', () => reject(new Error(`Evenkeel did not start:\n${said}`)))
  })
  return {
    url,
    close: async () => {
      server.kill('SIGTERM')
      await ended
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(address && typeof address === 'object' ? address.port : 0))
    })
  })
}
