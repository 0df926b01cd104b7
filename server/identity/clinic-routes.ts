import type { FastifyInstance, FastifyRequest } from 'fastify'
import { rooms } from '../../contract/index.ts'
import { appendAudit, browseAudit } from '../audit/index.ts'
import { serve, servePublic } from '../http/serve.ts'
import { addChair, amendChair, amendClinic, listChairs, readClinic } from './clinic-settings.ts'
import { listDevices, makeDevice, revokeDevice } from './device-store.ts'
import type { IdentityDeps } from './index.ts'
import {
  acceptInvite,
  amendMember,
  findOpenInvite,
  inviteClinic,
  listInvites,
  listMembers,
  makeInvite,
} from './member-store.ts'

const { identity } = rooms
const done = { done: true as const }

/** What administrators manage: members, chairs, settings, devices; and what auditors read. */
export function registerClinic(app: FastifyInstance, { database, settings }: IdentityDeps): void {
  const linkTo = (request: FastifyRequest, path: string) =>
    `${settings.publicUrl ?? `${request.protocol}://${request.headers.host}`}${path}`

  serve(app, database, identity.members, async ({ tx, now }) => ({
    members: await listMembers(tx),
    invites: await listInvites(tx, now),
  }))
  serve(app, database, identity.invite, async ({ tx, body, caller, audit, request }) => {
    const invite = await makeInvite(tx, { ...body, invitedBy: caller.memberId ?? '' })
    audit.detail({ inviteId: invite.id, roles: body.roles })
    return { inviteId: invite.id, link: linkTo(request, `/invite/${invite.token}`), expiresAt: invite.expiresAt }
  })
  serve(app, database, identity.amendMember, async ({ tx, params, body, audit }) => {
    audit.detail({ memberId: params.memberId, roles: body.roles, status: body.status })
    return amendMember(tx, params.memberId, body)
  })
  servePublic(app, identity.openInvite, async ({ params }) => {
    const clinicId = await inviteClinic(database, params.token)
    const invite = await database.inClinic(clinicId, (tx) => findOpenInvite(tx, params.token))
    return { clinicName: invite.clinic_name, name: invite.name, email: invite.email, roles: invite.roles }
  })
  servePublic(app, identity.acceptInvite, async ({ params, body, request }) => {
    const clinicId = await inviteClinic(database, params.token)
    await database.inClinic(clinicId, async (tx) => {
      const memberId = await acceptInvite(tx, params.token, body.password)
      await appendAudit(tx, database.auditKey, {
        memberId,
        ip: request.cameFrom,
        action: 'identity.acceptInvite',
        access: 'write',
        route: 'POST /api/invites/:token/accept',
        outcome: 'done',
        patientIds: [],
        detail: {},
      })
    })
    return done
  })

  serve(app, database, identity.chairs, async ({ tx }) => ({ chairs: await listChairs(tx) }))
  serve(app, database, identity.addChair, ({ tx, body }) => addChair(tx, body.name))
  serve(app, database, identity.amendChair, ({ tx, params, body }) => amendChair(tx, params.chairId, body))
  serve(app, database, identity.clinic, ({ tx }) => readClinic(tx))
  serve(app, database, identity.amendClinic, ({ tx, body }) => amendClinic(tx, body))

  serve(app, database, identity.devices, async ({ tx }) => ({ devices: await listDevices(tx) }))
  serve(app, database, identity.addDevice, ({ tx, body, caller }) => makeDevice(tx, body.name, caller.memberId))
  serve(app, database, identity.revokeDevice, async ({ tx, params }) => {
    await revokeDevice(tx, params.deviceId)
    return done
  })

  serve(app, database, identity.audit, ({ tx, query }) => browseAudit(tx, query))
}
