import type { ThreeValued } from '../../clinical/quantity/three-valued.ts'
import { Button, Disclosure, Mark, type MarkName, shortDate, useToday } from '../ui/index.ts'
import { StricterDose } from './stricter-dose.tsx'
import { outcomeWords } from './trial-layout.ts'
import type { ListedTrial } from './trials.ts'

const marks: Record<ThreeValued, MarkName> = { yes: 'done', no: 'open', unknown: 'unknown' }
const words: Record<ThreeValued, string> = {
  yes: 'adequate and failed',
  no: 'does not count',
  unknown: 'not known whether it counts',
}

/** One trial with what makes it count or not; a proposal is marked as such until somebody confirms or dismisses it. */
export function TrialRow({
  trial: listed,
  mayWrite,
  onEdit,
  onTakeOut,
  onDismiss,
}: {
  trial: ListedTrial
  mayWrite: boolean
  onEdit: () => void
  onTakeOut: () => void
  onDismiss: () => void
}) {
  const today = useToday()
  const { trial, medication, failed, origin, reasons, stored } = listed
  const end = trial.outcome === 'ongoing' && !trial.stop ? 'now' : date(trial.stop, today)
  const dates = trial.start || trial.stop ? `${date(trial.start, today)} to ${end}` : 'dates not known'
  const dose =
    trial.highestDoseMgPerDay === undefined ? 'dose not known' : `up to ${trial.highestDoseMgPerDay} mg a day`
  return (
    <li className={`criterion ${origin === 'proposed' ? 'proposed' : ''}`}>
      <Disclosure
        summary={
          <>
            <Mark name={marks[failed]} says={words[failed]} />
            <span className="grow">
              <b>
                {trial.role === 'augmentation' && '+ '}
                {medication}
              </b>{' '}
              {origin === 'proposed' && <span className="small watch">proposed from the record</span>}
              <span className="small quiet detail">
                {dates} · {dose} · {outcomeWords(trial.outcome)}
                {trial.adherence === 'not-adherent' && ' · not taken as prescribed'}
                {trial.adherence === 'unknown' && ' · taking not known'}
              </span>
            </span>
          </>
        }
        turn={words[failed]}
      >
        <ul className="evidence" aria-label="Why">
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
          <StricterDose trial={trial} />
        </ul>
        <p className="small quiet">
          {stored
            ? `Entered by ${stored.authorName}, version ${stored.version}`
            : `From ${trial.derivedFrom.length} ${trial.derivedFrom.length === 1 ? 'prescription' : 'prescriptions'} of the record; prescriptions show neither outcome nor taking`}
        </p>
      </Disclosure>
      {mayWrite && (
        <div className="answers row tight wrap">
          <Button onClick={onEdit}>{stored ? 'Correct…' : 'Confirm or correct…'}</Button>
          {stored ? <Button onClick={onTakeOut}>Take out…</Button> : <Button onClick={onDismiss}>Dismiss…</Button>}
        </div>
      )}
    </li>
  )
}

const date = (text: string | undefined, today: string): string => (text ? shortDate(text, today) : '?')
