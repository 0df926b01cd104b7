import type { ThreeValued } from '../../clinical/quantity/three-valued.ts'
import type { CalendarDate, PartialDate } from '../../clinical/record/record.ts'
import { type EpisodePicture, type Standard, standards } from '../../clinical/resistance/index.ts'
import { shortDate, useToday } from '../ui/index.ts'
import {
  type Box,
  layOutTrials,
  outcomeWords,
  type ScoreLine,
  type TrialBar,
  type TrialInPicture,
} from './trial-layout.ts'
import './trial-timeline.css'

/**
 * The trials of the episode as bars over time: height is the dose, filled is adequate, the outcome stands at the end,
 * augmentations and other treatments beneath, a depression scale above. The same facts follow as tables for whoever reads.
 */
export function TrialTimeline({
  trials,
  asOf,
  episodeStart,
  picture,
  standard = standards['athf-sf'],
}: {
  trials: readonly TrialInPicture[]
  asOf: CalendarDate
  episodeStart?: PartialDate | null
  picture?: EpisodePicture
  standard?: Pick<Standard, 'name' | 'minimumWeeks'>
}) {
  const { bars, others, score, ticks } = layOutTrials(trials, asOf, episodeStart, picture)
  return (
    <figure className="trial-timeline">
      <div className="trial-picture" aria-hidden="true">
        <div className="trial-grid">
          {ticks.map((tick) => (
            <span key={tick.at} className="tick" style={{ left: percent(tick.at) }}>
              <span>{tick.label}</span>
            </span>
          ))}
        </div>
        {score && (
          <div className="trial-row trial-score">
            <span className="name">{score.label}</span>
            <span className="track">
              <Score score={score} />
            </span>
          </div>
        )}
        {bars.map((bar) => (
          <div className="trial-row" key={bar.id}>
            <span className="name">{bar.label}</span>
            <span className="track">
              <Bar bar={bar} />
            </span>
          </div>
        ))}
        {others.map(({ kind, label, marks }) => (
          <div className="trial-row trial-other" key={kind}>
            <span className="name">{label}</span>
            <span className="track">
              {marks.map((mark) => (
                <span
                  key={`${mark.from} ${mark.to}`}
                  className="other-mark"
                  style={{ left: percent(mark.from), width: percent(mark.to - mark.from) }}
                />
              ))}
            </span>
          </div>
        ))}
      </div>
      <TrialTable trials={trials} />
      <AroundTable picture={picture} />
      <figcaption className="small quiet">
        Bar height is dose against the minimum, filled is adequate ({standard.name}, ≥ {standard.minimumWeeks} weeks at
        minimum dose).
      </figcaption>
    </figure>
  )
}

const percent = (share: number) => `${share * 100}%`

function Bar({ bar: { outlines, filled, adequate, outcome } }: { bar: TrialBar }) {
  const end = outlines.at(-1)
  if (!end) return <span className="outcome dateless">dates not known · {outcome}</span>
  const box = ({ from, to, heightPx }: Box) => ({
    left: percent(from),
    width: percent(to - from),
    height: heightPx,
  })
  return (
    <>
      {outlines.map((each) => (
        <span key={each.from} className={`bar-outline ${adequate}`} style={box(each)} />
      ))}
      {filled.map((each) => (
        <span key={each.from} className={`bar-filled ${adequate}`} style={box(each)} />
      ))}
      <span className="outcome" style={{ left: percent(Math.max(...outlines.map(({ to }) => to))) }}>
        {outcome}
      </span>
    </>
  )
}

/** More points than these would hide the line that they stand on. */
const mostPoints = 8

/** First and last total are written; what lies between is the line. */
function Score({ score: { points } }: { score: ScoreLine }) {
  const last = points.at(-1)
  const [first] = points
  return (
    <>
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" role="presentation">
        <polyline points={points.map(({ x, y }) => `${x * 100},${100 - y * 100}`).join(' ')} />
      </svg>
      {(points.length > mostPoints ? points.filter((point) => point === first || point === last) : points).map(
        ({ x, y }) => (
          <span key={`${x} ${y}`} className="score-point" style={{ left: percent(x), top: percent(1 - y) }} />
        ),
      )}
      {last && (
        <span className="outcome" style={{ left: percent(last.x), top: percent(1 - last.y) }}>
          {first && first !== last ? `${first.total} → ${last.total}` : last.total}
        </span>
      )}
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

/** Scores and other treatments, for whoever reads. */
function AroundTable({ picture }: { picture: EpisodePicture | undefined }) {
  const today = useToday()
  const { score, otherTreatments = [] } = picture ?? {}
  if (!score && otherTreatments.length === 0) return null
  return (
    <table className="visually-hidden">
      <caption>Scores and other treatments</caption>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">When</th>
          <th scope="col">Total, or adequate</th>
        </tr>
      </thead>
      <tbody>
        {score?.points.map(({ on, total }) => (
          <tr key={`${on} ${total}`}>
            <th scope="row">{score.shortTitle}</th>
            <td>{shortDate(on, today)}</td>
            <td>{total}</td>
          </tr>
        ))}
        {otherTreatments.map(({ reference, text, start, stop }) => (
          <tr key={reference}>
            <th scope="row">{text}</th>
            <td>
              {start ? shortDate(start, today) : 'not known'}
              {stop && stop !== start && ` to ${shortDate(stop, today)}`}
            </td>
            <td>not judged</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
