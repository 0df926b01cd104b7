import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { useMayI } from '../me.ts'
import { useCall } from '../queries.ts'
import { Button, FormProblem } from '../ui/index.ts'

/** Checks a booked patient in: opens the session and goes there. */
export function OpenSession({
  planId,
  chairId,
  bookingId,
  says = 'Check in',
}: {
  planId: string
  chairId: string
  bookingId?: string
  says?: string
}) {
  const mayWrite = useMayI('session:write')
  const navigate = useNavigate()
  const [id] = useState(uuidv7)
  const open = useCall('POST /api/sessions', {
    onSuccess: ({ session }) => navigate({ to: '/sessions/$sessionId', params: { sessionId: session.id } }),
  })
  if (!mayWrite) return null
  return (
    <>
      <Button
        busy={open.isPending}
        onClick={() => open.mutate({ body: { id, planId, chairId, ...(bookingId ? { bookingId } : {}) } })}
      >
        {says}
      </Button>
      <FormProblem error={open.error} />
    </>
  )
}
