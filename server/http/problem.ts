import type { ProblemBody } from '../../contract/shapes.ts'

/** An answer other than success, as RFC 9457 tells it. Domain errors are turned into one at the last step. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly status: number
  readonly code: string
  readonly title: string
  readonly errors?: { path: string; message: string }[]
  /** More facts for the caller, beside the standard members. */
  readonly more?: Record<string, unknown>

  constructor(
    status: number,
    code: string,
    title: string,
    detail?: string,
    extra: { errors?: { path: string; message: string }[]; more?: Record<string, unknown> } = {},
  ) {
    super(detail ?? title)
    this.status = status
    this.code = code
    this.title = title
    this.errors = extra.errors
    this.more = extra.more
  }

  body(): ProblemBody & Record<string, unknown> {
    return {
      ...this.more,
      type: `urn:evenkeel:problem:${this.code}`,
      title: this.title,
      status: this.status,
      detail: this.message,
      code: this.code,
      ...(this.errors ? { errors: this.errors } : {}),
    }
  }
}

export const notFound = (what: string) => new Problem(404, 'not-found', `There is no such ${what}`)

/** Somebody else wrote in between: read again, then decide again. */
export const staleVersion = (what: string, current: number) =>
  new Problem(
    409,
    'stale-version',
    `The ${what} was changed meanwhile`,
    `Its version is now ${current}. Read it again.`,
    {
      more: { currentVersion: current },
    },
  )

export const conflict = (code: string, title: string, detail?: string, more?: Record<string, unknown>) =>
  new Problem(409, code, title, detail, { more })

/** The request is well formed but the state of things does not allow it. */
export const unprocessable = (code: string, title: string, detail?: string, more?: Record<string, unknown>) =>
  new Problem(422, code, title, detail, { more })

export const invalidField = (path: string, message: string) =>
  new Problem(400, 'invalid-request', 'A field is not as it must be', `${path} ${message}`, {
    errors: [{ path, message }],
  })

export const forbidden = (permission: string) =>
  new Problem(403, 'forbidden', 'Your role does not allow this', `It needs the permission ${permission}.`)

export const notSignedIn = () => new Problem(401, 'not-signed-in', 'Sign in first')
export const locked = () => new Problem(423, 'locked', 'This console is locked', 'Enter your PIN or password.')
