import { scaleLinear } from 'd3-scale'
import { useState } from 'react'
import { now } from '../clock.ts'
import { useTimeZone } from '../me.ts'
import { dayAndTime, plain, Sideways, useToday } from '../ui/index.ts'
import type { InstrumentCourse, PatientCourse } from './course.ts'

const width = 1180
const plotTop = 14
const plotHeight = 272
const left = 62
const right = 12
const doseTop = plotTop + plotHeight + 22
const besideTop = doseTop + 40
const besideRow = 24
const dayMs = 86_400_000

/** Total score over time with bands as quiet background, sessions as ticks with dose, and what runs beside. */
export function CourseChart({ course, data }: { course: InstrumentCourse; data: PatientCourse }) {
  const timeZone = useTimeZone()
  const today = useToday()
  const [shown, setShown] = useState<string | null>(null)
  const { instrument, points } = course
  const drawn = drawnPoints(course)
  const range = axisOf(course)
  const times = timesOf(course, data)
  const x = scaleLinear()
    .domain(times.domain)
    .range([left, width - right])
  const y = scaleLinear()
    .domain([range.min, range.max])
    .range([plotTop + plotHeight, plotTop])
  const beside = data.beside.filter((one) => Date.parse(one.from) < times.domain[1])
  const height = besideTop + beside.length * besideRow + 34
  const ticks = y.ticks(6).filter((tick) => Number.isInteger(tick))
  const largestDose = Math.max(1, ...data.sessions.map((session) => session.doseMg ?? 0))
  const label = `${instrument.shortTitle}: ${points.map((point) => `${dayAndTime(point.from, timeZone, today)} ${plain(point.total)}`).join('; ')}`
  return (
    <Sideways className="course-chart" label={`${instrument.shortTitle} over time`}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        <Bands course={course} y={y} />
        {ticks.map((tick) => (
          <text key={tick} x={left - 10} y={y(tick) + 5} textAnchor="end">
            {tick}
          </text>
        ))}
        <Lines course={course} y={y} />
        <BandNames course={course} y={y} />
        <polyline
          className="course-line"
          points={drawn.map((point) => `${x(Date.parse(point.from))},${y(point.total)}`).join(' ')}
        />
        {drawn.map((point) => (
          <circle
            key={point.assessmentId}
            className={`course-point ${shown === point.assessmentId ? 'shown' : ''}`}
            cx={x(Date.parse(point.from))}
            cy={y(point.total)}
            r={6}
            onPointerEnter={() => setShown(point.assessmentId)}
            onPointerLeave={() => setShown(null)}
          >
            <title>{`${plain(point.total)} · ${dayAndTime(point.from, timeZone, today)}`}</title>
          </circle>
        ))}
        <text x={left - 10} y={doseTop + 14} textAnchor="end" className="dose-label">
          dose
        </text>
        {data.sessions.map((session) => {
          const height = session.doseMg === null ? 8 : 8 + 16 * (session.doseMg / largestDose)
          return (
            <rect
              key={session.id}
              className={session.planned ? 'session-planned' : 'session-given'}
              x={x(Date.parse(session.at)) - 4}
              y={doseTop + 24 - height}
              width={8}
              height={height}
              rx={2}
            >
              <title>{`Session ${session.number}${session.doseMg === null ? '' : `, ${plain(session.doseMg)} mg`} · ${dayAndTime(session.at, timeZone, today)}${session.planned ? ' · booked' : ''}`}</title>
            </rect>
          )
        })}
        {beside.length > 0 && (
          <text x={left - 10} y={besideTop + 15} textAnchor="end">
            beside
          </text>
        )}
        {beside.map((one, index) => {
          const from = Math.max(left, x(Date.parse(one.from)))
          const to = Math.min(width - right, one.to ? x(Date.parse(one.to)) : width - right)
          const top = besideTop + index * besideRow
          // What began late has no room for its name to the right.
          const late = from > width * 0.75
          return (
            <g key={`${one.kind} ${one.label} ${one.from}`} className={one.kind}>
              <rect x={from} y={top} width={Math.max(2, to - from)} height={18} rx={3} />
              <text x={late ? width - right - 8 : from + 8} y={top + 14} textAnchor={late ? 'end' : 'start'}>
                {one.kind === 'psychotherapy' ? `psychotherapy: ${one.label}` : one.label}
              </text>
            </g>
          )
        })}
        {times.ticks.map((tick) => (
          <text key={tick.at} x={x(tick.at)} y={height - 10} textAnchor="middle">
            {tick.label}
          </text>
        ))}
      </svg>
      <ScoreTable course={course} />
    </Sideways>
  )
}

