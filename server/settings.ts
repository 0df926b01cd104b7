import { isAbsolute, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import table from './settings.json' with { type: 'json' }

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/** What can be set from outside. The table in settings.json names each with its default; `--help` prints it. */
export type Settings = {
  host: string
  /** 0 takes a free port. */
  port: number
  /** Absolute path. */
  dataDir: string
  /** Absent: the embedded PostgreSQL. */
  databaseUrl?: string
  logLevel: LogLevel
  /** Address that people type, without a slash at the end; present when a proxy stands in front. */
  publicUrl?: string
  /** Addresses whose X-Forwarded headers are believed; false for none. */
  trustProxy: string[] | false
  /** A synthetic clinic in a data folder of its own. */
  demo: boolean
}

/** A setting has a value that cannot be used; the message names the setting. */
export class BadSetting extends Error {
  override readonly name = 'BadSetting'
}

/**
 * Reads flags and environment; a flag wins.
 *
 * @param flags as in `process.argv.slice(2)`
 * @throws BadSetting naming the setting
 */
export function readSettings(flags: string[], environment: NodeJS.ProcessEnv, workingDir: string): Settings {
  const { values, demo } = readFlags(flags)
  const read = (name: string): string => {
    const row = table.find((setting) => setting.name === name)
    if (!row) throw new Error(`${name} is missing in settings.json`)
    return values[row.flag.slice(2)] ?? (environment[name] || row.default)
  }
  const given = (name: string) => read(name) || undefined
  const dataDir = demo && !values['data-dir'] && !environment.DATA_DIR ? './demo-data' : read('DATA_DIR')
  return {
    host: read('HOST'),
    port: portNumber(read('PORT')),
    dataDir: isAbsolute(dataDir) ? dataDir : resolve(workingDir, dataDir),
    databaseUrl: databaseUrl(given('DATABASE_URL')),
    logLevel: logLevel(read('LOG_LEVEL')),
    publicUrl: publicUrl(given('PUBLIC_URL')),
    trustProxy:
      given('TRUST_PROXY')
        ?.split(',')
        .map((address) => address.trim()) ?? false,
    demo,
  }
}

function readFlags(flags: string[]): { values: Record<string, string | undefined>; demo: boolean } {
  const options = Object.fromEntries(table.map(({ flag }) => [flag.slice(2), { type: 'string' as const }]))
  try {
    const { demo, ...values } = parseArgs({ args: flags, options: { ...options, demo: { type: 'boolean' } } }).values
    return { values: values as Record<string, string | undefined>, demo: demo === true }
  } catch (error) {
    const [first] = (error as Error).message.split('. ')
    throw new BadSetting(`${first}. See npm start -- --help.`)
  }
}

function portNumber(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65535) throw new BadSetting(`PORT must be a number from 0 to 65535, not "${text}".`)
  return port
}

function logLevel(text: string): LogLevel {
  const found = logLevels.find((level) => level === text)
  if (!found) throw new BadSetting(`LOG_LEVEL must be one of ${logLevels.join(', ')}, not "${text}".`)
  return found
}

/** The text itself is never shown: it may hold a password. */
function databaseUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^postgres(ql)?:$/.test(url.protocol))
    throw new BadSetting('DATABASE_URL must look like postgres://user:password@host:5432/database.')
  return text
}

function publicUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new BadSetting(`PUBLIC_URL must look like https://evenkeel.example.org, not "${text}".`)
  return new URL(text).origin
}
