import { useRef, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import type { Api } from '../../contract/index.ts'
import { api } from '../api.ts'
import { now } from '../clock.ts'
import { useTimeZone } from '../me.ts'
import { ConnectionLost } from '../problem.ts'
import { refresh } from '../queries.ts'
import { clockTimeWithSeconds, type SaveState, wordsOf } from '../ui/index.ts'
import type { GivenAnswer } from './answer-control.tsx'
import { type Question, readByEvaluation } from './evaluation.ts'
import type { MeasurementToEnter } from './measurement-entry.tsx'

type ToSend = Api['POST /api/patients/:patientId/interview-answers']['body']['answers'][number]

/**
 * Sends answers one after another, in the order in which they were given, and says what became of them. An answer that the
 * network lost waits and is sent again with the next one or on `retry`; its id makes it the same answer.
 */
export function useAnswering(patientId: string) {
  const timeZone = useTimeZone()
  const waiting = useRef<ToSend[]>([])
  const running = useRef(false)
  const [state, setState] = useState<SaveState>({ kind: 'untouched' })
  const [refused, setRefused] = useState<{ question: string; reason: string } | null>(null)

  const send = async () => {
    if (running.current) return
    running.current = true
    try {
      for (let next = waiting.current[0]; next; next = waiting.current[0]) {
        setState({ kind: 'saving' })
        try {
          await api('POST /api/patients/:patientId/interview-answers', {
            params: { patientId },
            body: { answers: [next] },
          })
          setState({ kind: 'saved', time: clockTimeWithSeconds(now(), timeZone) })
        } catch (error) {
          if (error instanceof ConnectionLost) {
            setState({ kind: 'waiting', count: waiting.current.length })
            return
          }
          const { title, detail } = wordsOf(error instanceof Error ? error : new Error(String(error)))
          setState({ kind: 'failed', reason: title })
          setRefused({ question: next.question, reason: [title, detail].filter(Boolean).join('. ') })
        }
        waiting.current = waiting.current.slice(1)
      }
    } finally {
      running.current = false
    }
    // Only now: an answer that is given while the page reads anew has to be sent, too.
    await Promise.all(readByEvaluation.map((name) => refresh(name)))
  }

  const give = (answer: Omit<ToSend, 'id'>) => {
    setRefused(null)
    waiting.current = [...waiting.current, { ...answer, id: uuidv7() }]
    void send()
  }
  return {
    state,
    refused,
    retry: () => void send(),
    answer: (question: Question, given: GivenAnswer) => give({ question: question.linkId, ...given }),
    measure: (question: Question, measurement: MeasurementToEnter) =>
      give({ question: question.linkId, answer: 'yes', measurement }),
  }
}
