import type { FastifyInstance } from 'fastify'
import {
  findProtocol,
  makeVariant,
  type Protocol,
  protocols,
  type VariantChanges,
} from '../../clinical/protocols/index.ts'
import { calendarDateIn } from '../../clinical/quantity/clinic-day.ts'
import { rooms } from '../../contract/index.ts'
import type { Database } from '../database/index.ts'
import { conflict, invalidField, notFound, Problem, staleVersion } from '../http/problem.ts'
import { serve } from '../http/serve.ts'
import { confirmCaller, readClinic } from '../identity/index.ts'
import { publish } from '../live/index.ts'
import { appendVariant, listMade, listNewestMade, newestVersion } from './store.ts'

const room = rooms.protocols

export function registerProtocols(app: FastifyInstance, database: Database): void {
  serve(app, database, room.variants, async ({ tx }) => ({
    variants: (await listNewestMade(tx)).map(({ variant }) => variant),
  }))

  serve(app, database, room.variantVersions, async ({ tx, params }) => {
    const made = await listMade(tx, params.variantId)
    if (made.length === 0) throw notFound('variant')
    return { variants: made.map(({ variant }) => variant) }
  })

  serve(app, database, room.variant, async ({ tx, params }) => {
    const found = (await listMade(tx, params.variantId)).find(({ variant }) => variant.version === params.version)
    if (!found) throw notFound('variant')
    return { variant: found.variant, protocol: { ...found.protocol } }
  })

  serve(app, database, room.makeVariant, async ({ tx, body, caller, now, audit }) => {
    const { id, parentId, title, shortTitle, changes, reason } = body
    const parent = parentNamed(parentId)
    if (protocols.some((protocol) => protocol.id === id))
      throw invalidField('id', 'is the name of a published protocol: give the variant one of its own')
    const before = await newestVersion(tx, id)
    if (before !== body.version) throw staleVersion('variant', before)
    const [made] = before > 0 ? await listNewestMade(tx, id) : []
    if (made && made.variant.parentId !== parentId)
      throw invalidField('parentId', `must be ${made.variant.parentId}: a variant stays one of the same protocol`)
    const version = before + 1
    const { timeZone } = await readClinic(tx)
    const approvedOn = calendarDateIn(now, timeZone)
    const identity = { id, version: String(version), title, shortTitle, approvedOn, reason }
    // Judged before anybody signs: whose name stands under it changes no number.
    refuseFaulty(parent, changes, { ...identity, approver: '' })
    const lead = await confirmCaller(database, caller, body.password, 'approve a variant')
    const protocol = refuseFaulty(parent, changes, { ...identity, approver: lead.name })
    await appendVariant(tx, {
      id,
      version,
      parentId,
      parentVersion: parent.version,
      made: { changes, protocol },
      reason,
      memberId: lead.id,
      now,
    })
    audit.detail({ variantId: id, version, parentId, parentVersion: parent.version, reason })
    await publish(tx, { topic: 'clinic' })
    return newest(id)

    async function newest(variantId: string) {
      const [made] = await listNewestMade(tx, variantId)
      if (!made) throw notFound('variant')
      return made.variant
    }
  })

  serve(app, database, room.retireVariant, async ({ tx, params, body, caller, now, audit }) => {
    const [made] = await listNewestMade(tx, params.variantId)
    if (!made) throw notFound('variant')
    const { variant } = made
    const before = variant.retired?.version ?? variant.version
    if (before !== body.version) throw staleVersion('variant', before)
    if (variant.retired) throw conflict('retired', 'This variant is retired already')
    const lead = await confirmCaller(database, caller, body.password, 'retire a variant')
    const version = before + 1
    await appendVariant(tx, {
      id: variant.id,
      version,
      parentId: variant.parentId,
      parentVersion: variant.parentVersion,
      made: null,
      reason: body.reason,
      memberId: lead.id,
      now,
    })
    audit.detail({ variantId: variant.id, version, retired: true, reason: body.reason })
    await publish(tx, { topic: 'clinic' })
    return { ...variant, retired: { version, reason: body.reason, by: lead.name, at: now } }
  })
}

function parentNamed(id: string): Protocol {
  const parent = findProtocol(id)
  if (parent) return parent
  throw invalidField('parentId', `must be one of ${protocols.map((protocol) => protocol.id).join(', ')}`)
}

/** Throws 400 naming each fault and its place in the changes. */
function refuseFaulty(
  parent: Protocol,
  changes: VariantChanges,
  identity: Parameters<typeof makeVariant>[2],
): Protocol {
  const { protocol, faults } = makeVariant(parent, changes, identity)
  if (faults.length === 0) return protocol
  throw new Problem(
    400,
    'invalid-request',
    'The variant is not consistent',
    faults.map(({ path, message }) => `${path} ${message}.`).join(' '),
    { errors: faults.map(({ path, message }) => ({ path: `changes.${path}`, message })) },
  )
}
