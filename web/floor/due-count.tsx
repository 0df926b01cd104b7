import { useQuery } from '@tanstack/react-query'
import { useMayI } from '../me.ts'
import { query } from '../queries.ts'

/** The number beside Due in the bar: what is late or of today. */
export function DueCount() {
  const may = useMayI('floor:read')
  const { data } = useQuery({ ...query('GET /api/floor'), enabled: may })
  const today = data?.due.filter((item) => !item.coming).length ?? 0
  return today > 0 ? <b>{today}</b> : null
}
