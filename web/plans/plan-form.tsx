import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { ProtocolStanding } from '../evidence/protocol-standing.tsx'
import { query, useCall } from '../queries.ts'
import { Button, FormProblem, Loaded, Panel, PasswordField, RadioRow, unbroken } from '../ui/index.ts'
import { Obstacles } from './obstacles.tsx'
import type { Protocol } from './plan.ts'
import { PlanFields } from './plan-fields.tsx'
import { bodyOf, emptyValues, type PlanValues } from './plan-values.ts'
import { type ChosenSession, ScheduleFields } from './schedule-fields.tsx'

/** First the protocol and what stands in its way; the form itself opens when nothing does. */
export function PlanForm({ patientId }: { patientId: string }) {
  const protocols = useQuery(query('GET /api/protocols'))
  const [protocolId, setProtocolId] = useState<string | null>(null)
  return (
    <Loaded query={protocols}>
      {({ protocols: all }) => {
        const protocol = all.find((one) => one.id === protocolId)
        return (
          <>
            <Panel title="Protocol">
              <RadioRow
                legend="Which protocol"
                column
                options={all.map((one) => ({
                  value: one.id,
                  label: (
                    <>
                      {one.title}{' '}
                      <span className="quiet small">
                        {one.variantOf
                          ? `clinic variant of ${one.variantOf.parentTitle}, approved by ${one.variantOf.approver}`
                          : `${one.standing} · ${unbroken(one.sources[0] ?? '')}`}
                      </span>
                    </>
                  ),
                }))}
                value={protocolId}
                onChange={setProtocolId}
                onPicked={() => {}}
              />
              {protocol && (
                <p className="small quiet">
                  <ProtocolStanding protocolId={protocol.id} version={protocol.version} />
                </p>
              )}
            </Panel>
            {protocol && <Ready key={protocol.id} patientId={patientId} protocol={protocol} />}
          </>
        )
      }}
    </Loaded>
  )
}

function Ready({ patientId, protocol }: { patientId: string; protocol: Protocol }) {
  const readiness = useQuery(
    query('GET /api/patients/:patientId/plan-readiness', { params: { patientId }, query: { protocolId: protocol.id } }),
  )
  return (
    <Loaded query={readiness}>
      {({ ready, obstacles, dose }) =>
        ready ? (
          <Fields patientId={patientId} protocol={{ ...protocol, dose }} />
        ) : (
          <Obstacles patientId={patientId} obstacles={obstacles} />
        )
      }
    </Loaded>
  )
}

function Fields({ patientId, protocol }: { patientId: string; protocol: Protocol }) {
  const form = useForm<PlanValues>({ defaultValues: emptyValues(protocol) })
  const [sessions, setSessions] = useState<ChosenSession[]>([])
  const make = useCall('POST /api/patients/:patientId/plans', { refreshes: ['GET /api/patients/:patientId/plans'] })
  const submit = form.handleSubmit((values) => {
    make.mutate({
      params: { patientId },
      body: {
        ...bodyOf(values, protocol),
        protocolId: protocol.id,
        schedule: sessions.flatMap(({ startsAt, chairId }) => (chairId ? [{ startsAt, chairId }] : [])),
        password: values.password,
      },
    })
  })
  return (
    <FormProvider {...form}>
      <form onSubmit={submit} className="plan-form">
        <PlanFields protocol={protocol} />
        <ScheduleFields protocol={protocol} sessions={sessions} onChange={setSessions} />
        <Panel
          title="Sign"
          footer={
            <Button kind="primary" type="submit" busy={make.isPending}>
              Make the plan
            </Button>
          }
        >
          <p className="small quiet">
            Your signature orders this course for this patient. Each session is checked and dosed on its own day.
          </p>
          <PasswordField
            error={form.formState.errors.password?.message}
            {...form.register('password', { required: 'The password signs' })}
          />
          <FormProblem error={make.error} />
        </Panel>
      </form>
    </FormProvider>
  )
}
