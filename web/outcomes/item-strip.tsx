import { useTimeZone } from '../me.ts'
import { dayAndTime, Panel, Sideways, useToday } from '../ui/index.ts'
import type { InstrumentCourse } from './course.ts'

/** Item by item over time: the darker, the graver; the number is in each cell, so that no shade has to be read. */
export function ItemStrip({ course }: { course: InstrumentCourse }) {
  const timeZone = useTimeZone()
  const today = useToday()
  const answered = course.points.filter((point) => point.answers !== undefined)
  if (answered.length === 0) return null
  return (
    <Panel title={`${course.instrument.shortTitle}, item by item`} aside="as answered" flush>
      <Sideways className="item-strip" label="Answers, the newest last">
        <table>
          <thead>
            <tr>
              <th scope="col">Item</th>
              {answered.map((point) => (
                <th scope="col" key={point.assessmentId}>
                  {dayAndTime(point.from, timeZone, today)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {course.instrument.items.map((item) => (
              <tr key={item.linkId}>
                <th scope="row">{item.label}</th>
                {answered.map((point) => {
                  const answer = point.answers?.[item.linkId]
                  const value = typeof answer === 'boolean' ? Number(answer) : answer
                  const share = value === undefined ? 0 : shareOf(item, value)
                  return (
                    <td
                      key={point.assessmentId}
                      style={{ '--share': `${Math.round(share * 55)}%` } as React.CSSProperties}
                    >
                      {value ?? '—'}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Sideways>
    </Panel>
  )
}

/** How grave an answer is, 0 to 1; without a shade where too low and too high both are. */
function shareOf({ min, max, graver }: InstrumentCourse['instrument']['items'][number], value: number): number {
  if (graver === 'neither') return 0
  const fromBelow = (value - min) / Math.max(1, max - min)
  return graver === 'high' ? fromBelow : 1 - fromBelow
}
