import { useQuery } from '@tanstack/react-query'
import { query } from '../queries.ts'
import { Chip, Moment } from '../ui/index.ts'

/** The approvals of this clinic that stand, by rule; undefined while nobody knows. */
export function useSignOffs() {
  const { data } = useQuery({ ...query('GET /api/sign-offs'), staleTime: 60_000 })
  return data && new Map(data.signOffs.map((each) => [each.ruleId, each]))
}

/** Beside a rule that nobody published: by whom this clinic approved it, or that it did not. */
export function SignOff({ ruleId }: { ruleId: string }) {
  const signOffs = useSignOffs()
  if (!signOffs) return <Chip mark="unknown">approval not loaded</Chip>
  const approval = signOffs.get(ruleId)
  if (!approval) return <Chip mark="unknown">not approved by this clinic</Chip>
  return (
    <Chip mark="done">
      approved by {approval.by}, <Moment instant={approval.at} />
    </Chip>
  )
}

/** The same in two words, for the end of a line. */
export function SignOffWords({ ruleId }: { ruleId: string }) {
  const signOffs = useSignOffs()
  if (!signOffs) return <>approval not loaded</>
  return signOffs.has(ruleId) ? <>approved</> : <span className="watch">not approved</span>
}
