import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useMayI } from '../me.ts'
import { usePatientHeading } from '../patients/heading.tsx'
import { query } from '../queries.ts'
import { Button, Loaded, PageHeader, Panel, SavedState, useToday, Words } from '../ui/index.ts'
import { AnswerControl } from './answer-control.tsx'
import { useAnswering } from './answering.ts'
import { DismissedTrials } from './dismissed-trials.tsx'
import type { PatientEvaluation } from './evaluation.ts'
import { HistoryAttestation } from './history-attestation.tsx'
import { OtherTreatmentsPanel } from './other-treatments-panel.tsx'
import type { EvaluationSearch } from './routes.tsx'
import { BringBackDialog, DismissDialog, TakeOutDialog } from './take-out-dialog.tsx'
import { TrialDialog } from './trial-dialog.tsx'
import { pictured } from './trial-layout.ts'
import { TrialRow } from './trial-row.tsx'
import { TrialTimeline } from './trial-timeline.tsx'
import type { DismissedTrial, ListedTrial, PatientTrials } from './trials.ts'
import './evaluation.css'

const route = '/signed-in/patients/$patientId/trials'

/** The antidepressants of this episode: confirmed or dismissed from the record, added and corrected by hand, attested as all of them. */
export function TrialsPage() {
  const { patientId } = useParams({ from: route })
  const search = useSearch({ from: route })
  const heading = usePatientHeading(patientId)
  const trials = useQuery(
    query('GET /api/patients/:patientId/trials', { params: { patientId }, query: { standard: search.standard } }),
  )
  return (
    <>
      <PageHeader
        title={heading.name}
        beside={heading.beside}
        documentTitle="Trials"
        about="Antidepressant trials of the current episode"
        below={
          <Link to="/patients/$patientId/evaluation" params={{ patientId }} search={search} className="small">
            ‹ Evaluation
          </Link>
        }
      />
      <Loaded query={trials}>{(data) => <Trials patientId={patientId} data={data} search={search} />}</Loaded>
    </>
  )
}

type Open =
  | { kind: 'edit'; trial: ListedTrial | null }
  | { kind: 'take-out' | 'dismiss'; trial: ListedTrial }
  | { kind: 'bring-back'; dismissed: DismissedTrial }
  | null

function Trials({ patientId, data, search }: { patientId: string; data: PatientTrials; search: EvaluationSearch }) {
  const today = useToday()
  const mayWrite = useMayI('evaluation:write')
  const [open, setOpen] = useState<Open>(null)
  const evaluation = useQuery(
    query('GET /api/patients/:patientId/evaluation', { params: { patientId }, query: search }),
  )
  const episode = evaluation.data?.evaluation.resistance.episode
  return (
    <div className="evaluation">
      <Panel
        title="Trials"
        aside={`${data.adequateFailedTrials.definite} adequate and failed${data.adequateFailedTrials.possible > data.adequateFailedTrials.definite ? `, up to ${data.adequateFailedTrials.possible} possible` : ''}`}
        flush
        footer={
          mayWrite && (
            <Button kind="primary" onClick={() => setOpen({ kind: 'edit', trial: null })}>
              Add a trial
            </Button>
          )
        }
      >
        {data.trials.length === 0 ? (
          <p className="quiet empty">
            None on record. Add what was tried in this episode; prescriptions that an import brings are proposed here.
          </p>
        ) : (
          <ul className="list">
            {data.trials.map((trial) => (
              <TrialRow
                key={trial.trial.id}
                trial={trial}
                mayWrite={mayWrite}
                onEdit={() => setOpen({ kind: 'edit', trial })}
                onTakeOut={() => setOpen({ kind: 'take-out', trial })}
                onDismiss={() => setOpen({ kind: 'dismiss', trial })}
              />
            ))}
          </ul>
        )}
      </Panel>
      <div className="stack">
        {evaluation.data && <EpisodeStart patientId={patientId} data={evaluation.data} mayWrite={mayWrite} />}
        <DismissedTrials
          dismissed={data.dismissed}
          mayWrite={mayWrite}
          onBringBack={(dismissed) => setOpen({ kind: 'bring-back', dismissed })}
        />
        <HistoryAttestation patientId={patientId} data={data} mayWrite={mayWrite} />
        <OtherTreatmentsPanel picture={evaluation.data?.picture} />
        {data.trials.length > 0 && (
          <Panel title="As a picture">
            <TrialTimeline
              trials={data.trials.map(pictured)}
              asOf={today}
              episodeStart={episode?.start}
              picture={evaluation.data?.picture}
              standard={evaluation.data?.evaluation.resistance.standard}
            />
          </Panel>
        )}
      </div>
      {open?.kind === 'edit' && (
        <TrialDialog
          patientId={patientId}
          trial={open.trial}
          medicines={data.medicines}
          onClose={() => setOpen(null)}
        />
      )}
      {open?.kind === 'take-out' && (
        <TakeOutDialog patientId={patientId} trial={open.trial} onClose={() => setOpen(null)} />
      )}
      {open?.kind === 'dismiss' && (
        <DismissDialog patientId={patientId} trial={open.trial} onClose={() => setOpen(null)} />
      )}
      {open?.kind === 'bring-back' && (
        <BringBackDialog patientId={patientId} dismissed={open.dismissed} onClose={() => setOpen(null)} />
      )}
    </div>
  )
}

/** Only weeks within the episode count, so its beginning stands beside the trials. */
function EpisodeStart({
  patientId,
  data,
  mayWrite,
}: {
  patientId: string
  data: PatientEvaluation
  mayWrite: boolean
}) {
  const answering = useAnswering(patientId)
  const question = data.interview.find((one) => one.linkId === 'episode-start')
  const { episode } = data.evaluation.resistance
  return (
    <Panel title="Start of the episode" aside={<SavedState state={answering.state} />}>
      <p>
        <Words of={episode ? episode.evidence.text : 'Nobody has said yet when the current episode began.'} />
      </p>
      {mayWrite && question && (
        <div className="answer">
          <p className="small quiet">
            <Words of={question.help} />
          </p>
          <AnswerControl
            key={question.current?.detail}
            patientId={patientId}
            question={question}
            onAnswer={answering.answer}
            onMeasure={answering.measure}
          />
          {answering.refused && <p className="watch">{answering.refused.reason}</p>}
        </div>
      )}
    </Panel>
  )
}
