import { Button, Day, Dialog } from '../ui/index.ts'
import type { EvaluationResult } from './evaluation.ts'

/** What to consider instead of ketamine. */
export function AlternativesDialog({
  alternatives,
  reScreen,
  onClose,
}: {
  alternatives: EvaluationResult['alternatives']
  reScreen?: EvaluationResult['reScreen']
  onClose: () => void
}) {
  return (
    <Dialog title="Alternatives to weigh" onClose={onClose} actions={<Button onClick={onClose}>Close</Button>}>
      {alternatives.map(({ key, reason, options }) => (
        <section key={key} className="alternatives">
          <h3>{reason}</h3>
          <ul>
            {options.map((option) => (
              <li key={option}>{option}</li>
            ))}
          </ul>
        </section>
      ))}
      {reScreen && (
        <section className="alternatives">
          <h3>
            {reScreen.on ? (
              <>
                Evaluate again on <Day date={reScreen.on} />
              </>
            ) : (
              'No day to evaluate again'
            )}
          </h3>
          <ul>
            {reScreen.reasons.map(({ criterionId, title, on, why, signOff }) => (
              <li key={criterionId}>
                {title}
                {on && (
                  <>
                    {' '}
                    (<Day date={on} />)
                  </>
                )}
                : {why}
                {signOff && <span className="watch"> Not approved by the clinic’s medical lead.</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="small quiet">Options to weigh, no orders. Source: standard treatment options.</p>
    </Dialog>
  )
}
