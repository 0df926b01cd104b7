import type { ThreeValued } from '../../clinical/quantity/three-valued.ts'
import type { CalendarDate, PartialDate } from '../../clinical/record/record.ts'
import { type Standard, standards } from '../../clinical/resistance/index.ts'
import { shortDate, useToday } from '../ui/index.ts'
import { layOutTrials, outcomeWords, type TrialBar, type TrialInPicture } from './trial-layout.ts'
import './trial-timeline.css'

/**
 * The trials of the episode as bars over time: height is the dose, filled is adequate, the outcome stands at the end,
 * augmentations beneath. The same facts follow as a table for whoever reads.
 */
export function TrialTimeline({
  trials,
  asOf,
  episodeStart,
  standard = standards['athf-sf'],
}: {
  trials: readonly TrialInPicture[]
  asOf: CalendarDate
  episodeStart?: PartialDate | null
  standard?: Pick<Standard, 'name' | 'minimumWeeks'>
}) {
  const { bars, ticks } = layOutTrials(trials, asOf, episodeStart)
  return (
    <figure className="trial-timeline">
      <div className="trial-picture" aria-hidden="true">
        <div className="trial-grid">
          {ticks.map((tick) => (
            <span key={tick.at} className="tick" style={{ left: `${tick.at * 100}%` }}>
              <span>{tick.label}</span>
            </span>
          ))}
        </div>
        {bars.map((bar) => (
          <div className="trial-row" key={bar.id}>
            <span className="name">{bar.label}</span>
            <span className="track">
              <Bar bar={bar} />
            </span>
          </div>
        ))}
      </div>
      <TrialTable trials={trials} />
      <figcaption className="small quiet">
        Bar height is dose against the minimum, filled is adequate ({standard.name}, ≥ {standard.minimumWeeks} weeks at
        minimum dose).
      </figcaption>
    </figure>
  )
}

function Bar({ bar }: { bar: TrialBar }) {
  const { span } = bar
  if (!span) return <span className="outcome dateless">dates not known · {bar.outcome}</span>
  const percent = (share: number) => `${share * 100}%`
  const counted = Math.min(Math.max(span.surelyFrom, bar.countsFrom), span.surelyTo)
  return (
    <>
      <span
        className={`bar-outline ${bar.adequate}`}
        style={{ left: percent(span.from), width: percent(span.to - span.from), height: bar.heightPx }}
      />
      {bar.adequate !== 'no' && (
        <span
          className={`bar-filled ${bar.adequate}`}
          style={{ left: percent(counted), width: percent(span.surelyTo - counted), height: bar.heightPx }}
        />
      )}
      <span className="outcome" style={{ left: percent(span.to) }}>
        {bar.outcome}
      </span>
    </>
  )
}

const adequateWords: Record<ThreeValued, string> = {
  yes: 'adequate',
  no: 'not adequate',
  unknown: 'adequacy not known',
}

/** The same facts, for whoever reads rather than looks. */
function TrialTable({ trials }: { trials: readonly TrialInPicture[] }) {
  const today = useToday()
  const date = (text: string | null, otherwise: string) => (text ? shortDate(text, today) : otherwise)
  return (
    <table className="visually-hidden">
      <caption>Trials in this episode</caption>
      <thead>
        <tr>
          <th scope="col">Medicine</th>
          <th scope="col">Highest dose</th>
          <th scope="col">Start</th>
          <th scope="col">Stop</th>
          <th scope="col">Outcome</th>
          <th scope="col">Adequate</th>
        </tr>
      </thead>
      <tbody>
        {trials.map((trial, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one medicine may have been tried twice
          <tr key={index}>
            <th scope="row">
              {trial.medication}
              {trial.role === 'augmentation' ? ' (augmentation)' : ''}
            </th>
            <td>{trial.highestDoseMgPerDay === null ? 'not known' : `${trial.highestDoseMgPerDay} mg a day`}</td>
            <td>{date(trial.start, 'not known')}</td>
            <td>{date(trial.stop, trial.outcome === 'ongoing' ? 'going on' : 'not recorded')}</td>
            <td>{outcomeWords(trial.outcome)}</td>
            <td>{adequateWords[trial.adequate]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
