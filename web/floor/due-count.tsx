import { useQuery } from '@tanstack/react-query'
import { useMayI } from '../me.ts'
import { query } from '../queries.ts'

/** The number beside Due in the bar. */
export function DueCount() {
  const may = useMayI('floor:read')
  const { data } = useQuery({ ...query('GET /api/floor'), enabled: may })
  return data && data.due.length > 0 ? <b>{data.due.length}</b> : null
}
