import type { ReactNode } from 'react'
import { ConnectionLost, Problem } from '../problem.ts'
import { Button } from './button.tsx'
import { Mark } from './mark.tsx'

/** Nothing is here yet: one sentence, and the one thing to do about it. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="state">
      <p>{children}</p>
      {action}
    </div>
  )
}

/** What is awaited keeps its room, so that nothing jumps when it comes. */
export function LoadingState({ what = 'Loading', lines = 3 }: { what?: string; lines?: number }) {
  return (
    <div className="state" role="status">
      <span className="visually-hidden">{what}</span>
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines that are all alike
        <div className="waiting-line" key={index} style={{ maxWidth: 420 - index * 70 }} />
      ))}
    </div>
  )
}

/** What went wrong in words a person can act on, and how to try again. */
export function ErrorState({ error, onRetry, page = false }: { error: Error; onRetry?: () => void; page?: boolean }) {
  const { title, detail } = wordsOf(error)
  return (
    <div className={`state ${page ? 'page' : ''}`} role="alert">
      <h2>{title}</h2>
      {detail && <p>{detail}</p>}
      {onRetry && <Button onClick={onRetry}>Try again</Button>}
    </div>
  )
}

/** Title and detail of any error, for a person. */
export function wordsOf(error: Error): { title: string; detail?: string } {
  if (error instanceof Problem) {
    // Three digits and the server's words are no use where a person lacks the role.
    if (error.code === 'forbidden')
      return { title: 'Your role does not include this', detail: 'An administrator can change your roles.' }
    return { title: error.title, detail: error.detail }
  }
  if (error instanceof ConnectionLost)
    return { title: 'The server cannot be reached', detail: 'What is shown may be old. It comes back by itself.' }
  return { title: 'Something went wrong on this page', detail: error.message }
}

/**
 * A query's three states in one place: `<Loaded query={useQuery(…)}>{(data) => …}</Loaded>`. What was read before stays in
 * view while it is read anew or cannot be.
 */
export function Loaded<Data>({
  query,
  lines,
  children,
}: {
  query: { data: Data | undefined; error: Error | null; refetch: () => unknown }
  lines?: number
  children: (data: Data) => ReactNode
}) {
  if (query.data !== undefined) return children(query.data)
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  return <LoadingState lines={lines} />
}

/** What became of what was typed or pressed. Never silent. */
export type SaveState =
  | { kind: 'untouched' }
  | { kind: 'changed' }
  | { kind: 'saving' }
  | { kind: 'saved'; time: string }
  | { kind: 'waiting'; count: number }
  | { kind: 'failed'; reason: string }

/** `saved 10:42:07`, `waiting for the network (3)`. */
export function SavedState({ state }: { state: SaveState }) {
  return (
    <span className="saved" role="status">
      {savedWords(state)}
    </span>
  )
}

function savedWords(state: SaveState): ReactNode {
  switch (state.kind) {
    case 'untouched':
      return null
    case 'changed':
      return 'not saved yet'
    case 'saving':
      return 'saving'
    case 'saved':
      return `saved ${state.time}`
    case 'waiting':
      return (
        <span className="watch">
          <Mark name="watch" says="" /> waiting for the network ({state.count})
        </span>
      )
    case 'failed':
      return (
        <span className="act">
          <Mark name="not" says="" /> not saved: {state.reason}
        </span>
      )
  }
}
