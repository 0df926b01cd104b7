import { useId, useMemo, useState } from 'react'
import { useForm } from 'react-hook-form'
import { uuidv7 } from 'uuidv7'
import { Problem } from '../problem.ts'
import { useCall } from '../queries.ts'
import {
  Button,
  Dialog,
  FormProblem,
  faultsToFields,
  NumberField,
  PartialDateField,
  RadioRow,
  TextField,
} from '../ui/index.ts'
import { readByEvaluation } from './evaluation.ts'
import {
  bodyOf,
  type ListedTrial,
  type Medicine,
  optimisedOptions,
  outcomeOptions,
  type TrialValues,
  valuesOf,
} from './trials.ts'

/**
 * Enters a trial, confirms one that the record proposes, or corrects one with a reason.
 *
 * @param trial Null for a new one
 */
export function TrialDialog({
  patientId,
  trial,
  medicines,
  onClose,
}: {
  patientId: string
  trial: ListedTrial | null
  medicines: readonly Medicine[]
  onClose: () => void
}) {
  const list = useId()
  const id = useMemo(() => uuidv7(), [])
  const [problem, setProblem] = useState<Error | null>(null)
  const { register, handleSubmit, watch, setValue, setError, formState } = useForm<TrialValues>({
    defaultValues: valuesOf(trial),
  })
  const outcome = {
    refreshes: [...readByEvaluation],
    onSuccess: onClose,
    onError: (error: Error) => setProblem(faultsToFields(inForm(error), setError, fields)),
  }
  const record = useCall('POST /api/patients/:patientId/trials', outcome)
  const amend = useCall('PATCH /api/patients/:patientId/trials/:trialId', outcome)
  const stored = trial?.stored
  const submit = handleSubmit((values) => {
    setProblem(null)
    const body = bodyOf(values, medicines, trial?.trial.derivedFrom ?? [])
    if (trial && stored)
      amend.mutate({
        params: { patientId, trialId: trial.trial.id },
        body: { version: stored.version, reason: values.reason, trial: body },
      })
    else record.mutate({ params: { patientId }, body: { id, trial: body } })
  })
  const typed = watch('medication').trim().toLowerCase()
  const known = medicines.find((medicine) => [medicine.id, medicine.name.toLowerCase()].includes(typed))
  const role = watch('role')
  const faults = formState.errors
  return (
    <Dialog
      title={stored ? `Correct ${trial.medication}` : trial ? `Confirm ${trial.medication}` : 'Add a trial'}
      onClose={onClose}
      wide
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" busy={record.isPending || amend.isPending} onClick={() => void submit()}>
            {stored ? 'Correct' : trial ? 'Confirm' : 'Add'}
          </Button>
        </>
      }
    >
      <form className="form" onSubmit={submit}>
        <div className="form-pair">
          <TextField
            label="Medicine"
            list={list}
            hint={
              typed && !known
                ? 'Not in our table: no minimum dose is known, so it cannot be called adequate.'
                : undefined
            }
            error={faults.medication?.message}
            {...register('medication', { required: 'Which medicine' })}
          />
          <datalist id={list}>
            {medicines
              .filter((medicine) => medicine.roles.includes(role))
              .map((medicine) => (
                <option key={medicine.id} value={medicine.name} />
              ))}
          </datalist>
          <NumberField
            label="Highest dose"
            unit="mg a day"
            hint={
              known?.minimumMgPerDay ? `Minimum for an adequate trial: ${known.minimumMgPerDay} mg a day` : undefined
            }
            error={faults.highestDose?.message}
            {...register('highestDose')}
          />
          <PartialDateField label="Start" error={faults.start?.message} {...register('start')} />
          <PartialDateField
            label="Stop"
            hint="Empty while it goes on, or when it is not known."
            error={faults.stop?.message}
            {...register('stop')}
          />
          <NumberField
            label="Weeks at or above the minimum dose"
            unit="weeks"
            hint="Empty: counted from start to stop, or as the prescriptions show."
            error={faults.weeksAtMinimumDose?.message}
            {...register('weeksAtMinimumDose')}
          />
        </div>
        <RadioRow
          legend="Role"
          options={[
            { value: 'antidepressant', label: 'Antidepressant' },
            { value: 'augmentation', label: 'Augmentation of one' },
          ]}
          value={role}
          onChange={(value) => setValue('role', value)}
        />
        <RadioRow
          legend="Outcome"
          options={outcomeOptions}
          value={watch('outcome')}
          onChange={(value) => setValue('outcome', value)}
        />
        <RadioRow
          legend="Taken as prescribed"
          hint="Most days, at that dose. An untaken medicine has not failed."
          options={[
            { value: 'adherent', label: 'Yes' },
            { value: 'not-adherent', label: 'No' },
            { value: 'unknown', label: 'Not known' },
          ]}
          value={watch('adherence')}
          onChange={(value) => setValue('adherence', value)}
        />
        <RadioRow
          legend="Optimised before it was given up"
          hint="For the MGH-S staging only: half a point for the dose, half for the duration."
          options={optimisedOptions}
          value={watch('optimised')}
          onChange={(value) => setValue('optimised', value)}
        />
        {stored && (
          <TextField
            label="Why it is corrected"
            hint="The version before stays readable."
            maxLength={1000}
            error={faults.reason?.message}
            {...register('reason', { required: 'Say why' })}
          />
        )}
        <FormProblem error={problem} />
      </form>
    </Dialog>
  )
}

const fields = ['medication', 'highestDose', 'weeksAtMinimumDose', 'start', 'stop', 'reason'] as const

/** The server names fields as they are sent, `trial.highestDoseMgPerDay`; the form has names of its own. */
function inForm(error: Error): Error {
  if (!(error instanceof Problem)) return error
  return new Problem(error.status, {
    ...error.more,
    errors: error.errors.map((fault) => ({
      ...fault,
      path: fault.path.replace(/^trial\./, '').replace('highestDoseMgPerDay', 'highestDose'),
    })),
  })
}
