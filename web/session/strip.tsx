import { type ScaleLinear, scaleLinear } from 'd3-scale'
import { useMemo, useRef } from 'react'
import { isPlausible, type VitalKind } from '../../clinical/session/index.ts'
import { useTimeZone } from '../me.ts'
import { clockTime } from '../ui/index.ts'
import { useConsole } from './console.tsx'
import { PredictedLevel } from './predicted-level.tsx'
import { DoseMarks, PressureBars } from './strip-marks.tsx'
import { limitsOf, minuteScale, minuteTicks, spread, stretches, stripTime } from './strip-scale.ts'
import { useWidth } from './use-width.ts'

const left = 74
const right = 14
const top = 26
/** Heights of the three tracks, and the room between them. */
const pressureHeight = 128
const streamHeight = 62
const gap = 26
const spo2Top = top + pressureHeight + gap
const heartTop = spo2Top + streamHeight + gap
/** Room for a limit's number beside its line. */
const labelHeight = 17
const doseTop = heartTop + streamHeight + 16
const axisTop = doseTop + 26
const height = axisTop + 46

/** Blood pressure, SpO₂ and heart rate against minutes since the dose. A record, not a monitor. */
export function Strip() {
  const { state, vitals, nowMs } = useConsole()
  const timeZone = useTimeZone()
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box, 420)
  const firstMs = vitals.bloodPressures[0]?.atMs ?? null
  const time = stripTime(state, firstMs, nowMs)
  const x = minuteScale(time, left, width - right)
  const atX = (ms: number) => x((ms - time.zeroMs) / 60_000)
  const limits = useMemo(() => limitsOf(state.protocol, state.baseline), [state.protocol, state.baseline])
  const pressureY = scaleLinear()
    .domain([40, 210])
    .range([top + pressureHeight, top])
    .clamp(true)
  const spo2Y = scaleLinear()
    .domain([86, 100])
    .range([spo2Top + streamHeight, spo2Top])
    .clamp(true)
  const heartY = scaleLinear()
    .domain([40, 140])
    .range([heartTop + streamHeight, heartTop])
    .clamp(true)
  const nowX = Math.min(width - right, atX(state.ended ? Date.parse(state.ended.at) : nowMs))
  const minutesNow = Math.floor((nowMs - time.zeroMs) / 60_000)
  return (
    <div className="strip" ref={box}>
      <svg width={width} height={height} role="img" aria-label={`Vital signs against minutes since ${time.zero}`}>
        <rect className="future" x={nowX} y={top} width={Math.max(0, width - right - nowX)} height={axisTop - top} />
        {minuteTicks(time).map((tick) => (
          <g key={tick}>
            <line className="grid" x1={x(tick)} x2={x(tick)} y1={top} y2={axisTop} />
            <text x={x(tick)} y={axisTop + 19} textAnchor="middle">
              {tick}
            </text>
          </g>
        ))}
        <text x={(left + width - right) / 2} y={axisTop + 40} textAnchor="middle">
          minutes since {time.zero}, {clockTime(time.zeroMs, timeZone)}
        </text>
        <TrackName y={top + pressureHeight / 2} name="BP" unit="mmHg" colour="pressure" />
        {limits.pressure.map((limit, _, all) => (
          <g key={limit.label} className={`limit ${limit.kind}`}>
            <line x1={left} x2={width - right} y1={pressureY(limit.value)} y2={pressureY(limit.value)} />
            <text
              x={width - right}
              // The higher one is named above its line, the other beneath: they never lie on each other.
              y={pressureY(limit.value) + (all.some((other) => other.value > limit.value) ? 16 : -5)}
              textAnchor="end"
            >
              {limit.label}
            </text>
          </g>
        ))}
        <Stream kind="spo2" name="SpO₂" unit="%" y={spo2Y} x={atX} limits={limits.spo2} right={width - right} />
        <Stream
          kind="heart-rate"
          name="HR"
          unit="/min"
          y={heartY}
          x={atX}
          limits={limits['heart-rate']}
          right={width - right}
        />
        {nowX >= left && !state.ended && (
          <g className="now">
            <line x1={nowX} x2={nowX} y1={top - 8} y2={axisTop} />
            <text x={Math.min(nowX + 6, width - right - 80)} y={top - 10}>
              now{state.dose.startedAt ? `, ${minutesNow} min` : ''}
            </text>
          </g>
        )}
        <PressureBars x={atX} y={pressureY} left={left} />
        <DoseMarks x={atX} y={doseTop} />
      </svg>
      <PredictedLevel left={left} right={right} width={width} />
    </div>
  )
}

function TrackName({ y, name, unit, colour }: { y: number; name: string; unit: string; colour: string }) {
  return (
    <>
      <text className="track-name" x={left - 10} y={y} textAnchor="end" style={{ fill: `var(--${colour})` }}>
        {name}
      </text>
      <text x={left - 10} y={y + 18} textAnchor="end">
        {unit}
      </text>
    </>
  )
}

const colours = { spo2: 'spo2', 'heart-rate': 'heart' } as const

function Stream({
  kind,
  name,
  unit,
  x,
  y,
  limits,
  right: end,
}: {
  kind: 'spo2' | 'heart-rate'
  name: string
  unit: string
  x: (ms: number) => number
  y: ScaleLinear<number, number>
  limits: number[]
  right: number
}) {
  const { state, vitals } = useConsole()
  const [low = 0, high = 0] = y.domain()
  const track = vitals.tracks[kind as VitalKind]
  const lines = useMemo(
    () =>
      stretches(
        track.filter((point) => isPlausible(kind, point.value, state.protocol.plausibility)),
        5_000,
      ),
    [track, kind, state.protocol],
  )
  const shown = limits.filter((limit) => limit > low && limit < high).map((limit) => ({ limit, at: y(limit) }))
  const labels = spread(
    shown.map(({ at }) => at),
    labelHeight,
  )
  return (
    <g>
      <TrackName y={(y(low) + y(high)) / 2} name={name} unit={unit} colour={colours[kind]} />
      {shown.map(({ limit, at }, index) => (
        <g key={limit}>
          <line className="limit-line" x1={left} x2={end} y1={at} y2={at} />
          <text x={end} y={(labels[index] ?? at) + 5} textAnchor="end" className="halo">
            {limit}
          </text>
        </g>
      ))}
      <path
        className="stream"
        style={{ stroke: `var(--${colours[kind]})` }}
        d={lines
          .map((points) =>
            points.length === 1
              ? points.map((point) => `M${x(point.atMs) - 2} ${y(point.value)}h4`).join('')
              : points
                  .map((point, index) => `${index ? 'L' : 'M'}${x(point.atMs).toFixed(1)} ${y(point.value).toFixed(1)}`)
                  .join(''),
          )
          .join('')}
        clipPath={`inset(0 0 0 ${left}px)`}
      />
    </g>
  )
}
