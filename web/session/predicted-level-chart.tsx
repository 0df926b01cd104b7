import { useMemo } from 'react'
import { type GivenDose, givenDose } from '../../clinical/pharmacokinetics/index.ts'
import { useTimeZone } from '../me.ts'
import type { BandQuestion } from '../pharmacokinetics/band-question.ts'
import { type Answered, useBands } from '../pharmacokinetics/use-bands.ts'
import { clockTime } from '../ui/index.ts'
import { useConsole } from './console.tsx'
import { levelAt } from './level-at.ts'
import { type ChartPlace, LevelChart, LevelNotes, level, substancesOf } from './level-chart.tsx'
import { stripTime } from './strip-scale.ts'

type Drawable = Extract<GivenDose, { ok: true }>

/** Median and band of what was given, against the minutes of the strip above. */
export default function PredictedLevelChart(place: ChartPlace) {
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
  return (
    <>
      <LevelNow given={given} answered={answered} />
      <LevelChart
        {...place}
        time={time}
        treatment={given.treatment}
        answered={answered}
        shiftMin={(given.zeroMs - time.zeroMs) / 60_000}
        nowMin={(nowMs - time.zeroMs) / 60_000}
        ended={state.ended !== null}
      />
      <LevelNotes warnings={given.warnings} />
    </>
  )
}

/** A session that nobody ended is not drawn for ever. */
const longestMin = 1440

/** A point a minute, to the end of the strip. */
function questionOf({ treatment, programme, zeroMs }: Drawable, untilMs: number): BandQuestion {
  const minutes = Math.min(longestMin, Math.max(1, Math.ceil((untilMs - zeroMs) / 60_000)))
  return { treatment, programme, timesMin: Array.from({ length: minutes + 1 }, (_, index) => index) }
}

function LevelNow({ given, answered: { question, bands } }: { given: Drawable; answered: Answered }) {
  const { nowMs } = useConsole()
  const timeZone = useTimeZone()
  const { drug, metabolite, uncertainFromMin } = substancesOf(given.treatment)
  const nowMin = (nowMs - given.zeroMs) / 60_000
  const now = levelAt(question.timesMin, bands, nowMin)
  if (now === null) return <p className="predicted-now">Beyond the end of the curve.</p>
  return (
    <p className="predicted-now">
      {clockTime(nowMs, timeZone)}: {drug} <b>{level(now.median)}&nbsp;ng/mL</b> ({level(now.p5)} to {level(now.p95)} in
      90 of 100), {metabolite} {level(now.metabolite)}&nbsp;ng/mL
      {uncertainFromMin !== null && nowMin > uncertainFromMin && ', uncertain'}
    </p>
  )
}
