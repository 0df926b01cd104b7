import { type AddressInfo, createServer } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { CannotStart } from './database/cannot-start.ts'
import { attachOrStartEmbedded, type EmbeddedPostgres, secretsDirOf } from './database/embedded.ts'
import { makeDataFolder } from './database/embedded-cluster.ts'
import { checkReachable } from './database/given.ts'
import { DatabaseTooNew, DatabaseTooOld, migrate, openDatabase } from './database/index.ts'
import type { Demo } from './demo/index.ts'
import { buildApp } from './http/app.ts'
import { newSetUpToken } from './identity/index.ts'
import { BadSetting, readSettings, type Settings } from './settings.ts'

/** Requests that run longer than this when the server is told to stop are cut. */
const longestGoodbyeMs = 10_000

const say = (line: string) => process.stdout.write(`${line}\n`)
const complain = (line: string) => process.stderr.write(`${line}\n`)

/**
 * The server process, from its settings to its end: returns when it serves, and ends the process on SIGTERM or SIGINT.
 * What stops it from starting is told in one line, with exit code 1.
 *
 * @param options.flags as in `process.argv.slice(2)`
 * @param options.webDir the built web app; without it only the API is served
 */
export async function main(options: { flags: string[]; webDir?: string }): Promise<void> {
  const closers: (() => Promise<unknown>)[] = []
  let running = false
  let stopping = false
  const stop = async (exitCode: number) => {
    for (const close of closers.splice(0).reverse()) {
      await close().catch((error) => {
        exitCode = 1
        complain(`While stopping: ${describe(error)}`)
      })
    }
    process.exit(exitCode)
  }
  const onSignal = () => {
    if (stopping) return
    stopping = true
    // A start that is under way goes on to where it can be undone.
    if (running) void stop(0)
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
  try {
    const settings = readSettings(options.flags, process.env, process.cwd())
    await serve(settings, options.webDir, closers, () => {
      if (!stopping) void stop(1)
      stopping = true
    })
    running = true
    if (stopping) await stop(0)
  } catch (error) {
    complain(`Evenkeel did not start: ${describe(error)}`)
    if (process.env.LOG_LEVEL === 'debug') complain(String((error as Error).stack))
    await stop(1)
  }
}

async function serve(
  settings: Settings,
  webDir: string | undefined,
  closers: (() => Promise<unknown>)[],
  onLoss: () => void,
): Promise<void> {
  await checkPort(settings)
  const { dataDir } = settings
  let ownerUrl = settings.databaseUrl
  if (ownerUrl) {
    await makeDataFolder(dataDir)
    await checkReachable(ownerUrl)
  } else {
    const embedded = await attachOrStartEmbedded({ dataDir, asServer: true, notice: say })
    closers.push(keepRunning(embedded, dataDir, onLoss))
    ownerUrl = embedded.ownerUrl
  }
  const secretsDir = secretsDirOf(dataDir)
  const demo = settings.demo ? await openDemo(ownerUrl, settings, secretsDir) : null
  await migrate(ownerUrl)
  const database = await openDatabase({ ownerUrl, secretsDir })
  closers.push(() => database.close())
  const signIns = demo ? await demo.seed(database) : []
  const app = await buildApp({ database, settings, webDir })
  closers.push(() => closeApp(app))
  await app.listen({ host: settings.host, port: settings.port }).catch((error) => {
    throw portError(error, settings)
  })
  const { port } = app.server.address() as AddressInfo
  const here = `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${port}`
  const token = await newSetUpToken(database)
  if (demo) closers.push(await demo.feed(app, database))
  for (const line of signIns) say(line)
  if (token) say(`Set up the clinic, once, at ${settings.publicUrl ?? here}/set-up?token=${token}`)
  say(`Evenkeel is ready at ${here}`)
}

/** Loaded only when it is asked for: a clinic's server holds no demo. */
async function openDemo(ownerUrl: string, { databaseUrl, dataDir }: Settings, secretsDir: string): Promise<Demo> {
  const { openDemo } = await import('./demo/index.ts')
  return openDemo({ ownerUrl, secretsDir, where: databaseUrl ? 'DATABASE_URL' : `The data folder ${dataDir}` })
}

/** No new requests; running ones end, or are cut after a while. Live streams are closed by the hook of their room. */
async function closeApp(app: FastifyInstance): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), longestGoodbyeMs)
  // A connection that has had its answer is kept for another request, which will not be served.
  const sweep = setInterval(() => app.server.closeIdleConnections(), 50)
  await app.close()
  clearTimeout(cut)
  clearInterval(sweep)
}

/** When PostgreSQL goes away under us (killed for want of memory, say) it is started again where it was. */
function keepRunning(first: EmbeddedPostgres, dataDir: string, onLoss: () => void): () => Promise<void> {
  let current = Promise.resolve(first)
  let closed = false
  const watch = async () => {
    await (await current).lost
    if (closed) return
    complain('The connection to PostgreSQL was lost. Starting it again.')
    current = attachOrStartEmbedded({ dataDir, asServer: true, port: Number(new URL(first.ownerUrl).port) })
    try {
      if ((await current).ownerUrl !== first.ownerUrl)
        throw new CannotStart('PostgreSQL could not have its port again.')
      void watch()
    } catch (error) {
      complain(`PostgreSQL is gone: ${describe(error)}`)
      onLoss()
    }
  }
  void watch()
  return async () => {
    closed = true
    await (await current).release()
  }
}

/** Tried before the database starts: a taken port is the most common reason, and should be told at once. */
function checkPort(settings: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', (error) => reject(portError(error, settings)))
    probe.listen({ host: settings.host, port: settings.port }, () => probe.close(() => resolve()))
  })
}

function portError(error: NodeJS.ErrnoException, { host, port }: Settings): Error {
  if (error.code === 'EADDRINUSE')
    return new CannotStart(`Port ${port} on ${host} is taken. Choose another with PORT or --port.`)
  if (error.code === 'EACCES')
    return new CannotStart(`Port ${port} may not be opened by this user. Choose one above 1023.`)
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new CannotStart(`HOST ${host} is not an address of this machine.`)
  return error
}

/** One line for the person who starts it. */
function describe(error: unknown): string {
  if (error instanceof CannotStart || error instanceof BadSetting) return error.message
  if (error instanceof DatabaseTooNew)
    return `The database is newer than this program: ${error.message}. Start the newer Evenkeel.`
  if (error instanceof DatabaseTooOld) return `The database is too old: ${error.message}.`
  return (error instanceof Error ? error.message : String(error)).split('\n').join(' ')
}
