import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { addVitals, noVitals, type VitalSample, type VitalsSummary } from '../../clinical/session/index.ts'
import type { Api } from '../../contract/index.ts'
import { useLive } from '../live.ts'
import { query } from '../queries.ts'

type Vitals = Api['GET /api/sessions/:sessionId/vitals']['response']

/** Fine enough for a strip of two hours and for thresholds that ask for ten seconds and more. */
const everySeconds = 5

/** The streams of a session: what there was, and each sample as it arrives. */
export function useVitals(sessionId: string): VitalsSummary {
  const { data } = useQuery(
    query('GET /api/sessions/:sessionId/vitals', { params: { sessionId }, query: { everySeconds } }),
  )
  const [summary, setSummary] = useState(noVitals)
  useEffect(() => {
    if (data) setSummary((known) => addVitals(known, samplesOf(data)))
  }, [data])
  useLive('vitals', ({ sessionId: of, samples }) => {
    if (of === sessionId && samples) setSummary((known) => addVitals(known, samples as VitalSample[]))
  })
  return summary
}

export const samplesOf = ({ series, latest }: Pick<Vitals, 'series' | 'latest'>): VitalSample[] => [
  ...series.flatMap(({ kind, device, points }) => points.map(({ at, value }) => ({ at, kind, value, device }))),
  ...latest.map(({ at, kind, value, device }) => ({ at, kind, value, device })),
]
