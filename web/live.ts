import { useEffect, useRef } from 'react'
import type { LiveMessage } from '../contract/live.ts'
import { api } from './api.ts'
import { noteServerTime } from './clock.ts'
import { reportNoStream, reportStream } from './connection.ts'
import { electLeader } from './live-leader.ts'
import { refresh, refreshAll } from './queries.ts'

export type LiveTopic = Exclude<LiveMessage['topic'], 'sign-in'>
export const liveTopics = ['session', 'vitals', 'urgent', 'patient', 'booking', 'clinic'] as const satisfies LiveTopic[]

type Handler = (message: LiveMessage) => void

/** What the leading window tells the others of this browser. */
type Relayed =
  | { kind: 'message'; message: LiveMessage }
  | { kind: 'opened' }
  | { kind: 'heard'; at: string }
  | { kind: 'lost' }
  | { kind: 'missed' }
  | { kind: 'state?' }

/** The server sends a heartbeat every 10 s: after this silence the connection is dead, whatever the browser believes. */
const silenceMs = 25_000
const firstRetryMs = 1_000
/** A stream that opens so soon after the page has missed nothing worth reading all of it twice. */
const opensAtOnceMs = 1_000
const longestRetryMs = 15_000

const handlers = new Map<LiveTopic, Set<Handler>>()
let channel: BroadcastChannel | null = null
let source: EventSource | null = null
let silence: ReturnType<typeof setTimeout> | undefined
let retry: ReturnType<typeof setTimeout> | undefined
let retryMs = firstRetryMs
let broken = false
let startedAtMs = 0
let lastHeardAt: string | null = null
let stopElection: (() => void) | null = null

/** Begins to listen; once a signed-in page, by the shell. Returns how to stop. */
export function startLive(): () => void {
  startedAtMs = performance.now()
  channel = 'BroadcastChannel' in window ? new BroadcastChannel('evenkeel.live') : null
  channel?.addEventListener('message', ({ data }: MessageEvent<Relayed>) => {
    if (data.kind !== 'state?') take(data)
    else if (source && !broken && lastHeardAt) channel?.postMessage({ kind: 'heard', at: lastHeardAt })
  })
  channel?.postMessage({ kind: 'state?' } satisfies Relayed)
  stopElection = electLeader(connect, disconnect)
  window.addEventListener('online', reconnectNow)
  document.addEventListener('visibilitychange', onVisible)
  return () => {
    window.removeEventListener('online', reconnectNow)
    document.removeEventListener('visibilitychange', onVisible)
    stopElection?.()
    stopElection = null
    channel?.close()
    channel = null
    clearTimeout(silence)
    reportNoStream()
  }
}

function connect(): void {
  disconnect()
  source = new EventSource('/api/live')
  source.addEventListener('open', (event) => {
    // The browser's own has no data; the server's has.
    if ((event as MessageEvent<string | undefined>).data) tell({ kind: 'opened' })
    onServerTime(event)
  })
  source.addEventListener('heartbeat', onServerTime)
  source.addEventListener('refresh', () => tell({ kind: 'missed' }))
  for (const topic of liveTopics)
    source.addEventListener(topic, ({ data }: MessageEvent<string>) =>
      tell({ kind: 'message', message: JSON.parse(data) as LiveMessage }),
    )
  source.onerror = onBroken
  watchSilence()
}

function disconnect(): void {
  clearTimeout(retry)
  retry = undefined
  source?.close()
  source = null
}

function onServerTime(event: Event): void {
  const { data } = event as MessageEvent<string | undefined>
  if (!data) return
  retryMs = firstRetryMs
  tell({ kind: 'heard', at: (JSON.parse(data) as { at: string }).at })
}

/** We retry ourselves: the browser gives up for good after an answer that is not a stream, such as 503 of a restart. */
function onBroken(): void {
  disconnect()
  tell({ kind: 'lost' })
  retry = setTimeout(connect, retryMs * (0.75 + Math.random() / 2))
  retryMs = Math.min(retryMs * 2, longestRetryMs)
  // Tells a sign-in that has ended from a network that is away.
  api('GET /api/me').catch(() => undefined)
}

function reconnectNow(): void {
  if (!source && retry === undefined) return
  retryMs = firstRetryMs
  connect()
}

function onVisible(): void {
  if (document.visibilityState === 'visible' && broken) reconnectNow()
}

function tell(relayed: Relayed): void {
  channel?.postMessage(relayed)
  take(relayed)
}

function take(relayed: Relayed): void {
  if (relayed.kind === 'lost') {
    broken = true
    reportStream(true)
  }
  if (relayed.kind === 'missed') void refreshAll()
  // Between what was read and the stream that tells of changes, nobody told us: the lease of a window that died lasts seconds.
  if (relayed.kind === 'opened') {
    if (performance.now() - startedAtMs > opensAtOnceMs) void refreshAll()
    else void refresh('GET /api/urgent')
    broken = false
  }
  if (relayed.kind === 'heard') {
    lastHeardAt = relayed.at
    noteServerTime(relayed.at)
    reportStream(false)
    // Something may have happened while nobody told us.
    if (broken) void refreshAll()
    broken = false
  }
  if (relayed.kind === 'message')
    for (const handler of handlers.get(relayed.message.topic as LiveTopic) ?? []) handler(relayed.message)
  if (relayed.kind !== 'lost') watchSilence()
}

function watchSilence(): void {
  clearTimeout(silence)
  silence = setTimeout(() => {
    if (source) onBroken()
    else if (channel) take({ kind: 'lost' })
  }, silenceMs)
}

/**
 * Hears of what changes in the clinic, in any window of this browser: `useLive('session', ({ sessionId }) => …)`.
 * After a lost connection all queries are read anew, so a handler need not care for what it missed.
 */
export function useLive(topic: LiveTopic | readonly LiveTopic[], handler: Handler): void {
  const latest = useRef(handler)
  useEffect(() => {
    latest.current = handler
  })
  const names = typeof topic === 'string' ? topic : topic.join(' ')
  useEffect(() => {
    const call: Handler = (message) => latest.current(message)
    const topics = names.split(' ') as LiveTopic[]
    for (const each of topics) {
      const set = handlers.get(each) ?? new Set()
      handlers.set(each, set.add(call))
    }
    return () => {
      for (const each of topics) handlers.get(each)?.delete(call)
    }
  }, [names])
}
