import { useMemo, useRef } from 'react'
import type { InfusionCalculation, InjectionCalculation } from '../../../clinical/dosing/index.ts'
import { lastDoseMin, type PlannedDose, plannedDose } from '../../../clinical/pharmacokinetics/index.ts'
import type { BandQuestion } from '../../pharmacokinetics/band-question.ts'
import { type Answered, useBands } from '../../pharmacokinetics/use-bands.ts'
import { useConsole } from '../console.tsx'
import { LevelChart, LevelNotes, level, substancesOf } from '../level-chart.tsx'
import { useWidth } from '../use-width.ts'

type Drawable = Extract<PlannedDose, { ok: true }>

const place = { left: 56, right: 18 }

/** Median and band of what is planned, from its start to the end of the shortest observation. */
export default function PlannedLevelChart({
  calculation,
}: {
  calculation: InfusionCalculation | InjectionCalculation | null
}) {
  const { state } = useConsole()
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box, 320)
  const planned = useMemo(() => plannedDose(state, calculation), [state, calculation])
  const { minimumMinutes } = state.protocol.observation
  const question = useMemo(() => (planned.ok ? questionOf(planned, minimumMinutes) : null), [planned, minimumMinutes])
  const { answered, failed } = useBands(question)
  const reason = planned.ok ? failed : planned.reason
  return (
    <div ref={box}>
      {!planned.ok || failed ? (
        <p className="small">No curve: {reason}.</p>
      ) : !answered ? (
        <p className="small quiet predicted-place">Working it out…</p>
      ) : (
        <>
          <Highest planned={planned} answered={answered} />
          <LevelChart
            {...place}
            width={width}
            time={{
              zeroMs: 0,
              zero: 'the start of the dose',
              fromMinute: 0,
              toMinute: answered.question.timesMin.at(-1) ?? 1,
            }}
            treatment={planned.treatment}
            answered={answered}
          />
          <LevelNotes warnings={planned.warnings} />
        </>
      )}
    </div>
  )
}

/** A point a minute. */
function questionOf({ treatment, programme }: Drawable, observedMin: number): BandQuestion {
  const minutes = Math.ceil(lastDoseMin(programme)) + observedMin
  return { treatment, programme, timesMin: Array.from({ length: minutes + 1 }, (_, index) => index) }
}

function Highest({ planned, answered: { question, bands } }: { planned: Drawable; answered: Answered }) {
  const { drug, metabolite } = substancesOf(planned.treatment)
  const { parent } = bands
  const index = parent.median.indexOf(Math.max(...parent.median))
  const at = (values: readonly number[]) => level(values[index] ?? 0)
  return (
    <p className="predicted-now">
      Highest after {question.timesMin[index]} min: {drug} <b>{at(parent.median)}&nbsp;ng/mL</b> ({at(parent.p5)} to{' '}
      {at(parent.p95)} in 90 of 100), {metabolite} {at(bands.metabolite.median)}&nbsp;ng/mL
    </p>
  )
}
