import type { FastifyInstance } from 'fastify'
import {
  type EvidenceEntry,
  evidenceEntries,
  protocolEvidence,
  standardEvidence,
} from '../../clinical/evidence/index.ts'
import { isVariantsOwn, type Protocol } from '../../clinical/protocols/index.ts'
import { rooms } from '../../contract/index.ts'
import type { ProtocolVariant } from '../../contract/protocols.ts'
import type { StandardInUse } from '../../contract/standards.ts'
import type { Database } from '../database/index.ts'
import { conflict, invalidField } from '../http/problem.ts'
import { serve } from '../http/serve.ts'
import { confirmCaller } from '../identity/index.ts'
import { publish } from '../live/index.ts'
import { listNewestMade } from '../protocols/index.ts'
import { readChoice, standardOf } from '../standards/index.ts'
import { appendDecision, isDecided, listDecisions, listMedicalLeads, listSignOffs } from './store.ts'

const { evidence } = rooms

/** The data does not change while the server runs. */
let gathered: ReadonlyMap<string, EvidenceEntry> | undefined
const entriesById = (): ReadonlyMap<string, EvidenceEntry> => {
  gathered ??= new Map(evidenceEntries().map((entry) => [entry.id, entry]))
  return gathered
}

const pathOf = (ruleId: string): string => ruleId.split('#')[0] ?? ''

export function registerEvidence(app: FastifyInstance, database: Database): void {
  serve(app, database, evidence.list, async ({ tx }) => {
    const standing = new Map((await listSignOffs(tx)).map(({ ruleId, ...approval }) => [ruleId, approval]))
    const own = (await listNewestMade(tx)).filter(({ variant }) => !variant.retired).flatMap(ownEntries)
    const approvedPaths = new Set([...standing.keys()].filter((id) => !entriesById().has(id)).map(pathOf))
    return {
      entries: [
        ...own,
        ...standardEntries(await readChoice(tx)),
        ...[...entriesById().values()].map((entry) => ({
          ...entry,
          approval: standing.get(entry.id) ?? null,
          approvedWith: null,
          approvedEarlier: !standing.has(entry.id) && approvedPaths.has(pathOf(entry.id)),
        })),
      ],
      medicalLeads: await listMedicalLeads(tx),
    }
  })

  serve(app, database, evidence.signOffs, async ({ tx }) => ({ signOffs: await listSignOffs(tx) }))

  serve(app, database, evidence.decide, async ({ tx, body, caller, now, audit }) => {
    const signOffs = await listSignOffs(tx)
    if (await isDecided(tx, body.id)) return { signOffs }
    const standing = new Set(signOffs.map(({ ruleId }) => ruleId))
    const ruleIds = [...new Set(body.ruleIds)]
    for (const [index, ruleId] of ruleIds.entries()) {
      const entry = entriesById().get(ruleId)
      // An approval can be taken back also of what has changed since.
      if (body.decision === 'revoked' ? !entry && !standing.has(ruleId) : !entry)
        throw invalidField(`ruleIds.${index}`, 'is no rule of this version of Evenkeel')
      if (body.decision === 'approved' && entry && !entry.needsSignOff)
        throw invalidField(`ruleIds.${index}`, 'has a published source and needs no approval')
      if (body.decision === 'revoked' && !standing.has(ruleId))
        throw conflict('not-approved', 'This rule is not approved here', 'There is no approval to take back.')
    }
    const lead = await confirmCaller(database, caller, body.password, `${body.decision} rules`)
    await appendDecision(tx, {
      id: body.id,
      rules: ruleIds.map((ruleId) => ({ ruleId, ruleText: wordsOf(ruleId) })),
      decision: body.decision,
      note: body.note,
      memberId: lead.id,
      now,
    })
    audit.detail({ signOffId: body.id, decision: body.decision, ruleIds, note: body.note })
    await publish(tx, { topic: 'clinic' })
    return { signOffs: await listSignOffs(tx) }
  })

  serve(app, database, evidence.history, async ({ tx, query }) => ({
    decisions: await listDecisions(tx, pathOf(query.ruleId)),
  }))
}

/** The numbers that a variant in use has changed, approved with it. */
const ownEntries = ({ variant, protocol }: { variant: ProtocolVariant; protocol: Protocol }) =>
  protocolEvidence(protocol)
    .filter(({ source }) => isVariantsOwn(protocol, { source }))
    .map((entry) => ({
      ...entry,
      approval: { by: variant.approver, at: variant.approvedAt, note: variant.reason },
      approvedWith: { kind: 'variant' as const, id: variant.id },
      approvedEarlier: false,
    }))

/** The clinic's own standard of adequacy, where it uses one. */
const standardEntries = (choice: StandardInUse) =>
  choice.own
    ? standardEvidence(standardOf(choice)).map((entry) => ({
        ...entry,
        approval: { by: choice.by, at: choice.at ?? '', note: choice.reason },
        approvedWith: { kind: 'standard' as const, id: String(choice.version) },
        approvedEarlier: false,
      }))
    : []

function wordsOf(ruleId: string): string {
  const entry = entriesById().get(ruleId)
  return entry ? `${entry.title}: ${entry.text} (${entry.source.citation})` : ''
}
