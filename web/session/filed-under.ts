import type { Notice } from '../../clinical/session/index.ts'

/** What an answer to a notice names: the notice, and every rule that was crossed when it was answered. */
export const filedUnder = ({ id, rules }: Notice): { noticeId: string; rules?: { id: string; version: string }[] } => ({
  noticeId: id,
  ...(rules.length > 0 ? { rules: rules.map(({ id: ruleId, version }) => ({ id: ruleId, version })) } : {}),
})
