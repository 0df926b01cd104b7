import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Api } from '../../contract/index.ts'
import type { LiveMessage } from '../../contract/live.ts'
import { useLive } from '../live.ts'
import { query, queryClient, refresh } from '../queries.ts'

export type Floor = Api['GET /api/floor']['response']
export type FloorSession = NonNullable<Floor['chairs'][number]['session']>
export type FloorBooking = Floor['waiting'][number]
export type DueToday = Floor['due'][number]

const floorQuery = query('GET /api/floor')

/** The floor as it is now: read anew when something happens and as time passes; vitals are put in as they arrive. */
export function useFloor() {
  const floor = useQuery({ ...floorQuery, refetchInterval: 15_000 })
  useLive('session', soon)
  useLive('booking', soon)
  useLive('patient', soon)
  useLive('vitals', takeVitals)
  useEffect(() => () => clearTimeout(waiting), [])
  return floor
}

let waiting: ReturnType<typeof setTimeout> | undefined

/** Several things at once are one reading. */
function soon(): void {
  clearTimeout(waiting)
  waiting = setTimeout(() => void refresh('GET /api/floor'), 150)
}

/** New samples show at once; whether they cross a threshold is the server's to say, right after. */
function takeVitals(message: LiveMessage): void {
  const { samples, sessionId } = message
  soon()
  if (!samples || !sessionId) return
  queryClient.setQueryData<Floor>(floorQuery.queryKey, (floor) => floor && withSamples(floor, sessionId, samples))
}

function withSamples(floor: Floor, sessionId: string, samples: NonNullable<LiveMessage['samples']>): Floor {
  return {
    ...floor,
    chairs: floor.chairs.map((chair) => {
      if (chair.session?.id !== sessionId) return chair
      const latest = [...chair.session.latest]
      for (const sample of samples) {
        const place = latest.findIndex((one) => one.kind === sample.kind)
        const known = latest[place]
        if (known && known.at >= sample.at) continue
        const reading = { ...sample, kind: sample.kind as (typeof latest)[number]['kind'], receivedAt: sample.at }
        if (place < 0) latest.push(reading)
        else latest[place] = reading
      }
      return { ...chair, session: { ...chair.session, latest } }
    }),
  }
}
