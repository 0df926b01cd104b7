import type { FastifyReply, FastifyRequest } from 'fastify'

const name = 'evenkeel'

/** The cookie says which clinic to look in, then the token; only the token is secret. */
export function setSignInCookie(request: FastifyRequest, reply: FastifyReply, clinicId: string, token: string): void {
  reply.setCookie(name, `${clinicId}.${token}`, {
    httpOnly: true,
    sameSite: 'lax',
    secure: request.protocol === 'https',
    path: '/',
  })
}

export const clearSignInCookie = (reply: FastifyReply): void => {
  reply.clearCookie(name, { path: '/' })
}

export function readSignInCookie(request: FastifyRequest): { clinicId: string; token: string } | null {
  const value = request.cookies[name]
  const dot = value?.indexOf('.') ?? -1
  if (!value || dot < 0) return null
  const clinicId = value.slice(0, dot)
  return /^[0-9a-f-]{36}$/.test(clinicId) ? { clinicId, token: value.slice(dot + 1) } : null
}
