import { lazy, type ReactNode, Suspense, useState } from 'react'
import { predictionLabel } from '../../clinical/pharmacokinetics/limits.ts'
import { useConsole } from './console.tsx'
import type { ChartPlace } from './level-chart.tsx'
import './predicted-level.css'

const Chart = lazy(() => import('./predicted-level-chart.tsx'))

/** Of what was given in a session, under its strip. */
export function PredictedLevel(place: ChartPlace) {
  const { state } = useConsole()
  const [open, setOpen] = useState(false)
  if (state.dose.startedAt === null) return null
  return (
    <FoldedLevel open={open} onOpen={setOpen}>
      <Chart {...place} />
    </FoldedLevel>
  )
}

/** Folded away unless somebody wants it: nothing is asked of it at the chair. Only then is anything worked out. */
export function FoldedLevel({
  open,
  onOpen,
  children,
}: {
  open: boolean
  onOpen: (open: boolean) => void
  children: ReactNode
}) {
  return (
    <details
      className="reasons flush predicted"
      open={open}
      onToggle={(event) => {
        if (event.currentTarget.open !== open) onOpen(event.currentTarget.open)
      }}
    >
      <summary>
        <strong>Predicted plasma level</strong>
        <span className="turn">{open ? 'fold away' : 'not for titration'}</span>
      </summary>
      <div className="inside">
        <p>{predictionLabel}</p>
        {open && (
          <Suspense fallback={<p className="small quiet predicted-place">Working it out…</p>}>{children}</Suspense>
        )}
      </div>
    </details>
  )
}
