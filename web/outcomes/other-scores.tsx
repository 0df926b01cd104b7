import { Button, Panel, plain, signed } from '../ui/index.ts'
import type { InstrumentCourse } from './course.ts'

/** Function and quality of life beside the main scale: newest value and where it came from. */
export function OtherScores({
  courses,
  onShow,
}: {
  courses: InstrumentCourse[]
  onShow: (instrument: string) => void
}) {
  const withPoints = courses.filter((course) => course.points.length > 0)
  return (
    <Panel title="Other scales">
      {withPoints.length === 0 ? (
        <p>Only this scale has been answered.</p>
      ) : (
        <ul className="other-scores">
          {withPoints.map((course) => {
            const last = course.points.at(-1)
            const change = course.latest?.outcome.change ?? null
            return (
              <li key={course.instrument.id}>
                <span className="big medium">{last ? plain(last.total) : '—'}</span>
                <span className="small quiet">
                  {course.instrument.shortTitle}
                  {change !== null && course.baseline ? `, ${signed(change)} from ${plain(course.baseline.total)}` : ''}
                </span>
                <Button kind="plain" onClick={() => onShow(course.instrument.id)}>
                  Show
                </Button>
              </li>
            )
          })}
        </ul>
      )}
    </Panel>
  )
}
