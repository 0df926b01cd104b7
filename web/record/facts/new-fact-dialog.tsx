import { type FormEvent, useId, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { focusFirstFault } from '../../patients/form-faults.ts'
import { Button, Dialog, FormProblem, showToast, useToday } from '../../ui/index.ts'
import { useFactCall } from './fact-call.ts'
import { FactFields } from './fact-fields.tsx'
import { serverFactFaults } from './fact-problem.ts'
import { factOfValues, faultsOfFact, newValues } from './fact-values.ts'
import { type ChartKind, type FactFaults, factForm } from './forms/index.ts'

/** One fact by hand; who writes it is its source. */
export function NewFactDialog({
  patientId,
  kind,
  onClose,
}: {
  patientId: string
  kind: ChartKind
  onClose: () => void
}) {
  const today = useToday()
  const formId = useId()
  // A retry after a lost answer is the same fact.
  const [id] = useState(uuidv7)
  const [values, setValues] = useState(() => newValues(kind, today))
  const [faults, setFaults] = useState<FactFaults>({})
  const record = useFactCall('POST /api/patients/:patientId/facts', {
    onSuccess: () => {
      showToast('Recorded')
      onClose()
    },
    onError: (error) => {
      setFaults(serverFactFaults(kind, error).faults)
      focusFirstFault()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = faultsOfFact(kind, values)
    setFaults(found)
    if (Object.keys(found).length > 0) return focusFirstFault()
    record.mutate({ params: { patientId }, body: { id, fact: factOfValues(kind, values) } })
  }
  return (
    <Dialog
      title={factForm(kind).newTitle ?? `Add ${factForm(kind).one}`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" form={formId} busy={record.isPending}>
            Record
          </Button>
        </>
      }
    >
      <form className="form" id={formId} noValidate onSubmit={submit}>
        <FactFields
          kind={kind}
          isNew
          values={values}
          faults={faults}
          set={(part) => setValues((before) => ({ ...before, ...part }))}
        />
        <FormProblem error={serverFactFaults(kind, record.error).rest} />
      </form>
    </Dialog>
  )
}
