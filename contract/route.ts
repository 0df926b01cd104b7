import { z } from 'zod'
import type { Permission } from './roles.ts'

/**
 * A route as data: what server, browser, OpenAPI and the route × role test agree on.
 * `permission` is never optional; `'public'` and `'signed-in'` are said out loud.
 */
export interface RouteDefinition<
  Path extends string = string,
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: Path
  summary: string
  permission: Permission | 'public' | 'signed-in'
  /** True when a locked console may still call it: the session console and floor stay alive behind the lock. */
  whileLocked?: boolean
  params: Params
  query: Query
  body: Body
  /** Status of success; 200 unless said. */
  status?: 200 | 201 | 202 | 204
  response: Response
  /** Largest body in bytes; the server's default (1 MiB) unless said. */
  bodyLimit?: number
  /** What is served: JSON unless said. A stream writes its own answer. */
  produces?: 'json' | 'stream' | 'html' | 'text'
}

const nothing = z.undefined()
type Nothing = typeof nothing

interface RouteInput<
  Method extends RouteDefinition['method'],
  Path extends string,
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Response extends z.ZodType,
> {
  method: Method
  path: Path
  summary: string
  permission: RouteDefinition['permission']
  whileLocked?: boolean
  params?: Params
  query?: Query
  body?: Body
  status?: RouteDefinition['status']
  response?: Response
  bodyLimit?: number
  produces?: RouteDefinition['produces']
}

/** Declares one route. Path parameters are written `:name`; what is left out is `undefined`. */
export function route<
  const Method extends RouteDefinition['method'],
  const Path extends string,
  Params extends z.ZodType = Nothing,
  Query extends z.ZodType = Nothing,
  Body extends z.ZodType = Nothing,
  Response extends z.ZodType = Nothing,
>(input: RouteInput<Method, Path, Params, Query, Body, Response>) {
  return {
    params: nothing as unknown as Params,
    query: nothing as unknown as Query,
    body: nothing as unknown as Body,
    response: nothing as unknown as Response,
    ...input,
  } as Omit<RouteDefinition<Path, Params, Query, Body, Response>, 'method'> & { method: Method }
}

export type AnyRoute = RouteDefinition

/** The browser's view of one route: types only, so that zod stays out of the bundle. */
export type Call<R extends AnyRoute> = {
  params: z.input<R['params']>
  query: z.input<R['query']>
  body: z.input<R['body']>
  response: z.output<R['response']>
}

/** `{ 'GET /api/patients': Call<…> }` from a record of routes. */
export type CallsOf<Routes extends Record<string, AnyRoute>> = {
  [K in keyof Routes as `${Routes[K]['method']} ${Routes[K]['path']}`]: Call<Routes[K]>
}
