import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useLive } from '../live.ts'
import { ChartLink } from '../patients/chart-link.tsx'
import { usePatientHeading } from '../patients/heading.tsx'
import { query, refresh } from '../queries.ts'
import { EmptyState, Loaded, PageHeader, Panel, Segmented } from '../ui/index.ts'
import type { InstrumentCourse, PatientCourse } from './course.ts'
import { CourseChart } from './course-chart.tsx'
import { CourseWords } from './course-words.tsx'
import { Definitions } from './definitions.tsx'
import { FollowUps } from './follow-ups.tsx'
import { ItemStrip } from './item-strip.tsx'
import { NextReview } from './next-review.tsx'
import { OtherScores } from './other-scores.tsx'
import './outcome.css'

/** One patient's course: a wide chart, each line with its definition, and what is due next. */
export function OutcomePage() {
  const { patientId } = useParams({ from: '/signed-in/patients/$patientId/outcome' })
  const course = useQuery(query('GET /api/patients/:patientId/outcome', { params: { patientId } }))
  useLive('patient', (message) => {
    if (message.patientId === patientId) void refresh('GET /api/patients/:patientId/outcome', { params: { patientId } })
  })
  return <Loaded query={course}>{(data) => <Course patientId={patientId} data={data} />}</Loaded>
}

function Course({ patientId, data }: { patientId: string; data: PatientCourse }) {
  const heading = usePatientHeading(patientId)
  const [chosen, setChosen] = useState<string>()
  const course = data.courses.find((one) => one.instrument.id === chosen) ?? preferred(data.courses)
  return (
    <>
      <PageHeader
        title={heading.name}
        documentTitle="Outcome"
        beside={heading.beside}
        about={
          course && (
            <span>
              <CourseWords course={course} />
            </span>
          )
        }
        side={
          data.courses.length > 1 && course ? (
            <Segmented
              label="Instrument"
              options={data.courses.map(({ instrument }) => ({ value: instrument.id, label: instrument.shortTitle }))}
              value={course.instrument.id}
              onChange={setChosen}
            />
          ) : undefined
        }
        below={
          <span className="small">
            <ChartLink patientId={patientId} />
            {data.plan && <span className="quiet">{` · ${data.plan.protocolTitle} · ${data.plan.phase}`}</span>}
          </span>
        }
      />
      {course ? (
        <div className="outcome">
          <Panel>
            <CourseChart course={course} data={data} />
            <Definitions course={course} />
          </Panel>
          <div className="outcome-row">
            <NextReview data={data} course={course} />
            <OtherScores courses={data.courses.filter((one) => one !== course)} onShow={setChosen} />
            <FollowUps patientId={patientId} items={data.followUps} />
          </div>
          <ItemStrip course={course} />
        </div>
      ) : (
        <EmptyState
          action={
            <Link to="/patients/$patientId" params={{ patientId }}>
              To the chart
            </Link>
          }
        >
          No scored assessment yet. The course begins with the first one.
        </EmptyState>
      )}
    </>
  )
}

/** The instrument that outcomes are mostly judged by, where it was used; otherwise the one with most answers. */
function preferred(courses: InstrumentCourse[]): InstrumentCourse | undefined {
  const order = ['madrs', 'phq-9', 'qids-sr16']
  const byPoints = [...courses].sort((a, b) => b.points.length - a.points.length)
  const known = order.map((id) => byPoints.find((course) => course.instrument.id === id && course.points.length > 1))
  return known.find((course) => course !== undefined) ?? byPoints[0]
}
