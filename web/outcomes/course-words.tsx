import { plain, signed } from '../ui/index.ts'
import { holds, type InstrumentCourse } from './course.ts'

/** Where the patient stands, in one sentence: from what to what, and which definitions hold. */
export function CourseWords({ course }: { course: InstrumentCourse }) {
  const name = course.instrument.shortTitle
  const { latest, baseline } = course
  if (!latest)
    return (
      <>
        {baseline
          ? `${name} ${plain(baseline.total)} so far; nothing after a dose yet.`
          : `${name} has no baseline yet.`}
      </>
    )
  const { outcome } = latest
  if (outcome.baselineTotal === null || outcome.change === null)
    return (
      <>
        {name} {plain(outcome.total)}; no score before the first dose, so a change is not known.
      </>
    )
  const verb = outcome.change < 0 ? 'fell' : outcome.change > 0 ? 'rose' : 'stayed'
  return (
    <>
      {name} {verb} from {plain(outcome.baselineTotal)} to {plain(outcome.total)}
      {outcome.changePercent !== null && ` (${signed(outcome.changePercent)} %)`}: <Verdict course={course} />
    </>
  )
}

function Verdict({ course }: { course: InstrumentCourse }) {
  const outcome = course.latest?.outcome
  if (!outcome) return null
  const response = holds(outcome.response)
    ? 'response'
    : holds(outcome.partialResponse)
      ? 'partial response'
      : holds(outcome.deterioration)
        ? 'deterioration'
        : outcome.response
          ? 'no response'
          : 'response is not defined here'
  const remission = outcome.remission.filter(holds)
  return (
    <>
      <b className={response === 'response' ? 'good' : response === 'deterioration' ? 'watch' : undefined}>
        {response}
      </b>
      {outcome.remission.length > 0 &&
        (remission.length === 0 ? (
          ', no remission by any definition.'
        ) : (
          <>
            , and <b className="good">remission</b> by {remission.length} of {outcome.remission.length} definitions.
          </>
        ))}
    </>
  )
}
