import type { SessionState } from '../session/index.ts'
import { predictionGate } from './gates.ts'
import type { Covariates } from './model.ts'
import type { Way } from './programme.ts'
import type { Treatment } from './simulate.ts'

/** Who is treated in a session, with what and which way, and what has to be said with a curve; or why it has none. */
export function treatmentOf({
  protocol,
  weight,
  opened,
}: Pick<SessionState, 'protocol' | 'weight' | 'opened'>):
  | { ok: true; treatment: Treatment; warnings: string[] }
  | { ok: false; reason: string } {
  const covariates: Covariates = {
    ...(weight ? { weightKg: weight.weightKg } : {}),
    ...(typeof opened?.ageYears === 'number' ? { ageYears: opened.ageYears } : {}),
  }
  const gate = predictionGate(protocol.drug, protocol.route, covariates)
  if (!gate.ok) {
    return { ok: false, reason: gate.faults.map(({ field, message }) => `${field} ${message}`).join(', ') }
  }
  // The gate lets pass only routes that are a way.
  return {
    ok: true,
    treatment: { drug: protocol.drug, way: protocol.route as Way, covariates },
    warnings: gate.warnings,
  }
}
