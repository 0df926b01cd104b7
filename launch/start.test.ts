import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { attachOrStartEmbedded } from '../server/database/embedded.ts'
import { findPostmaster } from '../server/database/embedded-postmaster.ts'
import { serveOldPostgres } from './old-postgres.ts'
import { killAllEvenkeels, makeTestFolder, startEvenkeel } from './testing.ts'

const run = promisify(execFile)
const command = fileURLToPath(new URL('./evenkeel.mjs', import.meta.url))

let folder: Awaited<ReturnType<typeof makeTestFolder>>
let DATA_DIR: string
const postmaster = async () => findPostmaster(await realpath(join(DATA_DIR, 'postgres')))

beforeAll(async () => {
  folder = await makeTestFolder()
  DATA_DIR = join(folder.path, 'data')
})
afterEach(killAllEvenkeels)
afterAll(async () => {
  const embedded = await attachOrStartEmbedded({ dataDir: DATA_DIR })
  await embedded.release()
  await folder.remove()
})

describe('a start on an empty data folder', () => {
  it('serves, prints the set-up link, and leaves nothing running at SIGTERM', async () => {
    const evenkeel = await startEvenkeel({ DATA_DIR })
    expect(evenkeel.output()).toMatch(/^Evenkeel is ready at http:\/\/127\.0\.0\.1:\d+$/m)
    expect(evenkeel.setUpLink).toMatch(/\/set-up\?token=\S{20,}$/)
    expect((await fetch(`${evenkeel.url}/healthz`)).status).toBe(200)
    expect((await fetch(`${evenkeel.url}/readyz`)).status).toBe(200)
    expect(await postmaster()).not.toBeNull()
    expect(await evenkeel.end('SIGTERM')).toBe(0)
    expect(await postmaster()).toBeNull()
  })

  it('keeps its passwords where only its own user reads them', async () => {
    expect((await stat(join(DATA_DIR, 'secrets'))).mode & 0o077).toBe(0)
    expect((await stat(join(DATA_DIR, 'secrets/owner-database-password'))).mode & 0o077).toBe(0)
    const password = (await readFile(join(DATA_DIR, 'secrets/owner-database-password'), 'utf8')).trim()
    expect(password).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('the end', () => {
  it('lets a running request finish, takes no new one, and survives Ctrl-C in the terminal', async () => {
    const evenkeel = await startEvenkeel({ DATA_DIR })
    const { port } = new URL(evenkeel.url)
    const body = JSON.stringify({ email: 'nobody@example.org', password: 'not a password' })
    const socket = connect(Number(port), '127.0.0.1')
    let answer = ''
    socket.on('data', (chunk) => {
      answer += chunk
    })
    socket.write(
      `POST /api/sign-in HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${evenkeel.url}\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 10)}`,
    )
    await new Promise((resolve) => setTimeout(resolve, 200))
    // The terminal signals the whole process group.
    process.kill(-(evenkeel.process.pid ?? 0), 'SIGINT')
    await expect
      .poll(() =>
        fetch(`${evenkeel.url}/healthz`).then(
          () => 'served',
          () => 'refused',
        ),
      )
      .toBe('refused')
    socket.write(body.slice(10))
    await once(socket, 'close')
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /)
    expect(await evenkeel.end()).toBe(0)
    expect(await postmaster()).toBeNull()
  })

  it('by kill -9 leaves PostgreSQL running, which the next start adopts', async () => {
    const killed = await startEvenkeel({ DATA_DIR })
    const before = await postmaster()
    await killed.end('SIGKILL')
    expect((await postmaster())?.pid).toBe(before?.pid)
    const next = await startEvenkeel({ DATA_DIR })
    expect(next.url).not.toBe('')
    expect((await postmaster())?.pid).toBe(before?.pid)
    expect(await next.end()).toBe(0)
    expect(await postmaster()).toBeNull()
  })

  it('of PostgreSQL alone is mended', async () => {
    const evenkeel = await startEvenkeel({ DATA_DIR })
    const before = await postmaster()
    process.kill(before?.pid ?? 0, 'SIGKILL')
    await expect
      .poll(async () => (await postmaster())?.ready && (await postmaster())?.pid !== before?.pid, { timeout: 30_000 })
      .toBe(true)
    await expect.poll(async () => (await fetch(`${evenkeel.url}/readyz`)).status, { timeout: 10_000 }).toBe(200)
    expect(await evenkeel.end()).toBe(0)
    expect(await postmaster()).toBeNull()
  })

  it('of everything at once, with its process id in use again, does not block the next start', async () => {
    const evenkeel = await startEvenkeel({ DATA_DIR })
    const killed = await postmaster()
    await evenkeel.end('SIGKILL')
    process.kill(killed?.pid ?? 0, 'SIGKILL')
    const file = join(await realpath(join(DATA_DIR, 'postgres')), 'postmaster.pid')
    const lines = (await readFile(file, 'utf8')).split('\n')
    // A process that lives and may belong to the same user, as process 1 or 7 of a container does.
    const { uid } = await stat(file)
    const other = spawn('sleep', ['60'], process.getuid?.() === 0 ? { uid } : {})
    await writeFile(file, [other.pid, ...lines.slice(1)].join('\n'))
    const next = await startEvenkeel({ DATA_DIR })
    expect(next.url).not.toBe('')
    expect(await next.end()).toBe(0)
    other.kill()
  })
})

describe('beside a running server', () => {
  it('a command uses its PostgreSQL and leaves it running', async () => {
    const evenkeel = await startEvenkeel({ DATA_DIR })
    const { stdout } = await run(process.execPath, [command, 'verify-audit', '--json', '--data-dir', DATA_DIR])
    expect(JSON.parse(stdout)).toMatchObject([{ name: 'installation', ok: true }])
    expect((await fetch(`${evenkeel.url}/readyz`)).status).toBe(200)
    expect(await evenkeel.end()).toBe(0)
    expect(await postmaster()).toBeNull()
  })

  it('a command without a server starts PostgreSQL and stops it again', async () => {
    await run(process.execPath, [command, 'verify-audit', '--data-dir', DATA_DIR])
    expect(await postmaster()).toBeNull()
  })
})

describe('a data folder that the user of PostgreSQL cannot reach', () => {
  it.runIf(process.getuid?.() === 0)('keeps PostgreSQL’s files elsewhere, and says where', async () => {
    const closed = join(folder.path, 'closed')
    await mkdir(closed, { mode: 0o700 })
    const data = join(closed, 'data')
    const evenkeel = await startEvenkeel({ DATA_DIR: data })
    const files = await realpath(join(data, 'postgres'))
    try {
      expect(evenkeel.output()).toContain(`PostgreSQL keeps its files in ${files}`)
      expect(files.startsWith(closed)).toBe(false)
      expect((await fetch(`${evenkeel.url}/readyz`)).status).toBe(200)
      expect(await evenkeel.end()).toBe(0)
    } finally {
      await rm(dirname(files), { recursive: true, force: true })
    }
  })
})

describe('what stops a start is told in one line, with an exit code that is not 0', () => {
  const refuses = async (environment: Record<string, string>, line: RegExp, flags: string[] = []) => {
    const evenkeel = await startEvenkeel({ DATA_DIR, ...environment }, flags)
    const code = await evenkeel.end()
    expect(evenkeel.output().trim()).toMatch(line)
    expect(evenkeel.output().trim().split('\n')).toHaveLength(1)
    expect(code).toBe(1)
  }

  it('a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' ? String(address?.port) : ''
    await refuses({ PORT: port }, new RegExp(`Port ${port} on 127.0.0.1 is taken`))
    other.close()
  })

  it('a data folder in use by another Evenkeel, which is not disturbed', async () => {
    const first = await startEvenkeel({ DATA_DIR })
    await refuses({}, /in use by another Evenkeel/)
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200)
    expect(await first.end()).toBe(0)
  })

  it('a data folder that cannot be written', async () => {
    const file = join(folder.path, 'a file')
    await writeFile(file, '')
    await refuses({ DATA_DIR: join(file, 'data') }, /data folder .* cannot be written/)
    if (existsSync('/proc/version')) await refuses({ DATA_DIR: '/proc/evenkeel' }, /cannot be written/)
  })

  it('a DATABASE_URL that cannot be reached, without showing its password', async () => {
    await refuses(
      { DATABASE_URL: 'postgres://me:secret-word@127.0.0.1:1/x' },
      /^(?!.*secret-word).*DATABASE_URL cannot be reached/,
    )
  })

  it('a PostgreSQL that is too old', async () => {
    const old = await serveOldPostgres('140012')
    await refuses({ DATABASE_URL: old.url }, /PostgreSQL 14 is too old/)
    old.close()
  })

  it('a database that is newer than the program', async () => {
    const embedded = await attachOrStartEmbedded({ dataDir: DATA_DIR })
    const owner = new pg.Client(embedded.ownerUrl)
    await owner.connect()
    await owner.query(`insert into schema_migration (name, hash) values ('9999-future.sql', '')`)
    await refuses({}, /newer than this program/)
    await owner.query(`delete from schema_migration where name = '9999-future.sql'`)
    await owner.end()
    await embedded.release()
  })

  it.each([
    ['PORT', 'eighty', /PORT must be a number/],
    ['LOG_LEVEL', 'loud', /LOG_LEVEL must be one of/],
    ['DATABASE_URL', 'mysql://x', /DATABASE_URL must look like/],
    ['HOST', '192.0.2.1', /HOST 192\.0\.2\.1 is not an address of this machine/],
  ])('%s=%s', async (name, value, line) => {
    await refuses({ [name]: value }, line)
  })

  it('a flag that does not exist', async () => {
    await refuses({}, /Unknown option '--prot'/, ['--prot', '80'])
  })
})
