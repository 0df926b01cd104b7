import { Link } from '@tanstack/react-router'
import { ruleId } from '../../clinical/evidence/rule-id.ts'
import { allProtocols, protocolSheet, unpublishedLines } from '../../clinical/protocols/index.ts'
import { useSignOffs } from './sign-off.tsx'

/** How much of a protocol nobody published and this clinic has approved, and the way to its page. */
export function ProtocolStanding({ protocolId }: { protocolId: string }) {
  const signOffs = useSignOffs()
  const protocol = allProtocols.findLast((each) => each.id === protocolId)
  if (!protocol) return null
  const unpublished = unpublishedLines(protocolSheet(protocol))
  const approved = unpublished.filter(({ path, rule }) => signOffs?.has(ruleId(`protocols/${path}`, rule))).length
  return (
    <>
      {unpublished.length} of its rules rest on something that nobody published
      {signOffs && `; this clinic has approved ${approved === 0 ? 'none' : approved} of them`} ·{' '}
      <Link to="/protocols/$protocolId" params={{ protocolId }}>
        the protocol on one page
      </Link>
    </>
  )
}