/** The same numbers as a table, for whoever reads rather than looks. */
function ScoreTable({ course }: { course: InstrumentCourse }) {
  const timeZone = useTimeZone()
  const today = useToday()
  return (
    <table className="visually-hidden">
      <caption>{course.instrument.title}</caption>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Total</th>
          <th scope="col">Band</th>
        </tr>
      </thead>
      <tbody>
        {course.points.map((point) => (
          <tr key={point.assessmentId}>
            <td>{dayAndTime(point.from, timeZone, today)}</td>
            <td>{plain(point.total)}</td>
            <td>{point.band ?? ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type Scale = (value: number) => number

function Bands({ course, y }: { course: InstrumentCourse; y: Scale }) {
  const bands = bandsOf(course)
  return (
    <g className="bands">
      {bands.map((band, index) => (
        <rect
          key={band.from}
          x={left}
          y={y(band.to)}
          width={width - left - right}
          height={y(band.from) - y(band.to)}
          // The graver the band, the darker its ground: from nothing to all of the fill colour.
          fillOpacity={bands.length > 1 ? index / (bands.length - 1) : 0}
        />
      ))}
    </g>
  )
}

/** Over the lines, which would strike them through. */
function BandNames({ course, y }: { course: InstrumentCourse; y: Scale }) {
  return (
    <g className="band-names">
      {bandsOf(course).map((band) => (
        <text key={band.from} x={width - right - 8} y={Math.min(y(band.to) + 18, y(band.from) - 4)} textAnchor="end">
          {band.label}
        </text>
      ))}
    </g>
  )
}

/** Each band with where it ends on the axis. */
function bandsOf({ instrument, points }: InstrumentCourse) {
  const { min, max } = axisOf({ instrument, points })
  return instrument.bands.map((band, index) => ({
    ...band,
    from: Math.max(band.from, min),
    to: Math.min(instrument.bands[index + 1]?.from ?? max, max),
  }))
}

const axisOf = ({ instrument, points }: Pick<InstrumentCourse, 'instrument' | 'points'>) =>
  instrument.range ?? { min: 0, max: Math.max(1, ...points.map((point) => point.total)) }

/** Response and remission, each kind named once at its first line; the definitions in full are beneath the chart. */
function Lines({ course, y }: { course: InstrumentCourse; y: Scale }) {
  const orBetter = course.instrument.direction === 'higher-is-better' ? 'or more' : 'or less'
  const response = course.responseLine && course.baseline ? [course.responseLine.total] : []
  const remission = [...new Set(course.remissionLines.map((one) => one.total))].sort((a, b) => y(a) - y(b))
  // Where both would stand in one place, the second goes beneath its last line.
  const crowded = response.some((total) => remission[0] !== undefined && Math.abs(y(total) - y(remission[0])) < 22)
  return (
    <g>
      {[
        { kind: 'response', totals: response, beneath: false },
        { kind: 'remission', totals: remission, beneath: crowded },
      ].map(({ kind, totals, beneath }) => (
        <g key={kind} className={`course-rule ${kind}`}>
          {totals.map((total) => (
            <line key={total} x1={left} x2={width - right} y1={y(total)} y2={y(total)} />
          ))}
          {totals.length > 0 && (
            <text x={left + 8} y={beneath ? y(totals.at(-1) ?? 0) + 18 : y(totals[0] ?? 0) - 6}>
              {kind}: {alternatives.format(totals.map(plain))} {orBetter}
            </text>
          )}
        </g>
      ))}
    </g>
  )
}

const alternatives = new Intl.ListFormat('en', { type: 'disjunction' })

/** From the baseline on: what was scored long before would press the course together. The table has all of it. */
const drawnPoints = ({ points, baseline }: InstrumentCourse) =>
  baseline ? points.filter((point) => point.from >= baseline.from) : points

/** From a little before what is first to a little after what is last; weeks from the first dose as ticks. */
function timesOf(course: InstrumentCourse, data: PatientCourse) {
  const all = [
    ...drawnPoints(course).map((point) => Date.parse(point.from)),
    ...data.sessions.map((session) => Date.parse(session.at)),
    now(),
  ]
  const first = Math.min(...all)
  const last = Math.max(...all, first + 14 * dayMs)
  const pad = (last - first) * 0.02
  const domain: [number, number] = [first - pad, last + pad]
  const zero = data.firstDoseAt ? Date.parse(data.firstDoseAt) : first
  const weeks = (domain[1] - zero) / (7 * dayMs)
  const step = [1, 2, 4, 8, 13, 26, 52].find((each) => weeks / each <= 9) ?? 52
  const ticks = [{ at: zero, label: data.firstDoseAt ? 'first dose' : 'first score' }]
  for (let week = step; zero + week * 7 * dayMs < domain[1]; week += step)
    ticks.push({ at: zero + week * 7 * dayMs, label: `${week} wk` })
  return { domain, ticks }
}
