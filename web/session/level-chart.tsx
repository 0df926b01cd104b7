import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import { modelOf, predictionLimits, type Treatment } from '../../clinical/pharmacokinetics/index.ts'
import type { Answered } from '../pharmacokinetics/use-bands.ts'
import { minuteScale, minuteTicks, type StripTime } from './strip-scale.ts'

const top = 34
const plotHeight = 150
const height = top + plotHeight + 44

/** Where a chart lies, in pixels. */
export interface ChartPlace {
  left: number
  right: number
  width: number
}

/** What a curve is of, in words; and from which minute on its metabolite is uncertain, `null` where it never is. */
export function substancesOf(treatment: Treatment) {
  const metabolite = modelOf(treatment).metabolite
  return {
    drug: treatment.drug === 'esketamine' ? 'esketamine' : 'ketamine',
    metabolite,
    uncertainFromMin: metabolite === 'noresketamine' ? predictionLimits.metaboliteUncertain.fromMin : null,
  }
}

/**
 * Median and band against minutes, with their key.
 *
 * @param shiftMin minutes from the zero of `time` to that of the curve
 * @param nowMin of `time`; `null` where there is no now. What lies beyond it is shaded.
 */
export function LevelChart({
  left,
  right,
  width,
  time,
  treatment,
  answered: { question, bands },
  shiftMin = 0,
  nowMin = null,
  ended = false,
}: ChartPlace & {
  time: Pick<StripTime, 'fromMinute' | 'toMinute' | 'zero' | 'zeroMs'>
  treatment: Treatment
  answered: Answered
  shiftMin?: number
  nowMin?: number | null
  ended?: boolean
}) {
  const x = minuteScale(time, left, width - right)
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
  const { drug, metabolite: substance, uncertainFromMin } = substancesOf(treatment)
  const certain =
    uncertainFromMin === null ? timesMin.length : timesMin.findIndex((minute) => minute > uncertainFromMin)
  const split = certain < 0 ? timesMin.length : certain
  const uncertain = uncertainFromMin !== null && split < timesMin.length
  const nowX = nowMin === null ? null : Math.min(width - right, x(nowMin))
  return (
    <>
      <div className="strip predicted-strip">
        <svg
          width={width}
          height={height}
          role="img"
          aria-label={`Predicted ${drug} and ${substance} against minutes since ${time.zero}`}
        >
          {nowX !== null && (
            <rect className="future" x={nowX} y={top} width={Math.max(0, width - right - nowX)} height={plotHeight} />
          )}
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
          <text x={(left + width - right) / 2} y={top + plotHeight + 40} textAnchor="middle">
            minutes since {time.zero}
          </text>
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
          {nowX !== null && nowX >= left && !ended && (
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
    </>
  )
}

/** What has to be said with a curve. The first warning is its label, which stands above it. */
export function LevelNotes({ warnings }: { warnings: readonly string[] }) {
  return (
    <ul className="small predicted-notes">
      {warnings.slice(1).map((warning) => (
        <li key={warning}>{warning}</li>
      ))}
      <li>No liver disease and no ancestry are taken into account.</li>
    </ul>
  )
}

/** ng/mL as it is read. */
export const level = (value: number): string => (value < 10 ? value.toFixed(1) : Math.round(value).toString())
