import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import type { Instrument } from '../../../clinical/instruments/index.ts'
import type { GivenAnswers } from '../../assessments/answering.ts'
import { useWording } from '../../assessments/wording-in-use.ts'
import { nowInstant } from '../../clock.ts'
import { useCall } from '../../queries.ts'
import { useConsole } from '../console.tsx'

/** An instrument answered at the chair: its wording, and its assessment, stored once with the session. */
export function useSessionAssessment(instrument: Instrument) {
  const { detail } = useConsole()
  const wording = useWording(instrument)
  const [id] = useState(uuidv7)
  const { mutate, isPending, error } = useCall('POST /api/patients/:patientId/assessments')
  const store = (answers: GivenAnswers, then: { onSuccess: () => void; onError?: (error: Error) => void }) =>
    mutate(
      {
        params: { patientId: detail.patient.id },
        body: {
          id,
          instrument: instrument.id,
          sessionId: detail.session.id,
          at: nowInstant(),
          answers,
          ...(wording.used ? { wording: wording.used } : {}),
        },
      },
      then,
    )
  return { id, wording, store, busy: isPending, error }
}
