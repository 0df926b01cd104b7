import { type FormEvent, useId, useState } from 'react'
import { Problem } from '../problem.ts'
import { useCall } from '../queries.ts'
import { Button, Dialog, FormProblem, TextArea, useToday } from '../ui/index.ts'
import { focusFirstFault, serverFaults } from './form-faults.ts'
import { IdentityFields, ReferralFields } from './identity-fields.tsx'
import { changeOf, type Faults, faultsOf, type IdentityValues, identityOf, type Patient } from './identity-values.ts'

/** The next version of identity and referral, with a reason; the one before stays readable. */
export function AmendDialog({ patient, onClose }: { patient: Patient; onClose: () => void }) {
  const today = useToday()
  const formId = useId()
  const [stored] = useState(() => identityOf(patient))
  const [values, setValues] = useState<IdentityValues>(stored)
  const [reason, setReason] = useState('')
  const [faults, setFaults] = useState<Faults>({})
  const amend = useCall('PATCH /api/patients/:patientId', {
    refreshes: [
      'GET /api/patients/:patientId',
      'GET /api/patients/:patientId/chart',
      'GET /api/patients/:patientId/history',
      'GET /api/patients',
    ],
    onSuccess: onClose,
    onError: (error) => {
      setFaults(serverFaults(error, 'change.').faults)
      focusFirstFault()
    },
  })
  const change = changeOf(values, stored)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = faultsOf(values, today)
    if (!reason.trim()) found.reason = 'Say why, for whoever reads it later'
    setFaults(found)
    if (Object.keys(found).length > 0) return focusFirstFault()
    amend.mutate({ params: { patientId: patient.id }, body: { version: patient.version, reason, change } })
  }
  const { rest } = serverFaults(amend.error, 'change.')
  const given = { values, faults, onChange: setValues, today }
  return (
    <Dialog
      wide
      title="Amend identity or referral"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="primary"
            type="submit"
            form={formId}
            busy={amend.isPending}
            disabled={Object.keys(change).length === 0}
          >
            Save version {patient.version + 1}
          </Button>
        </>
      }
    >
      <form className="form" id={formId} noValidate onSubmit={submit}>
        <IdentityFields {...given} isNew={false} />
        <ReferralFields {...given} />
        <TextArea
          label="Reason for the change"
          value={reason}
          error={faults.reason}
          maxLength={1000}
          onChange={(event) => setReason(event.target.value)}
        />
        {rest instanceof Problem && rest.code === 'stale-version' ? (
          <p className="watch">
            Somebody else has amended it meanwhile. Close, look at what they wrote, and begin again.
          </p>
        ) : (
          <FormProblem error={rest} />
        )}
      </form>
    </Dialog>
  )
}
