import { useCall } from '../../queries.ts'

type Write =
  | 'POST /api/patients/:patientId/facts'
  | 'PATCH /api/patients/:patientId/facts/:factId'
  | 'POST /api/patients/:patientId/facts/:factId/retract'

/** A write to the record; the chart and the fact's history are read anew. */
export function useFactCall<K extends Write>(
  name: K,
  on: { onSuccess?: () => void; onError?: (error: Error) => void } = {},
) {
  return useCall(name, {
    refreshes: ['GET /api/patients/:patientId/chart', 'GET /api/patients/:patientId/facts/:factId/history'],
    onSuccess: on.onSuccess,
    onError: on.onError,
  })
}
