import { Link } from '@tanstack/react-router'
import { markOfTier } from '../assessments/index.ts'
import { Day, List, Moment, Panel, Row } from '../ui/index.ts'
import type { PatientEvaluation } from './evaluation.ts'

/** The last screen of suicide risk with its tier, and what asks for a new one. */
export function SafetyPanel({ patientId, data }: { patientId: string; data: PatientEvaluation }) {
  const { screen, askScreener, urgentPathwayId } = data.safety
  return (
    <Panel
      title="Safety"
      flush
      footer={
        <Link
          className="button"
          to="/patients/$patientId/assessments/new"
          params={{ patientId }}
          search={{ instrument: 'c-ssrs-screener' }}
        >
          Ask the C-SSRS screener
        </Link>
      }
    >
      <List>
        {urgentPathwayId && (
          <Row mark="act" title={<b>The urgent pathway is open</b>} detail="Its banner stands over every page." />
        )}
        {screen ? (
          <Row
            mark={markOfTier[screen.triage.tier]}
            title={
              screen.triage.because.length > 0
                ? `C-SSRS: ${screen.triage.because.join(', ')}`
                : 'C-SSRS: no thoughts or behaviour reported'
            }
            detail={
              <>
                {screen.at.includes('T') ? <Moment instant={screen.at} /> : <Day date={screen.at} />} ·{' '}
                {screen.triage.rule.label} · {screen.triage.rule.response}
              </>
            }
          />
        ) : (
          <Row mark="unknown" title="No C-SSRS screen on record" />
        )}
        {askScreener.map(({ assessmentId, text }) => (
          <Row key={assessmentId} mark="watch" title={text} />
        ))}
      </List>
    </Panel>
  )
}
