import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { query, useCall } from '../queries.ts'
import { Button, Dialog, FormProblem, Loaded, TextArea } from '../ui/index.ts'
import type { Plan, Protocol } from './plan.ts'
import { PlanFields } from './plan-fields.tsx'
import { bodyOf, type PlanValues, valuesOf } from './plan-values.ts'

/** The next version of a plan, with a reason; the one before stays readable. */
export function AmendDialog({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const protocol = useQuery(query('GET /api/plans/:planId/protocol', { params: { planId: plan.id } }))
  return <Loaded query={protocol}>{(known) => <AmendForm plan={plan} protocol={known} onClose={onClose} />}</Loaded>
}

function AmendForm({ plan, protocol, onClose }: { plan: Plan; protocol: Protocol; onClose: () => void }) {
  const form = useForm<PlanValues>({ defaultValues: valuesOf(plan) })
  const [reason, setReason] = useState('')
  const amend = useCall('PATCH /api/plans/:planId', {
    refreshes: ['GET /api/patients/:patientId/plans', 'GET /api/plans/:planId/history'],
    onSuccess: onClose,
  })
  const submit = form.handleSubmit((values) =>
    amend.mutate({
      params: { planId: plan.id },
      body: { version: plan.version, reason, body: bodyOf(values, protocol) },
    }),
  )
  return (
    <Dialog
      wide
      title="Amend the plan"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" busy={amend.isPending} disabled={!reason.trim()} onClick={() => void submit()}>
            Save version {plan.version + 1}
          </Button>
        </>
      }
    >
      <FormProvider {...form}>
        <PlanFields protocol={protocol} />
      </FormProvider>
      <TextArea
        label="Reason for the change"
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.target.value)}
      />
      <FormProblem error={amend.error} />
    </Dialog>
  )
}
