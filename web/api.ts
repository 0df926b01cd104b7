import type { Api } from '../contract/index.ts'
import { reportReached, reportUnreached } from './connection.ts'
import { recentInput } from './input.ts'
import { ConnectionLost, Problem } from './problem.ts'

/** `'GET /api/me'` and all others of the contract. */
export type CallName = keyof Api & string

/** `unknown` is a file that is sent as it is. */
type Part<Name extends string, Given> = unknown extends Given
  ? { [K in Name]: unknown }
  : undefined extends Given
    ? { [K in Name]?: undefined }
    : Record<never, never> extends Given
      ? { [K in Name]?: Given }
      : { [K in Name]: Given }

/** What a call takes: `params`, `query` and `body` where its route has them. */
export type CallInput<K extends CallName> = Part<'params', Api[K]['params']> &
  Part<'query', Api[K]['query']> &
  Part<'body', Api[K]['body']>

export type CallResponse<K extends CallName> = Api[K]['response']

/** Left out when a call takes nothing or only optional parts. */
export type InputArgument<K extends CallName> =
  Record<never, never> extends CallInput<K> ? [input?: CallInput<K>] : [input: CallInput<K>]

const timeoutMs = 30_000

/** What happens to every call: the sign-in page on 401, the lock on 423. Set once by `main.tsx`. */
export const onRefused = { notSignedIn: () => {}, locked: () => {} }

/**
 * Calls a route of the contract and gives its typed answer.
 *
 * @throws Problem when the server refuses, with the faults of fields
 * @throws ConnectionLost when there is no answer
 */
export async function api<K extends CallName>(name: K, ...[input]: InputArgument<K>): Promise<CallResponse<K>> {
  return send(name, input ?? {}) as Promise<CallResponse<K>>
}

/** As `api`, to be aborted by a signal: for queries. */
export async function apiWithSignal<K extends CallName>(
  name: K,
  input: CallInput<K>,
  signal: AbortSignal,
): Promise<CallResponse<K>> {
  return send(name, input, signal) as Promise<CallResponse<K>>
}

interface LooseInput {
  params?: unknown
  query?: unknown
  body?: unknown
}

async function send(name: string, input: LooseInput, signal?: AbortSignal): Promise<unknown> {
  const [method = 'GET', template = ''] = name.split(' ')
  const headers: Record<string, string> = { 'x-evenkeel': '1', accept: 'application/json' }
  // The server counts a read as a sign of life only when a person caused it.
  if (recentInput()) headers['x-evenkeel-active'] = '1'
  if (input.body !== undefined) headers['content-type'] = 'application/json'
  const timeout = AbortSignal.timeout(timeoutMs)
  let response: Response
  try {
    response = await fetch(addressOf(template, input), {
      method,
      headers,
      credentials: 'same-origin',
      body: input.body === undefined ? undefined : JSON.stringify(input.body),
      signal: signal ? anyOf(signal, timeout) : timeout,
    })
  } catch (error) {
    if (signal?.aborted) throw error
    reportUnreached()
    throw new ConnectionLost()
  }
  // A proxy that answers for a server that is away.
  if (response.status === 502 || response.status === 504) {
    reportUnreached()
    throw new ConnectionLost()
  }
  reportReached()
  if (!response.ok) throw await refusal(response)
  if (response.status === 204) return undefined
  return response.headers.get('content-type')?.includes('json') ? response.json() : response.text()
}

/** `AbortSignal.any`, which tablets of before 2023 lack. */
function anyOf(...signals: AbortSignal[]): AbortSignal {
  const controller = new AbortController()
  for (const signal of signals) {
    if (signal.aborted) controller.abort(signal.reason)
    else signal.addEventListener('abort', () => controller.abort(signal.reason), { once: true })
  }
  return controller.signal
}

async function refusal(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => ({}))) as Record<string, unknown>
  const problem = new Problem(response.status, body)
  if (problem.code === 'not-signed-in') onRefused.notSignedIn()
  if (problem.status === 423 && problem.code === 'locked') onRefused.locked()
  return problem
}

/** `/api/patients/:patientId` with its parameters and query filled in. */
export function addressOf(template: string, { params, query }: Pick<LooseInput, 'params' | 'query'>): string {
  const given = (params ?? {}) as Record<string, unknown>
  const path = template.replace(/:(\w+)/g, (_, key: string) => {
    const value = given[key]
    if (value === undefined || value === null || value === '') throw new Error(`${template} needs ${key}`)
    return encodeURIComponent(String(value))
  })
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries((query ?? {}) as Record<string, unknown>)) {
    if (value === undefined || value === null || value === '') continue
    for (const one of Array.isArray(value) ? value : [value]) search.append(key, String(one))
  }
  const text = search.toString()
  return text ? `${path}?${text}` : path
}
