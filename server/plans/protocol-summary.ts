import type { z } from 'zod'
import { allowedDosesMg, doseWeightText } from '../../clinical/dosing/index.ts'
import type { Protocol } from '../../clinical/protocols/index.ts'
import type { protocolSummary } from '../../contract/plans.ts'

/** @param ageYears of a patient, null where it is not known; undefined: the doses of all ages */
export function summarizeDose(protocol: Protocol, ageYears?: number | null): z.output<typeof protocolSummary>['dose'] {
  const { dose } = protocol
  const allowed = (sessionNumber: number) =>
    ageYears === undefined ? null : allowedDosesMg(protocol, sessionNumber, ageYears)
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
        allowedMg: allowed(2) ?? dose.allowedMg,
        firstSessionMg: allowed(1) ?? [...new Set(dose.firstSession.flatMap((one) => one.allowedMg))],
      }
  }
}

/** What the plan screen needs of a protocol. */
export function summarizeProtocol(protocol: Protocol, ageYears?: number | null): z.output<typeof protocolSummary> {
  return {
    id: protocol.id,
    version: protocol.version,
    title: protocol.title,
    shortTitle: protocol.shortTitle,
    treatment: protocol.treatmentId,
    drug: protocol.drug,
    route: protocol.route,
    standing: protocol.standing,
    dose: summarizeDose(protocol, ageYears),
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
    sources: [
      ...new Set([protocol.dose.source.citation, protocol.course.source.citation, protocol.adjunct.source.citation]),
    ],
  }
}
