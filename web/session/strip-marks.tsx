import type { ScaleLinear } from 'd3-scale'
import { isPlausiblePressure, orderedMg } from '../../clinical/session/index.ts'
import { plain } from '../ui/index.ts'
import { useConsole } from './console.tsx'

/** A number is left out where it would lie on the one before it. */
const leastPixels = 34

/** Each reading as a bar from diastolic to systolic, with its number. */
export function PressureBars({
  x,
  y,
  left,
}: {
  x: (ms: number) => number
  y: ScaleLinear<number, number>
  left: number
}) {
  const { state, vitals, notices } = useConsole()
  const { plausibility } = state.protocol
  const acting = notices.some((notice) => notice.signal === 'blood-pressure' && notice.overAt === null && notice.actNow)
  const readings = vitals.bloodPressures.filter((reading) => isPlausiblePressure(reading, plausibility))
  const bars = readings.filter((reading) => x(reading.atMs) >= left)
  const labelled = new Set<(typeof bars)[number]>()
  let previous = Number.POSITIVE_INFINITY
  for (const reading of bars.toReversed()) {
    if (previous - x(reading.atMs) < leastPixels) continue
    labelled.add(reading)
    previous = x(reading.atMs)
  }
  return bars.map((reading, index) => {
    const at = x(reading.atMs)
    const act = acting && index === bars.length - 1
    return (
      <g key={`${reading.atMs} ${reading.device}`} className={`pressure-bar ${act ? 'act' : ''}`}>
        <line x1={at} x2={at} y1={y(reading.systolic)} y2={y(reading.diastolic)} />
        {labelled.has(reading) && (
          <text x={act ? at - 6 : at} y={y(reading.systolic) - 6} textAnchor={act ? 'end' : 'middle'}>
            {Math.round(reading.systolic)}
          </text>
        )}
      </g>
    )
  })
}

/** When the dose was given: a mark a device or injection, or a band while the pump ran. */
export function DoseMarks({ x, y }: { x: (ms: number) => number; y: number }) {
  const { state, nowMs } = useConsole()
  const { dose, protocol } = state
  if (dose.startedAt === null) return null
  if (protocol.dose.kind !== 'infusion') {
    const given = [...dose.devices, ...dose.injections]
    const last = given.at(-1)
    return (
      <g className="dose-marks">
        {given.map((each) => (
          <path key={each.eventId} d={`M${x(Date.parse(each.at)) - 6} ${y}h12l-6 10z`} />
        ))}
        {last && (
          <text x={x(Date.parse(last.at)) + 12} y={y + 10}>
            {protocol.dose.kind === 'devices'
              ? `${dose.devices.length} × ${protocol.dose.mgPerDevice} mg`
              : `${plain(
                  dose.injections.reduce((sum, injection) => sum + injection.doseMg, 0),
                  1,
                )} mg`}
          </text>
        )}
      </g>
    )
  }
  const lastRun = dose.runs.at(-1)
  const endX = lastRun ? x(lastRun.to === null ? nowMs : Date.parse(lastRun.to)) : 0
  const mg = dose.ended?.givenMg ?? orderedMg(state)
  return (
    <g className="dose-marks">
      {dose.runs.map((run) => {
        const from = x(Date.parse(run.from))
        const to = x(run.to === null ? nowMs : Date.parse(run.to))
        return <rect key={run.from} x={from} y={y} width={Math.max(2, to - from)} height={10} rx={2} />
      })}
      {mg !== null && (
        <text x={endX + 8} y={y + 10}>
          {plain(mg, 1)} mg{dose.ended ? '' : ' ordered'}
        </text>
      )}
    </g>
  )
}
