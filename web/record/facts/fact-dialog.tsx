import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import type { CallResponse } from '../../api.ts'
import { useMayI } from '../../me.ts'
import { focusFirstFault } from '../../patients/form-faults.ts'
import { Problem } from '../../problem.ts'
import { query } from '../../queries.ts'
import { Button, Choices, Dialog, FormProblem, Loaded, showToast, TextArea } from '../../ui/index.ts'
import { useFactCall } from './fact-call.ts'
import { FactFields } from './fact-fields.tsx'
import { FactHistory } from './fact-history.tsx'
import { serverFactFaults } from './fact-problem.ts'
import { factOfValues, faultsOfFact, valuesOfFact } from './fact-values.ts'
import { type ChartKind, type FactFaults, factForm } from './forms/index.ts'

type Versions = CallResponse<'GET /api/patients/:patientId/facts/:factId/history'>['versions']
type Step = 'amend' | 'retract' | 'history'

/** One fact of the record: amended or taken out with a reason, and all that it ever said. */
export function FactDialog({
  patientId,
  factId,
  kind,
  onClose,
}: {
  patientId: string
  factId: string
  kind: ChartKind
  onClose: () => void
}) {
  const mayWrite = useMayI('record:write')
  const [step, setStep] = useState<Step>(mayWrite ? 'amend' : 'history')
  const history = useQuery(
    query('GET /api/patients/:patientId/facts/:factId/history', { params: { patientId, factId } }),
  )
  return (
    <Dialog title={factForm(kind).title} onClose={onClose}>
      {mayWrite && (
        <Choices<Step>
          label="What to do"
          options={[
            { value: 'amend', label: 'Amend' },
            { value: 'retract', label: 'Take out' },
            { value: 'history', label: 'History' },
          ]}
          value={step}
          onChoose={setStep}
        />
      )}
      <Loaded query={history}>
        {({ versions }) => {
          const given = { patientId, factId, kind, versions, onClose }
          if (step === 'amend') return <AmendFact {...given} />
          if (step === 'retract') return <RetractFact {...given} />
          return <FactHistory versions={versions} onClose={onClose} />
        }}
      </Loaded>
    </Dialog>
  )
}

interface Given {
  patientId: string
  factId: string
  kind: ChartKind
  versions: Versions
  onClose: () => void
}

function AmendFact({ patientId, factId, kind, versions, onClose }: Given) {
  const formId = useId()
  // What is amended is what was read when the form opened: a newer version of somebody else is refused by the server.
  const [newest] = useState(versions[0])
  const [values, setValues] = useState(() => (newest ? valuesOfFact(newest.fact) : null))
  const [reason, setReason] = useState('')
  const [reasonFault, setReasonFault] = useState<string>()
  const [faults, setFaults] = useState<FactFaults>({})
  const amend = useFactCall('PATCH /api/patients/:patientId/facts/:factId', {
    onSuccess: () => {
      showToast('Amended')
      onClose()
    },
    onError: (error) => {
      setFaults(serverFactFaults(kind, error).faults)
      focusFirstFault()
    },
  })
  if (!newest || !values) return <p>This is corrected where it was entered.</p>
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = faultsOfFact(kind, values)
    setFaults(found)
    setReasonFault(reason.trim() ? undefined : 'Say why, for whoever reads it later')
    if (Object.keys(found).length > 0 || !reason.trim()) return focusFirstFault()
    amend.mutate({
      params: { patientId, factId },
      body: { version: newest.version, reason, fact: factOfValues(kind, values, newest.fact) },
    })
  }
  return (
    <form className="form" id={formId} noValidate onSubmit={submit}>
      <FactFields
        kind={kind}
        isNew={false}
        values={values}
        faults={faults}
        set={(part) => setValues({ ...values, ...part })}
      />
      <TextArea
        label="Reason for the change"
        value={reason}
        error={reasonFault}
        maxLength={1000}
        onChange={(event) => setReason(event.target.value)}
      />
      <WriteProblem error={serverFactFaults(kind, amend.error).rest} />
      <div className="dialog-end">
        <Button onClick={onClose}>Cancel</Button>
        <Button kind="primary" type="submit" busy={amend.isPending}>
          Save version {newest.version + 1}
        </Button>
      </div>
    </form>
  )
}

function RetractFact({ patientId, factId, versions, onClose }: Given) {
  const [newest] = useState(versions[0])
  const [reason, setReason] = useState('')
  const retract = useFactCall('POST /api/patients/:patientId/facts/:factId/retract', {
    onSuccess: () => {
      showToast('Taken out; its history stays')
      onClose()
    },
  })
  if (!newest) return null
  return (
    <div className="form">
      <p className="quiet">It no longer counts anywhere; its history stays readable, and amending it brings it back.</p>
      <TextArea
        label="Why it is taken out"
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.target.value)}
      />
      <WriteProblem error={retract.error} />
      <div className="dialog-end">
        <Button onClick={onClose}>Cancel</Button>
        <Button
          kind="primary"
          busy={retract.isPending}
          disabled={!reason.trim()}
          onClick={() => retract.mutate({ params: { patientId, factId }, body: { version: newest.version, reason } })}
        >
          Take out
        </Button>
      </div>
    </div>
  )
}

function WriteProblem({ error }: { error: Error | null }) {
  if (error instanceof Problem && error.code === 'stale-version')
    return <p className="watch">Somebody else has changed it meanwhile. Look at its history, then begin again.</p>
  return <FormProblem error={error} />
}
