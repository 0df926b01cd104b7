import { useParams, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { findInstrument, type Instrument } from '../../clinical/instruments/index.ts'
import { useDraft } from '../draft.ts'
import { useTimeZone } from '../me.ts'
import { ChartLink } from '../patients/chart-link.tsx'
import { usePatientHeading } from '../patients/heading.tsx'
import { useCall } from '../queries.ts'
import { Button, clinicNow, EmptyState, FormProblem, instantOf, PageHeader, Panel } from '../ui/index.ts'
import { AfterSaving } from './after-saving.tsx'
import { type GivenAnswers, isFinished, readAnswers, standingLine, standingOf } from './answering.ts'
import { ChooseInstrument } from './choose-instrument.tsx'
import { InstrumentForm } from './instrument-form.tsx'
import { StandingPanel } from './standing-panel.tsx'
import { WhenAnswered } from './when-answered.tsx'
import { useWording } from './wording-in-use.ts'
import './assessments.css'

/** One instrument, answered for one patient. */
export function NewAssessmentPage() {
  const { patientId } = useParams({ from: '/signed-in/patients/$patientId/assessments/new' })
  const { instrument: instrumentId } = useSearch({ from: '/signed-in/patients/$patientId/assessments/new' })
  const heading = usePatientHeading(patientId)
  const instrument = instrumentId === undefined ? undefined : findInstrument(instrumentId)
  return (
    <>
      <PageHeader
        title={heading.name}
        beside={heading.beside}
        documentTitle={instrument?.shortTitle ?? 'New assessment'}
        about={instrument ? `${instrument.shortTitle} · ${instrument.title}` : 'New assessment'}
        below={<ChartLink patientId={patientId} />}
      />
      {instrument ? (
        <NewAssessment key={instrument.id} patientId={patientId} instrument={instrument} />
      ) : instrumentId === undefined ? (
        <ChooseInstrument patientId={patientId} />
      ) : (
        <EmptyState>There is no instrument “{instrumentId}”.</EmptyState>
      )}
    </>
  )
}

const noAnswers: GivenAnswers = {}

function NewAssessment({ patientId, instrument }: { patientId: string; instrument: Instrument }) {
  const timeZone = useTimeZone()
  // Made once, so that pressing again after a lost answer stores the same assessment.
  const id = useMemo(() => uuidv7(), [])
  // A form that is started again is a new one, without what stood in its fields.
  const [round, setRound] = useState(0)
  const [when, setWhen] = useState(() => clinicNow(timeZone))
  const draft = useDraft(`assessment.${patientId}.${instrument.id}`, noAnswers, (stored) =>
    readAnswers(instrument, stored),
  )
  const wording = useWording(instrument)
  const standing = standingOf(instrument, draft.value)
  const save = useCall('POST /api/patients/:patientId/assessments', {
    refreshes: [
      'GET /api/urgent',
      'GET /api/patients/:patientId/assessments',
      'GET /api/patients/:patientId/evaluation',
      'GET /api/patients/:patientId/chart',
    ],
    onSuccess: draft.forget,
  })
  const at = instantOf(when.date, when.time, timeZone)
  if (save.data) return <AfterSaving patientId={patientId} saved={save.data} />
  return (
    <div className="assessment">
      <Panel
        title={instrument.shortTitle}
        aside={draft.restored ? 'what you entered before is here again' : undefined}
        flush
      >
        <WhenAnswered instrument={instrument} wording={wording} when={when} onChange={setWhen} />
        <InstrumentForm
          key={round}
          instrument={wording.shown}
          lang={wording.used?.language}
          answers={draft.value}
          onChange={draft.set}
          disabled={save.isPending}
          end={
            <>
              <FormProblem error={save.error} />
              <span className="grow small">{standingLine(standing)}</span>
              {standing.kind !== 'untouched' && (
                <Button
                  onClick={() => {
                    draft.forget()
                    setRound(round + 1)
                  }}
                >
                  Start again
                </Button>
              )}
              <Button
                kind="primary"
                busy={save.isPending}
                disabled={standing.kind === 'untouched' || at === undefined}
                onClick={() =>
                  at &&
                  save.mutate({
                    params: { patientId },
                    body: {
                      id,
                      instrument: instrument.id,
                      at,
                      answers: draft.value,
                      ...(wording.used ? { wording: wording.used } : {}),
                    },
                  })
                }
              >
                {isFinished(standing) ? 'Save' : 'Save unfinished'}
              </Button>
            </>
          }
        />
      </Panel>
      <div className="aside">
        <StandingPanel instrument={instrument} answers={draft.value} />
      </div>
    </div>
  )
}
