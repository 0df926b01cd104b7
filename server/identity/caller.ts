import type { Role } from '../../contract/roles.ts'

/** Who makes a request: a member with a sign-in, or a device with a token. */
export interface Caller {
  clinicId: string
  memberId: string | null
  memberName: string
  roles: Role[]
  signInId: string | null
  deviceId: string | null
  locked: boolean
  /** When the password was last entered again; signing asks for five minutes at most. */
  steppedUpAt: string | null
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null
    /** The address it came from, read while the connection is sure to be there: a browser that goes on closes it. */
    cameFrom: string | null
  }
}
