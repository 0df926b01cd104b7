import { z } from 'zod'
import { roles } from './roles.ts'
import { route } from './route.ts'
import { freeText, id, instant, pageQuery, text } from './shapes.ts'

const role = z.enum(roles)
const email = z.email().max(254)
const password = z.string().min(12, 'must have at least 12 characters').max(200)
const pin = z.string().regex(/^\d{6,10}$/, 'must be 6 to 10 digits')
const totpCode = z.string().regex(/^\d{6}$/, 'must be 6 digits')
export const timeZone = z.string().refine((zone) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}, 'is not a time zone such as Europe/Berlin')
export const jurisdiction = z.enum(['us', 'eu'])

export const chair = z.object({ id, name: z.string(), position: z.number().int(), retired: z.boolean() })
export const clinic = z.object({
  id,
  name: z.string(),
  timeZone: z.string(),
  jurisdiction,
  synthetic: z.boolean(),
  idleLockMinutes: z.number().int(),
  version: z.number().int(),
})
export const member = z.object({
  id,
  name: z.string(),
  initials: z.string(),
  email: z.string(),
  roles: z.array(role),
  status: z.enum(['active', 'suspended']),
  totp: z.boolean(),
  version: z.number().int(),
})
const me = z.object({
  member: member.extend({ hasPin: z.boolean() }),
  clinic: clinic.extend({ chairs: z.array(chair) }),
  permissions: z.array(z.string()),
  locked: z.boolean(),
  /** 256 bits, hex: seals what this member's browser keeps. A locked console that starts gets it with the unlock. */
  browserKey: z.string().nullable(),
})
const done = z.object({ done: z.literal(true) })

export const auditEntry = z.object({
  seq: z.number().int(),
  at: instant,
  memberId: id.nullable(),
  memberName: z.string().nullable(),
  ip: z.string().nullable(),
  action: z.string(),
  access: z.enum(['read', 'write']),
  route: z.string(),
  outcome: z.string(),
  patientIds: z.array(id),
  detail: z.record(z.string(), z.unknown()),
  hash: z.string(),
})

