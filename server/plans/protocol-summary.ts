import type { z } from 'zod'
import type { Protocol } from '../../clinical/protocols/index.ts'
import type { protocolSummary } from '../../contract/plans.ts'

/** What the plan screen needs of a protocol. */
export function summarizeProtocol(protocol: Protocol): z.output<typeof protocolSummary> {
  const { dose } = protocol
  return {
    id: protocol.id,
    version: protocol.version,
    title: protocol.title,
    shortTitle: protocol.shortTitle,
    treatment: protocol.treatmentId,
    drug: protocol.drug,
    route: protocol.route,
    standing: protocol.standing,
    dose:
      dose.kind === 'infusion'
        ? {
            kind: 'infusion',
            doseMgPerKg: dose.doseMgPerKg,
            infusionMinutes: dose.infusionMinutes,
            studiedMgPerKg: { low: dose.studiedMgPerKg.low, high: dose.studiedMgPerKg.high },
          }
        : {
            kind: 'devices',
            mgPerDevice: dose.mgPerDevice,
            allowedMg: dose.allowedMg,
            firstSessionMg: [...new Set(dose.firstSession.flatMap((one) => one.allowedMg))],
          },
    adjunct: { rule: protocol.adjunct.rule, text: protocol.adjunct.text },
    phases: protocol.course.phases.map(({ id, label, sessions, perWeeks, totalSessions }) => ({
      id,
      label,
      sessions,
      perWeeks,
      totalSessions,
    })),
    variantOf: protocol.variantOf
      ? {
          parentTitle: protocol.variantOf.parentTitle,
          approver: protocol.variantOf.approver,
          approvedOn: protocol.variantOf.approvedOn,
        }
      : null,
    observationMinutes: protocol.observation.minimumMinutes,
    sources: [...new Set([dose.source.citation, protocol.course.source.citation, protocol.adjunct.source.citation])],
  }
}
