import { lazy, Suspense, useState } from 'react'
import { predictionLabel } from '../../clinical/pharmacokinetics/limits.ts'
import { useConsole } from './console.tsx'
import './predicted-level.css'

const Chart = lazy(() => import('./predicted-level-chart.tsx'))

/** Folded away unless somebody wants it: nothing is asked of it at the chair. Only then is anything worked out. */
export function PredictedLevel({ left, right, width }: { left: number; right: number; width: number }) {
  const { state } = useConsole()
  const [open, setOpen] = useState(false)
  if (state.dose.startedAt === null) return null
  return (
    <details className="reasons flush predicted" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <strong>Predicted plasma level</strong>
        <span className="turn">{open ? 'fold away' : 'not for titration'}</span>
      </summary>
      <div className="inside">
        <p>{predictionLabel}</p>
        {open && (
          <Suspense fallback={<p className="small quiet predicted-place">Working it out…</p>}>
            <Chart left={left} right={right} width={width} />
          </Suspense>
        )}
      </div>
    </details>
  )
}
