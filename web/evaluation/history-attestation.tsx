import { useCall } from '../queries.ts'
import { Choices, FormProblem, Panel } from '../ui/index.ts'
import { readByEvaluation } from './evaluation.ts'
import type { PatientTrials } from './trials.ts'

const words: Record<PatientTrials['historyComplete'], string> = {
  yes: 'Attested as all of this episode.',
  no: 'Attested as not all of this episode.',
  unknown: 'Nobody has attested yet that these are all.',
}

/** Somebody puts their name to the list: only then do fewer than two failures count as a no. */
export function HistoryAttestation({
  patientId,
  data,
  mayWrite,
}: {
  patientId: string
  data: PatientTrials
  mayWrite: boolean
}) {
  const attest = useCall('POST /api/patients/:patientId/trial-history', { refreshes: [...readByEvaluation] })
  return (
    <Panel title="Are these all?">
      <p>{words[data.historyComplete]}</p>
      <p className="small quiet">
        Your name and today’s date are kept with the answer. With a yes, fewer than two failed trials count as a no;
        until then they are unknown.
      </p>
      {mayWrite && (
        <Choices
          label="Are these all the antidepressants tried in this episode?"
          options={[
            { value: 'yes', label: 'Yes, I attest that these are all' },
            { value: 'no', label: 'No, some are missing' },
          ]}
          value={data.historyComplete === 'unknown' ? null : data.historyComplete}
          onChoose={(value) => attest.mutate({ params: { patientId }, body: { complete: value === 'yes' } })}
          disabled={attest.isPending}
        />
      )}
      <FormProblem error={attest.error} />
    </Panel>
  )
}
