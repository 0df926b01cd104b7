import type { SignOff, Source } from '../quantity/source.ts'
import type { Protocol } from './protocol.ts'

export interface ProtocolFault {
  /** Where: `dose.allowedMg`. */
  path: string
  message: string
}

/**
 * What is wrong with a protocol, such as a clinic's own variant. Empty when nothing is.
 * Also asks that every number with no published source is marked for sign-off.
 */
export function validateProtocol(protocol: Protocol): ProtocolFault[] {
  const faults: ProtocolFault[] = []
  const fault = (path: string, message: string) => faults.push({ path, message })
  const positive = (path: string, value: number) => {
    if (!(Number.isFinite(value) && value > 0)) fault(path, 'must be a number above zero')
  }
  const unique = (path: string, ids: string[]) => {
    const seen = new Set<string>()
    for (const id of ids) {
      if (seen.has(id)) fault(path, `${id} is there twice`)
      seen.add(id)
    }
  }

  if (!protocol.id) fault('id', 'must not be empty')
  if (!protocol.version) fault('version', 'must not be empty')
  if (protocol.checks.length === 0) fault('checks', 'must not be empty: an empty list would let every dose start')
  if (protocol.discharge.length === 0) fault('discharge', 'must not be empty: an empty list would let everybody leave')
  if (protocol.preDose.holds.length === 0) fault('preDose.holds', 'must not be empty')
  positive('observation.minimumMinutes', protocol.observation.minimumMinutes)
  positive('preDose.validMinutes', protocol.preDose.validMinutes)
  positive('course.minDaysBetweenSessions.days', protocol.course.minDaysBetweenSessions.days)

  if (protocol.dose.kind === 'infusion') {
    positive('dose.doseMgPerKg', protocol.dose.doseMgPerKg)
    positive('dose.infusionMinutes', protocol.dose.infusionMinutes)
    if (protocol.dose.doseMgPerKg > protocol.dose.hardStopAbove.mgPerKg) {
      fault('dose.doseMgPerKg', 'is above its own hard stop')
    }
  } else {
    const { mgPerDevice, allowedMg, ceilingMg, firstSession } = protocol.dose
    positive('dose.mgPerDevice', mgPerDevice)
    positive('dose.minutesBetweenDevices', protocol.dose.minutesBetweenDevices)
    if (allowedMg.length === 0) fault('dose.allowedMg', 'must not be empty')
    for (const doseMg of [...allowedMg, ...firstSession.flatMap((rule) => rule.allowedMg)]) {
      if (doseMg % mgPerDevice !== 0) fault('dose.allowedMg', `${doseMg} mg is no whole number of devices`)
      if (doseMg > ceilingMg) fault('dose.allowedMg', `${doseMg} mg is above the ceiling of ${ceilingMg} mg`)
    }
  }

  for (const [index, phase] of protocol.course.phases.entries()) {
    if (phase.toWeek !== null && phase.toWeek < phase.fromWeek) fault(`course.phases.${index}`, 'ends before it starts')
    const next = protocol.course.phases[index + 1]
    if (next && phase.toWeek !== next.fromWeek - 1) fault(`course.phases.${index}`, 'does not lead to the next phase')
  }
  unique(
    'checks',
    protocol.checks.map((check) => check.id),
  )
  unique(
    'discharge',
    protocol.discharge.map((criterion) => criterion.id),
  )
  unique(
    'notices',
    protocol.notices.map((rule) => rule.id),
  )
  unique(
    'eventCards',
    protocol.eventCards.map((card) => card.id),
  )
  unique(
    'monitoring',
    protocol.monitoring.map((check) => check.kind),
  )
  const cards = new Set(protocol.eventCards.map((card) => card.id))
  for (const rule of protocol.notices) {
    if (rule.eventCard && !cards.has(rule.eventCard)) fault(`notices.${rule.id}`, `has no event card ${rule.eventCard}`)
  }
  for (const check of protocol.checks) {
    if (check.answeredBy === 'fasting' && !check.fasting) fault(`checks.${check.id}`, 'asks for fasting without times')
  }
  visitSources(protocol, '', fault)
  return faults
}

/** Walks the whole protocol: whatever has a local source must be marked for sign-off. */
function visitSources(value: unknown, path: string, fault: (path: string, message: string) => void): void {
  if (typeof value !== 'object' || value === null) return
  const node = value as Record<string, unknown> & { source?: Source; status?: SignOff }
  if (node.source && typeof node.source === 'object') {
    if (!node.source.citation) fault(path, 'has a source without a citation')
    if (node.source.evidence === 'local' && node.status !== 'needs-clinical-sign-off') {
      fault(path, 'has no published source and is not marked for clinical sign-off')
    }
  }
  for (const [key, child] of Object.entries(node)) visitSources(child, path ? `${path}.${key}` : key, fault)
}
