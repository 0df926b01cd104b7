import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useLive } from '../live.ts'
import { useMayI } from '../me.ts'
import { ChartLink } from '../patients/chart-link.tsx'
import { usePatientHeading } from '../patients/heading.tsx'
import { query, refresh } from '../queries.ts'
import { Day, JourneySteps, Loaded, PageHeader, Panel, Segmented } from '../ui/index.ts'
import { DeterminationPanel } from './determination-panel.tsx'
import { DeterminationsPanel } from './determinations-panel.tsx'
import { type PatientEvaluation, shortTreatmentNames, treatmentNames } from './evaluation.ts'
import type { EvaluationSearch } from './routes.tsx'
import { SafetyPanel } from './safety-panel.tsx'
import { StagingPanel } from './staging-panel.tsx'
import { trialsInWords } from './staging-words.ts'
import { pictured } from './trial-layout.ts'
import { TrialTimeline } from './trial-timeline.tsx'
import { useEvaluation } from './use-evaluation.ts'
import { WhatIfPanel } from './what-if-panel.tsx'
import './evaluation.css'

const route = '/signed-in/patients/$patientId/evaluation'

/** The determination as the record stands, with what is missing answered where it stands; trials and staging beside it. */
export function EvaluationPage() {
  const { patientId } = useParams({ from: route })
  const search = useSearch({ from: route })
  const evaluation = useEvaluation(patientId, search)
  useLive('patient', (message) => {
    if (message.patientId !== patientId) return
    void refresh('GET /api/patients/:patientId/evaluation')
    void refresh('GET /api/patients/:patientId/evaluation/explanation')
  })
  return (
    <Loaded query={evaluation} lines={6}>
      {(data) => <Evaluation patientId={patientId} data={data} search={search} />}
    </Loaded>
  )
}

function Evaluation({
  patientId,
  data,
  search,
}: {
  patientId: string
  data: PatientEvaluation
  search: EvaluationSearch
}) {
  const [whatIf, setWhatIf] = useState<'not-yet' | 'open' | 'ended'>('not-yet')
  const mayWrite = useMayI('evaluation:write')
  const { evaluation } = data
  const { resistance } = evaluation
  return (
    <>
      <Head patientId={patientId} data={data} />
      <Switches patientId={patientId} data={data} search={search} />
      <div className="evaluation">
        {whatIf === 'open' ? (
          <WhatIfPanel patientId={patientId} data={data} search={search} onClose={() => setWhatIf('ended')} />
        ) : (
          <DeterminationPanel
            patientId={patientId}
            data={data}
            search={search}
            onWhatIf={() => setWhatIf('open')}
            afterWhatIf={whatIf === 'ended'}
          />
        )}
        <div className="stack">
          <Panel
            title="Trials in this episode"
            aside={trialsInWords(resistance)}
            footer={
              <Link className="button" to="/patients/$patientId/trials" params={{ patientId }} search={search}>
                {!mayWrite ? 'The trials' : resistance.trials.length > 0 ? 'Edit the trials' : 'Enter the trials'}
              </Link>
            }
          >
            {resistance.trials.length > 0 ? (
              <TrialTimeline
                trials={resistance.trials.map(pictured)}
                asOf={evaluation.asOf}
                episodeStart={resistance.episode?.start}
                picture={data.picture}
                standard={resistance.standard}
              />
            ) : (
              <p className="quiet">None on record. Prescriptions that an import brings are proposed as trials.</p>
            )}
          </Panel>
          <StagingPanel resistance={resistance} />
          <SafetyPanel patientId={patientId} data={data} />
          <DeterminationsPanel patientId={patientId} determinations={data.determinations} />
        </div>
      </div>
    </>
  )
}

function Head({ patientId, data }: { patientId: string; data: PatientEvaluation }) {
  const heading = usePatientHeading(patientId)
  const patient = useQuery(query('GET /api/patients/:patientId', { params: { patientId } }))
  const { evaluation } = data
  const at = (page: string) => `/patients/${patientId}/${page}`
  return (
    <PageHeader
      title={heading.name}
      beside={heading.beside}
      documentTitle="Evaluation"
      about={
        <span>
          <ChartLink patientId={patientId} /> · Evaluation for {treatmentNames[evaluation.treatment]} · rule set{' '}
          {evaluation.ruleset.version} · facts as of <Day date={evaluation.asOf} />
        </span>
      }
      side={
        patient.data && (
          <JourneySteps
            current={patient.data.stage}
            links={{
              referral: `/patients/${patientId}`,
              evaluation: at('evaluation'),
              consent: at('consent'),
              plan: at('plan'),
              outcome: at('outcome'),
            }}
          />
        )
      }
    />
  )
}

function Switches({
  patientId,
  data,
  search,
}: {
  patientId: string
  data: PatientEvaluation
  search: EvaluationSearch
}) {
  const navigate = useNavigate()
  const change = (next: EvaluationSearch) =>
    void navigate({
      to: '/patients/$patientId/evaluation',
      params: { patientId },
      search: { ...search, ...next },
      replace: true,
    })
  return (
    <div className="evaluation-switches">
      <Segmented
        label="Treatment"
        options={data.treatments.map(({ id, here }) => ({
          value: id,
          label: here ? shortTreatmentNames[id] : `${shortTreatmentNames[id]} (not this clinic’s)`,
        }))}
        value={data.evaluation.treatment}
        onChange={(treatment) => change({ treatment })}
      />
      <Segmented
        label="Standard by which a trial is adequate and failed"
        options={data.standards.map(({ id, name, used }) => ({
          value: id,
          label: used ? `${name} (this clinic’s)` : name,
        }))}
        value={data.evaluation.resistance.standard.id}
        onChange={(standard) => change({ standard })}
      />
    </div>
  )
}
