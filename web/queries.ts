import { QueryClient, queryOptions, type UseMutationOptions, useMutation } from '@tanstack/react-query'
import { apiWithSignal, type CallInput, type CallName, type CallResponse, type InputArgument } from './api.ts'
import { ConnectionLost, Problem } from './problem.ts'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      refetchOnWindowFocus: true,
      // The server said no: asking again changes nothing. A lost network is retried by the live stream's return.
      retry: (failures, error) => !(error instanceof Problem) && !(error instanceof ConnectionLost) && failures < 2,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always', retry: false },
  },
})

/** Options for `useQuery` and `ensureQueryData`: `useQuery(query('GET /api/patients/:patientId', { params }))`. */
export function query<K extends CallName>(name: K, ...[input]: InputArgument<K>) {
  const given = (input ?? {}) as CallInput<K>
  return queryOptions<CallResponse<K>, Error>({
    queryKey: [name, given],
    queryFn: ({ signal }) => apiWithSignal(name, given, signal),
  })
}

/** Reads a call anew wherever it is shown; with `params` only that one. */
export function refresh(name: CallName, input?: { params?: Record<string, string> }): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: input ? [name, input] : [name] })
}

/** Reads anew everything that is shown. */
export const refreshAll = () => queryClient.invalidateQueries()

/**
 * A write: `const save = useCall('PATCH /api/clinic', { refreshes: ['GET /api/clinic', 'GET /api/me'] })`, then
 * `save.mutate({ body })`. `save.error` is a Problem or ConnectionLost.
 */
export function useCall<K extends CallName>(
  name: K,
  {
    refreshes = [],
    onSuccess,
    ...options
  }: Omit<UseMutationOptions<CallResponse<K>, Error, CallInput<K>>, 'mutationFn' | 'onSuccess'> & {
    refreshes?: CallName[]
    onSuccess?: (answer: CallResponse<K>, input: CallInput<K>) => unknown
  } = {},
) {
  return useMutation<CallResponse<K>, Error, CallInput<K>>({
    ...options,
    mutationFn: (input) => apiWithSignal(name, input, new AbortController().signal),
    onSuccess: async (answer, input) => {
      await Promise.all(refreshes.map((each) => refresh(each)))
      await onSuccess?.(answer, input)
    },
  })
}
