import { lazy } from 'react'
import type { InfusionCalculation, InjectionCalculation } from '../../../clinical/dosing/index.ts'
import { useConsole } from '../console.tsx'
import { FoldedLevel } from '../predicted-level.tsx'

const Chart = lazy(() => import('./planned-level-chart.tsx'))

/** Whether it is unfolded is kept by what outlives the change from form to sums. */
export interface Fold {
  open: boolean
  onOpen: (open: boolean) => void
}

/**
 * What the dose that is being planned would come to, beneath its calculation and folded away. Once it runs, the session
 * view has the curve of what is given. It belongs to the calculated side: hidden from a second person like that.
 */
export function PlannedLevel({
  calculation,
  fold,
}: {
  calculation: InfusionCalculation | InjectionCalculation | null
  fold: Fold
}) {
  const { state } = useConsole()
  if (state.dose.status !== 'not-started') return null
  return (
    <div className="planned-level">
      <FoldedLevel {...fold}>
        <Chart calculation={calculation} />
      </FoldedLevel>
    </div>
  )
}
