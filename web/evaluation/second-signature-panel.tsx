import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import type { CriterionOutcome } from '../../clinical/eligibility/index.ts'
import { useMe } from '../me.ts'
import { useCall } from '../queries.ts'
import { Button, FormProblem, Panel, PasswordField, Words } from '../ui/index.ts'
import { type Determination, readByEvaluation } from './evaluation.ts'

/** Overrides that wait for a second prescriber: whoever did not ask for it can agree, with their own password. */
export function SecondSignaturePanel({ patientId, data }: { patientId: string; data: Determination }) {
  const waiting = data.result.criteria.filter((criterion) => criterion.awaitsSecondSignature)
  return waiting.map((criterion) => (
    <Waiting key={criterion.id} patientId={patientId} data={data} criterion={criterion} />
  ))
}

function Waiting({
  patientId,
  data,
  criterion,
}: {
  patientId: string
  data: Determination
  criterion: CriterionOutcome
}) {
  const { member } = useMe()
  const navigate = useNavigate()
  const id = useMemo(() => uuidv7(), [])
  const [password, setPassword] = useState('')
  const agree = useCall('POST /api/determinations/:determinationId/second-signature', {
    refreshes: ['GET /api/determinations/:determinationId', ...readByEvaluation],
    onSuccess: ({ id: made }) =>
      navigate({
        to: '/patients/$patientId/determinations/$determinationId',
        params: { patientId, determinationId: made },
      }),
  })
  const asked = criterion.awaitsSecondSignature
  const own = asked?.by === member.name
  return (
    <Panel title={`Second signature: ${criterion.title}`} tone="watch">
      <div className="form">
        <p>
          {asked?.by} wants to go on past it: {asked?.reason}
        </p>
        <p className="small quiet">
          <Words of={criterion.finding} />
        </p>
        {own ? (
          <p>Another prescriber has to agree: nobody is their own second.</p>
        ) : (
          <>
            <PasswordField
              label="Your password agrees"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
            <div>
              <Button
                disabled={!password}
                busy={agree.isPending}
                onClick={() =>
                  agree.mutate({
                    params: { determinationId: data.id },
                    body: { id, criterionId: criterion.id, password },
                  })
                }
              >
                Agree as the second prescriber
              </Button>
            </div>
          </>
        )}
        <FormProblem error={agree.error} />
      </div>
    </Panel>
  )
}
