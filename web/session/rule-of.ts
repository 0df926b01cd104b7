import { ruleId } from '../../clinical/evidence/rule-id.ts'
import type { Protocol } from '../../clinical/protocols/index.ts'
import type { Notice } from '../../clinical/session/index.ts'

/** The name in the evidence of what a session shows: an approval stands beside it. */
const nameOf = (path: string, rule: object | undefined): string => (rule ? ruleId(`protocols/${path}`, rule) : '')

export const thresholdRule = (protocol: Protocol, id: string): string =>
  nameOf(
    `notices/${id}`,
    protocol.notices.find((rule) => rule.id === id),
  )

export const dischargeRule = (protocol: Protocol, id: string): string =>
  nameOf(
    `discharge/${id}`,
    protocol.discharge.find((criterion) => criterion.id === id),
  )

/** Of a notice that no threshold makes. */
export function ruleOfNotice(protocol: Protocol, { signal }: Pick<Notice, 'signal'>): string {
  if (signal === 'sensor') return nameOf('sensors', protocol.sensors)
  if (signal === 'overdue') return nameOf('overdue', protocol.overdue)
  return nameOf('plausibility', protocol.plausibility)
}
