import { type ReactNode, useEffect } from 'react'
import { Boat } from '../ui/index.ts'

/** Around the pages before the sign-in: the mark, one heading, one thing to do. */
export function Door({ title, wide = false, children }: { title: string; wide?: boolean; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Evenkeel`
  }, [title])
  return (
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
  )
}
