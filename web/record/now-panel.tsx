import { Link } from '@tanstack/react-router'
import { CourseWords } from '../outcomes/course-words.tsx'
import { EmptyState, Panel, plain, Sparkline, signed } from '../ui/index.ts'
import { type Chart, type ChartScore, placesOf } from './chart.ts'
import { OnDay } from './on-day.tsx'
import { bandLabel, changeOfScore, inOrder, raisedBy } from './scores.ts'

const pointsShown = 12

/** The latest scores as small multiples, each with its change. */
export function NowPanel({ chart }: { chart: Chart }) {
  const scores = inOrder(chart.scores)
  const places = placesOf(chart.patient.id)
  const [first] = scores
  const newest = scores
    .flatMap(({ points }) => points.at(-1)?.at ?? [])
    .sort()
    .at(-1)
  return (
    <Panel title="Now" aside={newest && <OnDay at={newest} />} flush>
      {first ? (
        <>
          {scores.map((score) => (
            <ScoreRow key={score.instrument.id} score={score} />
          ))}
          <p className="small quiet score-words">
            <CourseWords course={first} />{' '}
            <Link className="nowrap" to={places.outcome as string}>
              Outcome ›
            </Link>
          </p>
        </>
      ) : (
        <EmptyState
          action={
            <Link className="button" to={places.assess as string}>
              Begin an assessment
            </Link>
          }
        >
          No score on record yet.
        </EmptyState>
      )}
    </Panel>
  )
}

function ScoreRow({ score }: { score: ChartScore }) {
  const { instrument, points } = score
  const last = points.at(-1)
  if (!last) return null
  const change = changeOfScore(score)
  const worse = instrument.direction === 'higher-is-worse'
  return (
    <div className="score-row">
      <div>
        <b>{instrument.shortTitle}</b>
        <div className="small quiet">
          {[bandLabel(score), worse ? '' : 'higher is better'].filter(Boolean).join(' · ')}
        </div>
        {raisedBy(score).map((finding) => (
          <div key={finding} className="small watch">
            {finding}
          </div>
        ))}
      </div>
      {points.length > 1 ? (
        <Sparkline
          values={points.slice(-pointsShown).map(({ total }) => total)}
          label={`${instrument.shortTitle}, last ${Math.min(points.length, pointsShown)}`}
          range={instrument.range ? [instrument.range.min, instrument.range.max] : undefined}
          colour={worse ? 'ink' : 'accent'}
        />
      ) : (
        <span className="small quiet">first score</span>
      )}
      <div className="score-value">
        <span className="big medium">{plain(last.total)}</span>
        <div className={`small ${change?.better ? 'good' : 'quiet'}`}>
          {change ? `${signed(change.by)} from ${plain(change.from)}` : <OnDay at={last.at} />}
        </div>
      </div>
    </div>
  )
}
