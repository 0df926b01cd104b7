import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { findInstrument, type Instrument, type Item } from '../../clinical/instruments/index.ts'
import { languageName } from '../language-name.ts'
import { useMayI } from '../me.ts'
import { ChartLink } from '../patients/chart-link.tsx'
import { usePatientHeading } from '../patients/heading.tsx'
import { query, useCall } from '../queries.ts'
import {
  Button,
  Day,
  EmptyState,
  Facts,
  FormProblem,
  List,
  Loaded,
  Moment,
  PageHeader,
  Panel,
  Row,
  TextField,
} from '../ui/index.ts'
import { type GivenAnswers, readAnswers } from './answering.ts'
import { type Assessment, resultWords } from './assessment.ts'
import { InstrumentForm } from './instrument-form.tsx'
import { StandingPanel } from './standing-panel.tsx'
import { WordingField } from './wording-field.tsx'
import { useWording } from './wording-in-use.ts'
import './assessments.css'

const route = '/signed-in/patients/$patientId/assessments/$assessmentId'

/** One assessment as it was given, with its earlier versions; amended with a reason. */
export function AssessmentPage() {
  const { patientId, assessmentId } = useParams({ from: route })
  const heading = usePatientHeading(patientId)
  const history = useQuery(
    query('GET /api/patients/:patientId/assessments/:assessmentId/history', { params: { patientId, assessmentId } }),
  )
  const newest = history.data?.versions[0]?.assessment
  return (
    <>
      <PageHeader
        title={heading.name}
        beside={heading.beside}
        documentTitle="Assessment"
        about={
          newest ? (
            <span>
              {newest.shortTitle} of <When at={newest.at} />
            </span>
          ) : undefined
        }
        below={<ChartLink patientId={patientId} />}
      />
      <Loaded query={history}>
        {({ versions }) =>
          versions[0] ? (
            <Shown key={versions[0].assessment.version} patientId={patientId} versions={versions} />
          ) : (
            <EmptyState>There is no such assessment.</EmptyState>
          )
        }
      </Loaded>
    </>
  )
}

function answerInWords({ options, measured }: Item, answer: number | undefined): string | undefined {
  if (measured && answer !== undefined) return `${answer} ${measured.unit}`
  return options.find((option) => option.value === answer)?.label
}

interface Version {
  assessment: Assessment
  reason: string
  authorName: string
  at: string
}

function Shown({ patientId, versions }: { patientId: string; versions: Version[] }) {
  const assessment = versions[0]?.assessment
  const [amending, setAmending] = useState(false)
  const mayWrite = useMayI('assessment:write')
  const instrument = findInstrument(assessment?.instrument ?? '')
  if (!assessment) return null
  const answers = (instrument && readAnswers(instrument, assessment.answers ?? {})) ?? {}
  if (amending && instrument)
    return (
      <Amend
        patientId={patientId}
        assessment={assessment}
        instrument={instrument}
        before={answers}
        onDone={() => setAmending(false)}
      />
    )
  return (
    <div className="assessment">
      <Panel
        title={resultWords(assessment)}
        aside={
          assessment.retracted
            ? 'taken out of the record'
            : assessment.imported
              ? 'from an import'
              : assessment.wording
                ? `asked in ${languageName(assessment.wording.language)}, wording ${assessment.wording.version}`
                : undefined
        }
        flush
        footer={
          mayWrite && instrument && assessment.answers ? (
            <Button onClick={() => setAmending(true)}>Amend…</Button>
          ) : undefined
        }
      >
        {instrument && assessment.answers ? (
          <Facts
            facts={[...instrument.items, ...instrument.unscoredItems].map((item) => [
              item.label,
              answerInWords(item, answers[item.linkId]) ?? <span className="quiet">not answered</span>,
            ])}
          />
        ) : (
          <EmptyState>Only the total is known of this one.</EmptyState>
        )}
      </Panel>
      <div className="aside">
        {instrument && assessment.answers && <StandingPanel instrument={instrument} answers={answers} />}
        <Panel title="Versions" flush>
          <List>
            {versions.map((version) => (
              <Row
                key={version.assessment.version}
                title={resultWords(version.assessment)}
                detail={
                  <>
                    {version.authorName} · <Moment instant={version.at} />
                    {version.reason && ` · ${version.reason}`}
                  </>
                }
              />
            ))}
          </List>
        </Panel>
      </div>
    </div>
  )
}

function Amend({
  patientId,
  assessment,
  instrument,
  before,
  onDone,
}: {
  patientId: string
  assessment: Assessment
  instrument: Instrument
  before: GivenAnswers
  onDone: () => void
}) {
  const [answers, setAnswers] = useState(before)
  const [reason, setReason] = useState('')
  const wording = useWording(instrument, assessment.wording)
  const amend = useCall('PATCH /api/patients/:patientId/assessments/:assessmentId', {
    refreshes: [
      'GET /api/urgent',
      'GET /api/patients/:patientId/assessments/:assessmentId/history',
      'GET /api/patients/:patientId/assessments',
      'GET /api/patients/:patientId/evaluation',
      'GET /api/patients/:patientId/chart',
    ],
    onSuccess: onDone,
  })
  return (
    <div className="assessment">
      <Panel title={`Amend ${instrument.shortTitle}`} flush>
        {wording.choices.length > 0 && (
          <div className="assessment-facts">
            <WordingField instrument={instrument} wording={wording} />
          </div>
        )}
        <InstrumentForm
          instrument={wording.shown}
          lang={wording.used?.language}
          answers={answers}
          onChange={setAnswers}
          disabled={amend.isPending}
          end={
            <div className="amend-end">
              <TextField
                label="Why it is amended"
                hint="The version before stays readable."
                value={reason}
                maxLength={1000}
                onChange={(event) => setReason(event.target.value)}
              />
              <FormProblem error={amend.error} />
              <div className="form-end">
                <Button onClick={onDone}>Leave it</Button>
                <Button
                  kind="primary"
                  busy={amend.isPending}
                  disabled={!reason.trim()}
                  onClick={() =>
                    amend.mutate({
                      params: { patientId, assessmentId: assessment.id },
                      body: {
                        version: assessment.version,
                        reason,
                        at: assessment.at,
                        answers,
                        wording: wording.used,
                      },
                    })
                  }
                >
                  Amend
                </Button>
              </div>
            </div>
          }
        />
      </Panel>
      <div className="aside">
        <StandingPanel instrument={instrument} answers={answers} />
      </div>
    </div>
  )
}

/** An instant, or a date that is known as far as it is. */
const When = ({ at }: { at: string }) => (at.includes('T') ? <Moment instant={at} /> : <Day date={at} />)
