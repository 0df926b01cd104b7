/** An answer of the server other than success, as RFC 9457 tells it. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly status: number
  /** Stable word for programs: `stale-version`, `locked`, `forbidden`. */
  readonly code: string
  readonly title: string
  readonly detail: string | undefined
  /** Faults of fields; `path` is dotted, as react-hook-form names fields. */
  readonly errors: { path: string; message: string }[]
  /** Further members that the server sent, such as `currentVersion`. */
  readonly more: Record<string, unknown>

  constructor(status: number, body: Record<string, unknown>) {
    const title = textOf(body.title) ?? `The server answered ${status}`
    const detail = textOf(body.detail)
    super(detail && detail !== title ? `${title}. ${detail}` : title)
    this.status = status
    this.title = title
    this.detail = detail === title ? undefined : detail
    this.code = textOf(body.code) ?? 'unknown'
    this.errors = Array.isArray(body.errors) ? body.errors.filter(isFieldFault) : []
    this.more = body
  }
}

/** The request did not reach the server, or its answer did not come back. Nothing is known of what was saved. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost'
  constructor() {
    super('The server cannot be reached')
  }
}

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

const isFieldFault = (value: unknown): value is { path: string; message: string } =>
  typeof value === 'object' && value !== null && 'path' in value && 'message' in value
