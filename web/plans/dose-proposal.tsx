import { useQuery } from '@tanstack/react-query'
import { query } from '../queries.ts'
import { Panel, unbroken } from '../ui/index.ts'
import './dose-proposal.css'

const proposalOf = (planId: string) => query('GET /api/plans/:planId/dose-proposal', { params: { planId } })

/** A panel of its own, where the protocol has a rule. */
export function NextDose({ planId }: { planId: string }) {
  const { data } = useQuery(proposalOf(planId))
  if (!data?.proposal) return null
  return (
    <Panel title="Next dose" aside="by the protocol’s rule">
      <DoseProposal planId={planId} />
    </Panel>
  )
}

/**
 * What the protocol’s own rule comes to for the next dose, with what it rests on. It is said where a prescriber orders,
 * and fills in nothing.
 */
export function DoseProposal({ planId }: { planId: string }) {
  const { data } = useQuery(proposalOf(planId))
  if (!data?.proposal) return null
  const { move, text, facts, ask, rule, rests } = data.proposal
  const unapproved = [rule, ...rests].some(({ status }) => status !== undefined)
  return (
    <section className="dose-proposal" aria-label="By the protocol’s rule">
      <p>
        <b className={move === 'unknown' ? 'watch' : ''}>{text}</b>
        {ask.length > 0 && ` Ask for ${ask.join(', ')}.`} The prescriber decides.
      </p>
      <ul className="small quiet">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
        <li>
          Rule {rule.id}, version {rule.version}: {unbroken(rule.text)} <cite>{unbroken(rule.source.citation)}</cite>
        </li>
        {unapproved && <li>Some of its numbers are published by nobody: Clinic → Evidence says which are approved.</li>}
      </ul>
    </section>
  )
}
