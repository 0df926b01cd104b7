import { Link } from '@tanstack/react-router'
import { ruleId } from '../../clinical/evidence/rule-id.ts'
import { isVariantsOwn, protocolSheet, unpublishedLines } from '../../clinical/protocols/index.ts'
import { useProtocol } from '../protocols/variant.ts'
import { useSignOffs } from './sign-off.tsx'

/** How much of a protocol nobody published and this clinic has approved, and the way to its page. */
export function ProtocolStanding({ protocolId, version }: { protocolId: string; version: string }) {
  const signOffs = useSignOffs()
  const found = useProtocol(protocolId, version)
  if (!found) return null
  const { protocol } = found
  const { variantOf } = protocol
  const unpublished = unpublishedLines(protocolSheet(protocol)).filter(({ rule }) => !isVariantsOwn(protocol, rule))
  const approved = unpublished.filter(({ path, rule }) => signOffs?.has(ruleId(`protocols/${path}`, rule))).length
  return (
    <>
      {variantOf &&
        `Clinic variant of ${variantOf.parentTitle}, approved by ${variantOf.approver}: ${variantOf.reason} · `}
      {unpublished.length} of its rules rest on something that nobody published
      {signOffs && `; this clinic has approved ${approved === 0 ? 'none' : approved} of them`} ·{' '}
      <Link to="/protocols/$protocolId" params={{ protocolId }} search={variantOf ? { version } : {}}>
        the protocol on one page
      </Link>
    </>
  )
}
