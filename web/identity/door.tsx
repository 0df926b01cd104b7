import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { query } from '../queries.ts'
import { Boat } from '../ui/index.ts'

/** Around the pages before the sign-in: the mark, one heading, one thing to do. */
export function Door({ title, wide = false, children }: { title: string; wide?: boolean; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Evenkeel`
  }, [title])
  const { data } = useQuery({ ...query('GET /api/set-up'), staleTime: Number.POSITIVE_INFINITY })
  return (
    <>
      {data?.synthetic && <div className="synthetic">Synthetic patients — demo clinic</div>}
      <div className={`door ${wide ? 'wide' : ''}`}>
        <main>
          <span className="brand">
            <Boat />
            Evenkeel
          </span>
          <h1>{title}</h1>
          {children}
        </main>
      </div>
    </>
  )
}
