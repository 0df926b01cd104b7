import { useEffect, useRef, useState } from 'react'
import type { BandQuestion, Bands, FromWorker, ToWorker } from './band-question.ts'

export interface Answered {
  question: BandQuestion
  bands: Bands
}

/**
 * The bands of a question, from a worker of this page's own. The last answer stays until the next one is there.
 *
 * @param question `null` asks nothing; it is asked again whenever its content changes
 */
export function useBands(question: BandQuestion | null): { answered: Answered | null; failed: string | null } {
  const [answered, setAnswered] = useState<Answered | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  const worker = useRef<Worker | null>(null)
  const asked = useRef<{ id: number; question: BandQuestion | null }>({ id: 0, question: null })

  useEffect(() => {
    const made = new Worker(new URL('./band-worker.ts', import.meta.url), { type: 'module' })
    worker.current = made
    made.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      // What was asked before the dose changed is no answer any more.
      if (data.id !== asked.current.id || !asked.current.question) return
      if ('error' in data) setFailed(data.error)
      else {
        setFailed(null)
        setAnswered({ question: asked.current.question, bands: data.bands })
      }
    }
    made.onerror = () => setFailed('this browser could not start it')
    return () => made.terminate()
  }, [])

  const key = question ? JSON.stringify(question) : null
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the content changes, not the object
  useEffect(() => {
    if (!question) return
    asked.current = { id: asked.current.id + 1, question }
    worker.current?.postMessage({ id: asked.current.id, ...question } satisfies ToWorker)
  }, [key])
  return { answered, failed }
}
