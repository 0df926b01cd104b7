import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useDraft } from '../draft.ts'
import { useCall } from '../queries.ts'
import { Button, FormProblem, PageHeader, showToast, useToday } from '../ui/index.ts'
import { focusFirstFault, serverFaults } from './form-faults.ts'
import { IdentityFields, ReferralFields } from './identity-fields.tsx'
import { emptyIdentity, faultsOf, type IdentityValues, newPatientOf } from './identity-values.ts'
import { PossibleDuplicates } from './possible-duplicates.tsx'
import './patients.css'

/** A patient by hand; one whose record came as a file is imported. */
export function NewPage() {
  const navigate = useNavigate()
  const today = useToday()
  const draft = useDraft<IdentityValues>('new-patient', emptyIdentity, readDraft)
  const [faults, setFaults] = useState({})
  const create = useCall('POST /api/patients', {
    refreshes: ['GET /api/patients'],
    onError: (error) => {
      setFaults(serverFaults(error).faults)
      focusFirstFault()
    },
    onSuccess: ({ patient }) => {
      draft.forget()
      showToast(`Made, record number ${patient.recordNumber}`)
      void navigate({ to: '/patients/$patientId', params: { patientId: patient.id }, replace: true })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = faultsOf(draft.value, today)
    setFaults(found)
    if (Object.keys(found).length > 0) return focusFirstFault()
    create.mutate({ body: newPatientOf(draft.value) })
  }
  const given = { values: draft.value, faults, onChange: draft.set, today }
  return (
    <form noValidate onSubmit={submit}>
      <PageHeader
        title="New patient"
        documentTitle="New patient"
        about={draft.restored ? 'As you left it; nothing of it is saved yet.' : undefined}
        side={
          <>
            {draft.restored && <Button onClick={draft.forget}>Begin anew</Button>}
            <Button kind="primary" type="submit" busy={create.isPending}>
              Make the patient
            </Button>
          </>
        }
      />
      <div className="stack">
        <FormProblem error={serverFaults(create.error).rest} />
        <PossibleDuplicates values={draft.value} />
        <div className="columns halves">
          <IdentityFields {...given} isNew />
          <ReferralFields {...given} />
        </div>
      </div>
    </form>
  )
}

const readDraft = (stored: unknown): IdentityValues | undefined =>
  typeof stored === 'object' && stored !== null && 'referral' in stored ? (stored as IdentityValues) : undefined