export const identityRoutes = {
  me: route({
    method: 'GET',
    path: '/api/me',
    summary: 'Who is signed in, where, and what they may do',
    permission: 'signed-in',
    whileLocked: true,
    response: me,
  }),
  signIn: route({
    method: 'POST',
    path: '/api/sign-in',
    summary: 'Sign in with e-mail, password and, where set up, a one-time code',
    permission: 'public',
    body: z.object({
      email,
      password: z.string().min(1).max(200),
      totpCode: totpCode.optional(),
      clinicId: id.optional(),
    }),
    response: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('signed-in') }),
      z.object({ outcome: z.literal('totp-required') }),
      z.object({ outcome: z.literal('choose-clinic'), clinics: z.array(z.object({ id, name: z.string() })) }),
    ]),
  }),
  signOut: route({
    method: 'POST',
    path: '/api/sign-out',
    summary: 'End this sign-in',
    permission: 'signed-in',
    whileLocked: true,
    response: done,
  }),
  signOutEverywhere: route({
    method: 'POST',
    path: '/api/sign-out-everywhere',
    summary: 'End all sign-ins of this member',
    permission: 'signed-in',
    whileLocked: true,
    response: done,
  }),
  lock: route({
    method: 'POST',
    path: '/api/lock',
    summary: 'Lock this console',
    permission: 'signed-in',
    whileLocked: true,
    response: done,
  }),
  unlock: route({
    method: 'POST',
    path: '/api/unlock',
    summary: 'Open a locked console with PIN or password',
    permission: 'signed-in',
    whileLocked: true,
    body: z.object({ password: z.string().max(200).optional(), pin: z.string().max(10).optional() }),
    response: done,
  }),
  stepUp: route({
    method: 'POST',
    path: '/api/step-up',
    summary: 'Enter the password again before signing; good for five minutes',
    permission: 'signed-in',
    body: z.object({ password: z.string().min(1).max(200) }),
    response: done,
  }),
  changePassword: route({
    method: 'POST',
    path: '/api/me/password',
    summary: 'Change the own password; ends all other sign-ins',
    permission: 'signed-in',
    body: z.object({ current: z.string().min(1).max(200), next: password }),
    response: done,
  }),
  setPin: route({
    method: 'POST',
    path: '/api/me/pin',
    summary: 'Set the PIN that opens a locked console',
    permission: 'signed-in',
    body: z.object({ password: z.string().min(1).max(200), pin }),
    response: done,
  }),
  startTotp: route({
    method: 'POST',
    path: '/api/me/totp/start',
    summary: 'Begin setting up one-time codes',
    permission: 'signed-in',
    body: z.object({ password: z.string().min(1).max(200) }),
    response: z.object({ secret: z.string(), uri: z.string(), qrSvg: z.string() }),
  }),
  confirmTotp: route({
    method: 'POST',
    path: '/api/me/totp/confirm',
    summary: 'Finish with a first code',
    permission: 'signed-in',
    body: z.object({ code: totpCode }),
    response: done,
  }),
  disableTotp: route({
    method: 'POST',
    path: '/api/me/totp/disable',
    summary: 'Stop using one-time codes',
    permission: 'signed-in',
    body: z.object({ password: z.string().min(1).max(200), code: totpCode }),
    response: done,
  }),
  setUpNeeded: route({
    method: 'GET',
    path: '/api/set-up',
    summary: 'Does this installation still need its first clinic?',
    permission: 'public',
    response: z.object({
      needed: z.boolean(),
      /** The demo: said before anybody has signed in. */
      synthetic: z.boolean(),
    }),
  }),
  setUp: route({
    method: 'POST',
    path: '/api/set-up',
    summary: 'Make the clinic and its first administrator, once, with the printed token',
    permission: 'public',
    status: 201,
    body: z.object({
      token: z.string().min(1).max(200),
      clinic: z.object({ name: text(), timeZone, jurisdiction, chairs: z.array(text(60)).min(1).max(100) }),
      administrator: z.object({ name: text(), email, password, roles: z.array(role).default(['administrator']) }),
    }),
    response: z.object({ clinicId: id }),
  }),
  members: route({
    method: 'GET',
    path: '/api/members',
    summary: 'The members of the clinic and the open invitations',
    permission: 'clinic:read',
    response: z.object({
      members: z.array(member),
      invites: z.array(z.object({ id, email: z.string(), name: z.string(), roles: z.array(role), expiresAt: instant })),
    }),
  }),
  invite: route({
    method: 'POST',
    path: '/api/members/invites',
    summary: 'Invite a member by a one-time link',
    permission: 'clinic:manage',
    status: 201,
    body: z.object({ email, name: text(), roles: z.array(role).min(1) }),
    response: z.object({ inviteId: id, link: z.string(), expiresAt: instant }),
  }),
  openInvite: route({
    method: 'GET',
    path: '/api/invites/:token',
    summary: 'What an invitation says, for the person who holds its link',
    permission: 'public',
    params: z.object({ token: z.string().min(20).max(200) }),
    response: z.object({ clinicName: z.string(), name: z.string(), email: z.string(), roles: z.array(role) }),
  }),
  acceptInvite: route({
    method: 'POST',
    path: '/api/invites/:token/accept',
    summary: 'Accept an invitation with a password of one’s own',
    permission: 'public',
    status: 201,
    params: z.object({ token: z.string().min(20).max(200) }),
    body: z.object({ password }),
    response: done,
  }),
  amendMember: route({
    method: 'PATCH',
    path: '/api/members/:memberId',
    summary: 'Change a member’s name, roles or status; ends their sign-ins when roles or status change',
    permission: 'clinic:manage',
    params: z.object({ memberId: id }),
    body: z.object({
      version: z.number().int(),
      name: text().optional(),
      roles: z.array(role).min(1).optional(),
      status: z.enum(['active', 'suspended']).optional(),
    }),
    response: member,
  }),
  chairs: route({
    method: 'GET',
    path: '/api/chairs',
    summary: 'The chairs',
    permission: 'clinic:read',
    response: z.object({ chairs: z.array(chair) }),
  }),
  addChair: route({
    method: 'POST',
    path: '/api/chairs',
    summary: 'Add a chair',
    permission: 'clinic:manage',
    status: 201,
    body: z.object({ name: text(60) }),
    response: chair,
  }),
  amendChair: route({
    method: 'PATCH',
    path: '/api/chairs/:chairId',
    summary: 'Rename, move or retire a chair',
    permission: 'clinic:manage',
    params: z.object({ chairId: id }),
    body: z.object({
      name: text(60).optional(),
      position: z.number().int().min(0).max(1000).optional(),
      retired: z.boolean().optional(),
    }),
    response: chair,
  }),
  clinic: route({
    method: 'GET',
    path: '/api/clinic',
    summary: 'The clinic’s settings',
    permission: 'clinic:read',
    response: clinic,
  }),
  amendClinic: route({
    method: 'PATCH',
    path: '/api/clinic',
    summary: 'Change the clinic’s settings',
    permission: 'clinic:manage',
    body: z.object({
      version: z.number().int(),
      name: text().optional(),
      timeZone: timeZone.optional(),
      jurisdiction: jurisdiction.optional(),
      idleLockMinutes: z.number().int().min(1).max(120).optional(),
    }),
    response: clinic,
  }),
  devices: route({
    method: 'GET',
    path: '/api/devices',
    summary: 'Monitors and gateways that may post vitals',
    permission: 'clinic:manage',
    response: z.object({
      devices: z.array(z.object({ id, name: z.string(), createdAt: instant, revoked: z.boolean() })),
    }),
  }),
  addDevice: route({
    method: 'POST',
    path: '/api/devices',
    summary: 'Make a token for a monitor or gateway; it is shown once',
    permission: 'clinic:manage',
    status: 201,
    body: z.object({ name: text(100) }),
    response: z.object({ id, token: z.string() }),
  }),
  revokeDevice: route({
    method: 'POST',
    path: '/api/devices/:deviceId/revoke',
    summary: 'End a device’s token',
    permission: 'clinic:manage',
    params: z.object({ deviceId: id }),
    response: done,
  }),
  audit: route({
    method: 'GET',
    path: '/api/audit',
    summary: 'Browse the audit trail, newest first',
    permission: 'audit:read',
    query: pageQuery.extend({
      memberId: id.optional(),
      patientId: id.optional(),
      action: freeText(100).optional(),
      access: z.enum(['read', 'write']).optional(),
      from: instant.optional(),
      to: instant.optional(),
    }),
    response: z.object({ entries: z.array(auditEntry), total: z.number().int() }),
  }),
}
