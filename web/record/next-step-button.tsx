import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { calendarDateIn } from '../../clinical/quantity/clinic-day.ts'
import { api } from '../api.ts'
import { useMayI, useTimeZone } from '../me.ts'
import { Button, showToast, wordsOf } from '../ui/index.ts'
import { type Chart, placesOf } from './chart.ts'

/** The one primary action of the chart: whatever comes next on this patient's way. */
export function NextStepButton({ chart }: { chart: Chart }) {
  const navigate = useNavigate()
  const timeZone = useTimeZone()
  const mayRunSessions = useMayI('session:write')
  const { journey, patient, sessions, asOf } = chart
  const places = placesOf(patient.id)
  const running = sessions.find(({ kind, endedAt }) => kind === 'session' && endedAt === null)
  const next = sessions.find(({ kind }) => kind === 'booking')
  const go = (to: string, words: string) => (
    <Button kind="primary" onClick={() => void navigate({ to })}>
      {words}
    </Button>
  )
  switch (journey.nextStep.code) {
    case 'record-referral':
      return go(places.identity, 'Record the referral')
    case 'evaluate':
      return go(places.evaluation, 'Evaluate')
    case 'answer-questions':
      return go(places.evaluation, 'Answer what is open')
    case 'sign-determination':
      return go(places.evaluation, 'Sign the determination')
    case 'review-not-eligible':
      return go(places.evaluation, 'Look at what stands against it')
    case 'record-consent':
      return go(places.consent, 'Record consent')
    case 'make-plan':
      return go(places.plan, 'Make the plan')
    case 'book-session':
      return go(places.plan, 'Book the next session')
    case 'continue-session':
      return running ? go(`/sessions/${running.id}`, `Go on with session ${running.number}`) : null
    case 'check-in':
      if (!next) return go(places.plan, 'See the bookings')
      return mayRunSessions && calendarDateIn(next.at, timeZone) === asOf ? (
        <CheckIn patientId={patient.id} bookingId={next.id} number={next.number} />
      ) : (
        go(places.plan, 'See the bookings')
      )
    case 'score-outcome':
      return go(places.assess, 'Score the outcome')
    case 'decide-maintenance':
      return go(places.outcome, 'Decide how it goes on')
    case 'guide-or-close':
      return go(places.care, 'Guide to an alternative, or close')
    default:
      return journey.stage === 'closed' && !patient.deceased ? go(places.care, 'See how care was closed') : null
  }
}

/** Opens the session of a booking, and goes there. The chair is the booking's, as the plan has it now. */
function CheckIn({ patientId, bookingId, number }: { patientId: string; bookingId: string; number: number }) {
  const navigate = useNavigate()
  const [id] = useState(uuidv7)
  const [busy, setBusy] = useState(false)
  const open = async () => {
    setBusy(true)
    try {
      const { plans } = await api('GET /api/patients/:patientId/plans', { params: { patientId } })
      const booking = plans.flatMap((plan) => plan.bookings).find((one) => one.id === bookingId)
      if (!booking) return showToast('This booking is not there any more. Look at the plan.', 'not')
      const { planId, chairId } = booking
      const { session } = await api('POST /api/sessions', { body: { id, planId, chairId, bookingId } })
      await navigate({ to: `/sessions/${session.id}` as string })
    } catch (error) {
      if (!(error instanceof Error)) throw error
      const { title, detail } = wordsOf(error)
      showToast(detail ? `${title}. ${detail}` : title, 'not')
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button kind="primary" busy={busy} onClick={() => void open()}>
      Check in for session {number}
    </Button>
  )
}
