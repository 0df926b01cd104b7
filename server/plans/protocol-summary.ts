import type { z } from 'zod'
import { doseWeightText } from '../../clinical/dosing/index.ts'
import type { Protocol } from '../../clinical/protocols/index.ts'
import type { protocolSummary } from '../../contract/plans.ts'

function summarizeDose(dose: Protocol['dose']): z.output<typeof protocolSummary>['dose'] {
  switch (dose.kind) {
    case 'infusion':
      return {
        kind: 'infusion',
        doseMgPerKg: dose.doseMgPerKg,
        infusionMinutes: dose.infusionMinutes,
        doseWeight: doseWeightText(dose.doseWeight),
        studiedMgPerKg: { low: dose.studiedMgPerKg.low, high: dose.studiedMgPerKg.high },
      }
    case 'injection':
      return {
        kind: 'injection',
        doseMgPerKg: dose.doseMgPerKg,
        doseWeight: doseWeightText(dose.doseWeight),
        steps: dose.steps.map((step) => step.mgPerKg),
      }
    case 'devices':
      return {
        kind: 'devices',
        mgPerDevice: dose.mgPerDevice,
        allowedMg: dose.allowedMg,
        firstSessionMg: [...new Set(dose.firstSession.flatMap((one) => one.allowedMg))],
      }
  }
}

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
    dose: summarizeDose(dose),
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
