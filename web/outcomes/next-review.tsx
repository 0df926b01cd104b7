import { Day, Panel, useToday } from '../ui/index.ts'
import type { InstrumentCourse, PatientCourse } from './course.ts'
import { holds } from './course.ts'

/** When the course is judged and on what: facts for the prescriber, who decides. */
export function NextReview({ data, course }: { data: PatientCourse; course: InstrumentCourse }) {
  const today = useToday()
  const { plan } = data
  const given = data.sessions.filter((session) => !session.planned)
  const booked = data.sessions.filter((session) => session.planned)
  const outcome = course.latest?.outcome
  return (
    <Panel title="Next decision">
      {plan ? (
        <>
          <p>
            {plan.reviewOn ? (
              <>
                Review on{' '}
                <b>
                  <Day date={plan.reviewOn} />
                </b>
                {plan.reviewOn < today && <b className="watch"> · overdue</b>}.
              </>
            ) : (
              'No review date is set in the plan.'
            )}{' '}
            {given.length} {given.length === 1 ? 'session' : 'sessions'} given, {booked.length} booked.
          </p>
          <p className="small quiet">
            {plan.review}
            {outcome?.substantialChange && (
              <>
                {' '}
                {holds(outcome.substantialChange)
                  ? 'The change so far is called substantial'
                  : holds(outcome.meaningfulChange)
                    ? 'The change so far is called meaningful'
                    : 'The change so far is not called meaningful'}{' '}
                ({outcome.substantialChange.definition.source.citation}).
              </>
            )}
          </p>
        </>
      ) : (
        <p>No plan yet.</p>
      )}
    </Panel>
  )
}
