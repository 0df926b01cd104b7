import { Button, Dialog } from '../ui/index.ts'
import type { EvaluationResult } from './evaluation.ts'

/** What to consider instead of ketamine. */
export function AlternativesDialog({
  alternatives,
  onClose,
}: {
  alternatives: EvaluationResult['alternatives']
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
      <p className="small quiet">Options to weigh, no orders. Source: standard treatment options.</p>
    </Dialog>
  )
}
