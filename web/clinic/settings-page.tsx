import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type { CallResponse } from '../api.ts'
import { nowInstant } from '../clock.ts'
import { TimeZoneField } from '../identity/time-zone-field.tsx'
import { useMayI } from '../me.ts'
import { Problem } from '../problem.ts'
import { query, refresh, useCall } from '../queries.ts'
import {
  Button,
  clockTimeWithSeconds,
  Facts,
  FormProblem,
  faultsToFields,
  Loaded,
  NumberField,
  Panel,
  RadioRow,
  readNumber,
  SavedState,
  type SaveState,
  TextField,
} from '../ui/index.ts'
import { StandardPanel } from './standard-panel.tsx'

type Clinic = CallResponse<'GET /api/clinic'>

const jurisdictionNames = { us: 'United States', eu: 'European Union' }

export function SettingsPage() {
  const manages = useMayI('clinic:manage')
  const clinic = useQuery(query('GET /api/clinic'))
  return (
    <div className="stack">
      <Loaded query={clinic}>
        {(clinic) => (manages ? <SettingsForm key={clinic.version} clinic={clinic} /> : <Settings clinic={clinic} />)}
      </Loaded>
      <StandardPanel />
    </div>
  )
}

function Settings({ clinic }: { clinic: Clinic }) {
  return (
    <Panel title="Settings" flush>
      <Facts
        facts={[
          ['Name', clinic.name],
          ['Time zone', clinic.timeZone],
          ['Rules', jurisdictionNames[clinic.jurisdiction]],
          ['A console locks after', `${clinic.idleLockMinutes} min without a touch`],
        ]}
      />
    </Panel>
  )
}

interface Values {
  name: string
  timeZone: string
  idleLockMinutes: string
}

let savedAt: { version: number; time: string } | null = null

function SettingsForm({ clinic }: { clinic: Clinic }) {
  const { register, handleSubmit, setError, formState } = useForm<Values>({
    defaultValues: { name: clinic.name, timeZone: clinic.timeZone, idleLockMinutes: String(clinic.idleLockMinutes) },
  })
  const [jurisdiction, setJurisdiction] = useState(clinic.jurisdiction)
  const [problem, setProblem] = useState<Error | null>(null)
  const amend = useCall('PATCH /api/clinic', {
    onSuccess: async (saved) => {
      savedAt = { version: saved.version, time: clockTimeWithSeconds(nowInstant(), saved.timeZone) }
      await Promise.all([refresh('GET /api/clinic'), refresh('GET /api/me')])
    },
    onError: (error) => {
      if (error instanceof Problem && error.code === 'stale-version') void refresh('GET /api/clinic')
      setProblem(faultsToFields(error, setError, ['name', 'timeZone', 'idleLockMinutes']))
    },
  })
  const changed = formState.isDirty || jurisdiction !== clinic.jurisdiction
  const state: SaveState = amend.isPending
    ? { kind: 'saving' }
    : changed
      ? { kind: 'changed' }
      : savedAt?.version === clinic.version
        ? { kind: 'saved', time: savedAt.time }
        : { kind: 'untouched' }
  return (
    <form
      noValidate
      onSubmit={handleSubmit(({ name, timeZone, idleLockMinutes }) => {
        setProblem(null)
        const minutes = readNumber(idleLockMinutes) ?? 0
        amend.mutate({ body: { version: clinic.version, name, timeZone, jurisdiction, idleLockMinutes: minutes } })
      })}
    >
      <Panel
        title="Settings"
        aside={<SavedState state={state} />}
        footer={
          <span className="end">
            <Button kind="primary" type="submit" busy={amend.isPending} disabled={!changed}>
              Save
            </Button>
          </span>
        }
      >
        <div className="form narrow">
          <TextField
            label="Name of the clinic"
            error={formState.errors.name?.message}
            {...register('name', { required: 'Enter the clinic’s name' })}
          />
          <TimeZoneField
            error={formState.errors.timeZone?.message}
            {...register('timeZone', { required: 'Enter the time zone' })}
          />
          <RadioRow
            legend="Which rules apply"
            hint="Decides which label and which eligibility rules new evaluations use. Signed determinations stay as they are."
            showDigits={false}
            options={[
              { value: 'us', label: jurisdictionNames.us },
              { value: 'eu', label: jurisdictionNames.eu },
            ]}
            value={jurisdiction}
            onChange={setJurisdiction}
          />
          <NumberField
            label="A console locks after"
            hint="1 to 120. Vitals, notices and due items stay in view; names shrink to initials."
            unit="min without a touch"
            error={formState.errors.idleLockMinutes?.message}
            {...register('idleLockMinutes', {
              validate: (text) => {
                const minutes = readNumber(text)
                const fits = minutes !== undefined && Number.isInteger(minutes) && minutes >= 1 && minutes <= 120
                return fits || 'A whole number from 1 to 120'
              },
            })}
          />
          <FormProblem error={problem} />
        </div>
      </Panel>
    </form>
  )
}
