import type { Command } from 'commander'
import type { VitalSample } from '../clinical/session/index.ts'
import { BadInput } from './bad-input.ts'
import type { RecordedSample } from './vitals-recording.ts'

interface Options {
  session: string
  speed: string
  url: string
  token?: string
  device: string
  start?: string
  giveUp: string
}

/** Sends a recording to a running server, as a bedside monitor's gateway would. */
export function register(program: Command): void {
  program
    .command('replay')
    .description('Send a recording of vitals to a session of a running server, as a monitor would.')
    .argument('<file>', 'CSV with the columns seconds,kind,value,unit, in the order in which the samples arrived')
    .requiredOption('--session <id>', 'session that the samples belong to')
    .option('--speed <number>', 'so many seconds of the recording in one second', '1')
    .option('--url <address>', 'where Evenkeel serves', 'http://127.0.0.1:8080')
    .option('--token <token>', 'token of a device (Clinic, Devices); better in EVENKEEL_DEVICE_TOKEN')
    .option('--device <name>', 'name of the device that the samples are stored under', 'replay')
    .option(
      '--start <instant>',
      'when second 0 was, such as 2026-01-15T09:00:00Z; unless said the recording begins now',
    )
    .option('--give-up <seconds>', 'how long to try a lost connection again', '600')
    .addHelpText(
      'after',
      '\nWithout --start the samples are dated as they are sent: at --speed 10 a minute of the recording is six seconds.' +
        '\nExit code 0: all were acknowledged; 1: the server refused or was away too long; 2: the input cannot be used.',
    )
    .action(replay)
}

/** Samples that fall due within this much real time travel together. */
const batchMs = 1_000
/** The server takes no more at once. */
const largestBatch = 5_000

async function replay(file: string, options: Options): Promise<void> {
  const { readRecording } = await import('./vitals-recording.ts')
  const token = options.token ?? process.env.EVENKEEL_DEVICE_TOKEN
  if (!token) throw new BadInput('Give the token of a device: --token, or EVENKEEL_DEVICE_TOKEN.')
  const speed = positive(options.speed, '--speed')
  const giveUpMs = positive(options.giveUp, '--give-up') * 1000
  const startMs = options.start === undefined ? null : instantOf(options.start)
  const url = addressOf(options.url, options.session)
  const recording = await readRecording(file)

  const began = Date.now()
  const firstSeconds = recording[0]?.seconds ?? 0
  const dated = (sample: RecordedSample): VitalSample => ({
    at: new Date(
      startMs === null ? began + ((sample.seconds - firstSeconds) * 1000) / speed : startMs + sample.seconds * 1000,
    ).toISOString(),
    kind: sample.kind,
    value: sample.value,
    device: options.device,
  })
  const total = { sent: 0, stored: 0, duplicates: 0, conflicts: 0 }
  for (const { dueMs, samples } of batchesOf(recording, firstSeconds, speed)) {
    await sleep(began + dueMs - Date.now())
    const counts = await deliver(url, token, samples.map(dated), giveUpMs)
    total.sent += samples.length
    total.stored += counts.stored
    total.duplicates += counts.duplicates
    total.conflicts += counts.conflicts
  }
  console.log(
    `${total.sent} samples acknowledged: ${total.stored} stored, ${total.duplicates} there already, ${total.conflicts} in conflict.`,
  )
}

function positive(text: string, name: string): number {
  const value = Number(text)
  if (!(value > 0) || !Number.isFinite(value)) throw new BadInput(`${name} must be a number above 0, not "${text}".`)
  return value
}

/** With its zone: a monitor's clock that is taken for another one dates everything wrong. */
function instantOf(text: string): number {
  const startMs = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*(Z|[+-]\d{2}:\d{2})$/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(startMs)) throw new BadInput(`--start "${text}" is no instant such as 2026-01-15T09:00:00Z.`)
  return startMs
}

function addressOf(base: string, session: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(session))
    throw new BadInput(`--session "${session}" is no id of a session.`)
  if (!/^https?:\/\//i.test(base) || !URL.canParse(base)) throw new BadInput(`--url "${base}" is no address.`)
  return new URL(`/api/sessions/${session}/vitals`, base).toString()
}

/** In the order of arrival; a row of an earlier second than the one before it arrived late, and is sent then. */
function* batchesOf(
  recording: readonly RecordedSample[],
  firstSeconds: number,
  speed: number,
): Generator<{ dueMs: number; samples: RecordedSample[] }> {
  let samples: RecordedSample[] = []
  let dueMs = 0
  let arrived = firstSeconds
  for (const sample of recording) {
    arrived = Math.max(arrived, sample.seconds)
    const sampleMs = ((arrived - firstSeconds) * 1000) / speed
    if (samples.length > 0 && (sampleMs >= dueMs || samples.length === largestBatch)) {
      yield { dueMs, samples }
      samples = []
    }
    if (samples.length === 0) dueMs = sampleMs + batchMs
    samples.push(sample)
  }
  if (samples.length > 0) yield { dueMs, samples }
}

interface Counts {
  stored: number
  duplicates: number
  conflicts: number
}

/** The same samples again until they are acknowledged: the server keeps each once. */
async function deliver(url: string, token: string, samples: VitalSample[], giveUpMs: number): Promise<Counts> {
  const until = Date.now() + giveUpMs
  for (let waitMs = 250; ; waitMs = Math.min(waitMs * 2, 5_000)) {
    const outcome = await post(url, token, samples)
    if (typeof outcome !== 'string') return outcome
    if (Date.now() + waitMs > until) throw new Error(`No acknowledgement from ${url}: ${outcome}`)
    console.error(`${outcome}; trying again`)
    await sleep(waitMs)
  }
}

/** The counts, or why it may work later. What will never work throws. */
async function post(url: string, token: string, samples: VitalSample[]): Promise<Counts | string> {
  let answer: Response
  let text: string
  try {
    answer = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ samples }),
      signal: AbortSignal.timeout(30_000),
    })
    text = await answer.text()
  } catch (error) {
    return `the connection was lost (${reasonOf(error)})`
  }
  if (answer.ok) return JSON.parse(text) as Counts
  if (answer.status >= 500 || answer.status === 429 || answer.status === 409)
    return `the server answered ${answer.status}`
  throw new Error(`The server refused the samples: ${answer.status} ${detailOf(text)}`)
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return (cause as { code?: string }).code ?? (cause instanceof Error ? cause.message : String(cause))
}

function detailOf(text: string): string {
  try {
    const { title, detail } = JSON.parse(text) as { title?: string; detail?: string }
    return detail ?? title ?? ''
  } catch {
    return text.slice(0, 200)
  }
}

const sleep = (ms: number) => (ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve())
