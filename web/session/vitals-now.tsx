import { latestPressure, latestVital, type VitalKind } from '../../clinical/session/index.ts'
import { useTimeZone } from '../me.ts'
import { BigNumber, clockTime, duration } from '../ui/index.ts'
import { useConsole } from './console.tsx'

/** Older than this, a value of a stream is no longer "now": its place shows a dash and when it was last seen. */
const staleMs = 60_000

/** The last values, to be read at arm's length, each with its age. */
export function VitalsNow() {
  const { state, vitals, nowMs, notices } = useConsole()
  const timeZone = useTimeZone()
  const { plausibility } = state.protocol
  const pressure = latestPressure(vitals, plausibility, nowMs)
  const sedation = state.sedation.at(-1)
  const baseline = state.baseline ?? preDose(state.preDose)
  const acting = (signal: string) =>
    notices.some((notice) => notice.signal === signal && notice.actNow && notice.overAt === null)
  const age = (atMs: number) => {
    if (state.ended) return clockTime(atMs, timeZone)
    const ms = Math.max(0, nowMs - atMs)
    return ms < 60_000 ? 'just now' : `${duration(ms < 120_000 ? 60_000 : ms).replace('60 s', '1 min')} ago`
  }
  /** Streams are now or nothing; what was counted by hand keeps its time. */
  const single = (kind: VitalKind) => {
    const point = latestVital(vitals, kind, plausibility, nowMs)
    if (!point) return { value: null, caption: '' }
    const fresh = nowMs - point.atMs < staleMs
    const byHand = point.device === 'by-hand' || vitals.tracks[kind].length < 10
    return {
      value: fresh || byHand ? Math.round(point.value) : null,
      caption: fresh
        ? ''
        : byHand
          ? `, ${clockTime(point.atMs, timeZone)}`
          : `, last ${clockTime(point.atMs, timeZone)}`,
    }
  }
  const spo2 = single('spo2')
  const heart = single('heart-rate')
  const breathing = single('respiratory-rate')
  return (
    <div className="numbers wide">
      <BigNumber
        caption={`Blood pressure${baseline ? `, baseline ${baseline.systolic}/${baseline.diastolic}` : ''}`}
        value={pressure ? `${Math.round(pressure.systolic)}/${Math.round(pressure.diastolic)}` : null}
        unit="mmHg"
        age={pressure ? `· ${age(pressure.atMs)}` : undefined}
        tone={acting('blood-pressure') ? 'act' : undefined}
      />
      <BigNumber caption={`SpO₂${spo2.caption}`} value={spo2.value} unit="%" tone={acting('spo2') ? 'act' : 'spo2'} />
      <BigNumber
        caption={`Heart rate${heart.caption}`}
        value={heart.value}
        unit="/min"
        tone={acting('heart-rate') ? 'act' : 'heart'}
      />
      <BigNumber
        caption={`Breathing${breathing.caption}`}
        value={breathing.value}
        unit="/min"
        tone={acting('respiratory-rate') ? 'act' : undefined}
      />
      <BigNumber
        caption={sedation ? `Alert, ${clockTime(sedation.at, timeZone)}` : 'Alert'}
        value={sedation?.moaas ?? null}
        unit="MOAA/S"
        tone={acting('moaa-s') ? 'act' : undefined}
      />
    </div>
  )
}

const preDose = (reading: { systolicMmHg?: number; diastolicMmHg?: number } | null) =>
  reading?.systolicMmHg !== undefined && reading.diastolicMmHg !== undefined
    ? { systolic: reading.systolicMmHg, diastolic: reading.diastolicMmHg }
    : null
