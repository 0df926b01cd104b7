import { useCall } from '../queries.ts'

type Act =
  | 'POST /api/urgent/:pathwayId/acknowledge'
  | 'POST /api/urgent/:pathwayId/hand-over'
  | 'POST /api/urgent/:pathwayId/actions'
  | 'POST /api/urgent/:pathwayId/close'

/** A write to a pathway; the banner, the chart and the pathway's own page are read anew. */
export function useActOn<K extends Act>(
  name: K,
  on: { onError?: (error: Error) => void; onSuccess?: () => void } = {},
) {
  return useCall(name, {
    refreshes: ['GET /api/urgent', 'GET /api/patients/:patientId/urgent', 'GET /api/patients/:patientId/chart'],
    onError: on.onError,
    onSuccess: on.onSuccess,
  })
}
