import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import { useMemo } from 'react'
import { type GivenDose, givenDose, modelOf, predictionLimits } from '../../clinical/pharmacokinetics/index.ts'
import { useTimeZone } from '../me.ts'
import type { BandQuestion } from '../pharmacokinetics/band-question.ts'
import { type Answered, useBands } from '../pharmacokinetics/use-bands.ts'
import { clockTime } from '../ui/index.ts'
import { useConsole } from './console.tsx'
import { levelAt } from './level-at.ts'
import { minuteScale, minuteTicks, stripTime } from './strip-scale.ts'

const top = 34
const plotHeight = 150
const height = top + plotHeight + 44

type Drawable = Extract<GivenDose, { ok: true }>

/** Median and band of what was given, against the minutes of the strip above. */
export default function PredictedLevelChart(place: { left: number; right: number; width: number }) {
  const { state, vitals, nowMs } = useConsole()
  const given = useMemo(() => givenDose(state), [state])
  const time = stripTime(state, vitals.bloodPressures[0]?.atMs ?? null, nowMs)
  const question = useMemo(
    () => (given.ok ? questionOf(given, time.zeroMs + time.toMinute * 60_000) : null),
    [given, time.zeroMs, time.toMinute],
  )
  const { answered, failed } = useBands(question)
  if (!given.ok) return <p className="small">No curve: {given.reason}.</p>
  if (failed) return <p className="small">No curve: {failed}.</p>
  if (!answered) return <p className="small quiet predicted-place">Working it out…</p>
  return <Drawn {...place} given={given} answered={answered} />
}

/** A session that nobody ended is not drawn for ever. */
const longestMin = 1440

/** A point a minute, to the end of the strip. */
function questionOf({ treatment, programme, zeroMs }: Drawable, untilMs: number): BandQuestion {
  const minutes = Math.min(longestMin, Math.max(1, Math.ceil((untilMs - zeroMs) / 60_000)))
  return { treatment, programme, timesMin: Array.from({ length: minutes + 1 }, (_, index) => index) }
}

function Drawn({
  left,
  right,
  width,
  given,
  answered: { question, bands },
}: {
  left: number
  right: number
  width: number
  given: Drawable
  answered: Answered
}) {
  const { state, vitals, nowMs } = useConsole()
  const timeZone = useTimeZone()
  const time = stripTime(state, vitals.bloodPressures[0]?.atMs ?? null, nowMs)
  const x = minuteScale(time, left, width - right)
  const shiftMin = (given.zeroMs - time.zeroMs) / 60_000
  const { timesMin } = question
  const { parent, metabolite } = bands
  const y = scaleLinear()
    .domain([0, Math.max(...parent.p95, ...metabolite.median)])
    .nice(4)
    .range([top + plotHeight, top])
  const at = (index: number) => x((timesMin[index] ?? 0) + shiftMin)
  const drawn = line<number>()
    .x((_, index) => at(index))
    .y((value) => y(value))
  const band = (low: number[], high: number[]) =>
    area<number>()
      .x((_, index) => at(index))
      .y0((_, index) => y(low[index] ?? 0))
      .y1((_, index) => y(high[index] ?? 0))(high) ?? undefined
  const drug = given.treatment.drug === 'esketamine' ? 'esketamine' : 'ketamine'
  const substance = modelOf(given.treatment).metabolite
  const uncertainMin = substance === 'noresketamine' ? predictionLimits.metaboliteUncertain.fromMin : null
  const certain = uncertainMin === null ? timesMin.length : timesMin.findIndex((minute) => minute > uncertainMin)
  const split = certain < 0 ? timesMin.length : certain
  const uncertain = uncertainMin !== null && split < timesMin.length
  const nowMin = (nowMs - given.zeroMs) / 60_000
  const nowX = Math.min(width - right, x(nowMin + shiftMin))
  const now = levelAt(timesMin, bands, nowMin)
  return (
    <>
      <p className="predicted-now">
        {now === null ? (
          'Beyond the end of the curve.'
        ) : (
          <>
            {clockTime(nowMs, timeZone)}: {drug} <b>{round(now.median)} ng/mL</b> ({round(now.p5)} to {round(now.p95)}{' '}
            in 90 of 100), {substance} {round(now.metabolite)} ng/mL
            {uncertainMin !== null && nowMin > uncertainMin && ', uncertain'}
          </>
        )}
      </p>
      <div className="strip predicted-strip">
        <svg
          width={width}
          height={height}
          role="img"
          aria-label={`Predicted ${drug} and ${substance} against minutes since ${time.zero}`}
        >
          <rect className="future" x={nowX} y={top} width={Math.max(0, width - right - nowX)} height={plotHeight} />
          {minuteTicks(time).map((tick) => (
            <g key={tick}>
              <line className="grid" x1={x(tick)} x2={x(tick)} y1={top} y2={top + plotHeight} />
              <text x={x(tick)} y={top + plotHeight + 19} textAnchor="middle">
                {tick}
              </text>
            </g>
          ))}
          {y.ticks(4).map((tick) => (
            <g key={tick}>
              <line className="grid" x1={left} x2={width - right} y1={y(tick)} y2={y(tick)} />
              <text x={left - 10} y={y(tick) + 5} textAnchor="end">
                {tick}
              </text>
            </g>
          ))}
          <text x={left - 10} y={top - 14} textAnchor="end">
            ng/mL
          </text>
          <path className="level-band" d={band(parent.p5, parent.p95)} />
          <path className="level-band inner" d={band(parent.p25, parent.p75)} />
          <path className="metabolite-line" d={drawn(metabolite.median.slice(0, split + 1)) ?? undefined} />
          {uncertain && (
            <>
              <path
                className="metabolite-line uncertain"
                d={
                  line<number>()
                    .x((_, index) => at(split + index))
                    .y((value) => y(value))(metabolite.median.slice(split)) ?? undefined
                }
              />
              <text className="metabolite-name" x={width - right} y={top - 14} textAnchor="end">
                {substance} dotted from 3 h on: uncertain
              </text>
            </>
          )}
          <path className="level-line" d={drawn(parent.median) ?? undefined} />
          {nowX >= left && !state.ended && (
            <g className="now">
              <line x1={nowX} x2={nowX} y1={top} y2={top + plotHeight} />
            </g>
          )}
        </svg>
      </div>
      <p className="small quiet predicted-key">
        <span>
          <i className="key-line level" /> {drug}, median
        </span>
        <span>
          <i className="key-band" /> 90 of 100 virtual patients
        </span>
        <span>
          <i className="key-band inner" /> 50 of 100
        </span>
        <span>
          <i className="key-line metabolite" /> {substance}, median
        </span>
      </p>
      <ul className="small predicted-notes">
        {given.warnings.slice(1).map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
        <li>No liver disease and no ancestry are taken into account.</li>
      </ul>
    </>
  )
}

const round = (value: number): string => (value < 10 ? value.toFixed(1) : Math.round(value).toString())
