import { useCall } from '../queries.ts'
import { Button, FormProblem, List, Panel, Row } from '../ui/index.ts'
import { type Determination, outcomeNames } from './evaluation.ts'

/** Runs the kept inputs through the rules again: the same rule set has to give the same answer. */
export function RerunPanel({ data }: { data: Determination }) {
  const rerun = useCall('POST /api/determinations/:determinationId/re-run')
  const answer = rerun.data
  const titleOf = (criterionId: string) =>
    data.result.criteria.find((criterion) => criterion.id === criterionId)?.title ?? criterionId
  return (
    <Panel
      title="Run again"
      flush
      footer={
        <Button busy={rerun.isPending} onClick={() => rerun.mutate({ params: { determinationId: data.id } })}>
          Run again from its own inputs
        </Button>
      }
    >
      {answer ? (
        <List>
          <Row
            mark={answer.sameAnswer ? 'done' : 'watch'}
            markSays=""
            title={
              answer.sameAnswer
                ? `The same answer, word for word: ${outcomeNames[answer.determination].toLowerCase()}`
                : `Now ${outcomeNames[answer.determination].toLowerCase()}; it was ${outcomeNames[answer.storedDetermination].toLowerCase()}`
            }
            detail={`rule set ${answer.ruleset.version}${answer.sameRuleset ? ', the same' : `; then ${answer.storedRuleset.version}`}`}
          />
          {answer.differences.map(({ criterionId, stored, now }) => (
            <Row
              key={criterionId}
              mark="watch"
              markSays="differs"
              title={titleOf(criterionId)}
              detail={`then: ${stored ?? 'no such criterion'} · now: ${now ?? 'no such criterion'}`}
            />
          ))}
        </List>
      ) : (
        <p className="quiet empty">Its facts, rule set and answer are kept with it. Running it again stores nothing.</p>
      )}
      <FormProblem error={rerun.error} />
    </Panel>
  )
}
