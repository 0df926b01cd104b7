import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import type { CriterionOutcome } from '../../clinical/eligibility/index.ts'
import { useMe } from '../me.ts'
import { query, useCall } from '../queries.ts'
import {
  Button,
  CheckField,
  Dialog,
  FormProblem,
  PasswordField,
  Select,
  TextArea,
  TextField,
  Words,
} from '../ui/index.ts'
import { type Determination, readByEvaluation } from './evaluation.ts'

/**
 * Goes on past one criterion with a reason. A hard contraindication counts only with a second prescriber, who signs here or
 * later at their own console; the determination before stays as it was.
 */
export function OverrideDialog({
  patientId,
  determination,
  criterion,
  onClose,
}: {
  patientId: string
  determination: Determination
  criterion: CriterionOutcome
  onClose: () => void
}) {
  const { member } = useMe()
  const navigate = useNavigate()
  const id = useMemo(() => uuidv7(), [])
  const [reason, setReason] = useState('')
  const [password, setPassword] = useState('')
  const [later, setLater] = useState(false)
  const [second, setSecond] = useState({ memberId: '', password: '' })
  const members = useQuery({ ...query('GET /api/members'), enabled: criterion.secondSignature })
  const others = (members.data?.members ?? []).filter(
    (each) => each.id !== member.id && each.status === 'active' && each.roles.includes('prescriber'),
  )
  const override = useCall('POST /api/determinations/:determinationId/overrides', {
    refreshes: ['GET /api/determinations/:determinationId', ...readByEvaluation],
    onSuccess: async ({ id: made }) => {
      onClose()
      await navigate({
        to: '/patients/$patientId/determinations/$determinationId',
        params: { patientId, determinationId: made },
      })
    },
  })
  const signsHere = criterion.secondSignature && !later
  const ready = reason.trim() && password && (!signsHere || (second.memberId && second.password))
  return (
    <Dialog
      title={`Override: ${criterion.title}`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button
            kind="primary"
            disabled={!ready}
            busy={override.isPending}
            onClick={() =>
              override.mutate({
                params: { determinationId: determination.id },
                body: {
                  id,
                  password,
                  overrides: [{ criterionId: criterion.id, reason, ...(signsHere ? { second } : {}) }],
                },
              })
            }
          >
            Override
          </Button>
        </>
      }
    >
      <p>
        <Words of={criterion.finding} />
      </p>
      <p className="small quiet">{criterion.source}</p>
      <TextArea
        label="Why this patient is treated all the same"
        hint="Kept under your name, with this determination, for ever."
        value={reason}
        maxLength={2000}
        onChange={(event) => setReason(event.target.value)}
      />
      {criterion.secondSignature && (
        <>
          <p className="watch">
            <b>A hard contraindication.</b> One prescriber alone cannot override it: a second one has to agree.
          </p>
          <CheckField
            label="The second prescriber signs later, at their own console"
            checked={later}
            onChange={(event) => setLater(event.target.checked)}
          />
        </>
      )}
      {signsHere && (
        <div className="form-pair">
          <Select
            label="Second prescriber, who is here"
            empty={members.isPending ? 'loading' : others.length > 0 ? 'choose' : 'there is no other prescriber'}
            value={second.memberId}
            options={others.map(({ id: value, name: label }) => ({ value, label }))}
            onChange={(event) => setSecond({ ...second, memberId: event.target.value })}
          />
          <TextField
            label="Their password"
            type="password"
            autoComplete="off"
            value={second.password}
            onChange={(event) => setSecond({ ...second, password: event.target.value })}
          />
        </div>
      )}
      <PasswordField
        label={`Your password, ${member.name}`}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <FormProblem error={override.error} />
    </Dialog>
  )
}
