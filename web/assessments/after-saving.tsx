import { Link, useNavigate } from '@tanstack/react-router'
import { findInstrument } from '../../clinical/instruments/index.ts'
import { Banner, Button, List, Moment, Panel, Row } from '../ui/index.ts'
import { markOfTier, resultWords, type SavedAssessment } from './assessment.ts'

/** What was saved, and what follows from it: the screener, the urgent pathway, or nothing but the chart. */
export function AfterSaving({ patientId, saved }: { patientId: string; saved: SavedAssessment }) {
  const { assessment, urgentPathwayId } = saved
  const { triage } = assessment
  const navigate = useNavigate()
  return (
    <div className="stack narrow">
      {urgentPathwayId && triage && (
        <Banner tone="act">
          {triage.rule.response} <span className="light">The urgent pathway has started.</span>
        </Banner>
      )}
      <Panel
        title={`${assessment.shortTitle} saved`}
        aside={<Moment instant={assessment.recordedAt} seconds />}
        footer={
          <>
            <Link className="button" to="/patients/$patientId" params={{ patientId }}>
              To the chart
            </Link>
            <Link className="button" to="/patients/$patientId/evaluation" params={{ patientId }}>
              To the evaluation
            </Link>
            {assessment.asksForScreener && (
              <span className="end">
                <Button
                  kind="primary"
                  onClick={() =>
                    void navigate({
                      to: '/patients/$patientId/assessments/new',
                      params: { patientId },
                      search: { instrument: 'c-ssrs-screener' },
                    })
                  }
                >
                  Ask the {findInstrument('c-ssrs-screener')?.shortTitle}
                </Button>
              </span>
            )}
          </>
        }
        flush
      >
        <List>
          <Row
            mark={triage ? markOfTier[triage.tier] : assessment.complete ? 'done' : 'unknown'}
            markSays=""
            title={<b>{resultWords(assessment)}</b>}
            detail={assessment.complete ? undefined : 'What is missing was not filled in.'}
          />
          {assessment.flags.map((flag) => (
            <Row key={flag.id} mark="watch" title={flag.meaning} />
          ))}
          {triage?.rule.whatToDo.map((step) => (
            <Row key={step} mark={markOfTier[triage.tier]} markSays="to do" title={step} />
          ))}
        </List>
      </Panel>
    </div>
  )
}
