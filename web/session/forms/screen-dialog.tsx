import { useState } from 'react'
import { findInstrument, type Instrument } from '../../../clinical/instruments/index.ts'
import { triageSuicideRisk } from '../../../clinical/safety/index.ts'
import type { GivenAnswers } from '../../assessments/answering.ts'
import { InstrumentForm } from '../../assessments/instrument-form.tsx'
import { WordingField } from '../../assessments/wording-field.tsx'
import '../../assessments/assessments.css'
import { useMe } from '../../me.ts'
import { ConnectionLost } from '../../problem.ts'
import { refresh } from '../../queries.ts'
import { Banner, Button, CheckField, Dialog, FormProblem } from '../../ui/index.ts'
import { useConsole } from '../console.tsx'
import { useSessionAssessment } from './use-session-assessment.ts'

/** What a session asks before its dose. */
export const screenInSession = 'c-ssrs-screener-since-last-visit'

const tierWords = {
  none: 'No ideation or behaviour',
  low: 'Low: to be talked about at this visit',
  moderate: 'Moderate: a prescriber has to see the patient',
  high: 'High: somebody stays with the patient, immediate assessment, no discharge',
  unfinished: 'Unfinished: to be reviewed now',
} as const

/** C-SSRS since last visit. An open question is not a no. */
export function ScreenDialog({ onClose }: { onClose: () => void }) {
  const instrument = findInstrument(screenInSession)
  return instrument ? <Screen instrument={instrument} onClose={onClose} /> : null
}

function Screen({ instrument, onClose }: { instrument: Instrument; onClose: () => void }) {
  const { state, record, lost } = useConsole()
  const { member } = useMe()
  const { id, wording, store, busy, error } = useSessionAssessment(instrument)
  const check = state.protocol.checks.find((each) => each.answeredBy === 'suicide-screen')
  const [answers, setAnswers] = useState<GivenAnswers>({})
  const [reviewed, setReviewed] = useState(false)
  if (!check) return null
  const triage = triageSuicideRisk(instrument.id, answers)
  const tier = Object.keys(answers).length === 0 || !triage ? null : triage.tier
  const keep = (assessment: { assessmentId?: string }) => {
    if (!tier || !triage) return
    record({
      type: 'check-answered',
      checkId: check.id,
      answer: {
        kind: 'suicide-screen',
        tier,
        ...assessment,
        ...(reviewed ? { reviewedByPrescriber: true } : {}),
        ...(triage.because.length > 0 ? { note: `yes: ${triage.because.join(', ')}` } : {}),
      },
    })
    onClose()
  }
  const save = () => {
    // Without the network the tier and what was yes are kept as an event; a high tier alerts when it arrives.
    if (lost) return keep({})
    store(answers, {
      onSuccess: () => {
        // Not waited for: the tier is recorded at once.
        void refresh('GET /api/urgent')
        keep({ assessmentId: id })
      },
      onError: (failed) => {
        if (failed instanceof ConnectionLost) keep({})
      },
    })
  }
  return (
    <Dialog
      title={instrument.shortTitle}
      wide
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" disabled={!tier} busy={busy} onClick={save}>
            {tier === 'unfinished' ? 'Record as unfinished' : 'Record'}
          </Button>
        </>
      }
    >
      <WordingField instrument={instrument} wording={wording} />
      <InstrumentForm
        instrument={wording.shown}
        lang={wording.used?.language}
        answers={answers}
        onChange={setAnswers}
      />
      {tier && (tier === 'none' || tier === 'low') && <p>{tierWords[tier]}</p>}
      {tier && tier !== 'none' && tier !== 'low' && (
        <Banner tone={tier === 'high' ? 'act' : 'watch'}>{tierWords[tier]}</Banner>
      )}
      {tier === 'moderate' && member.roles.includes('prescriber') && (
        <CheckField
          label="I have seen the patient and reviewed this"
          checked={reviewed}
          onChange={(event) => setReviewed(event.target.checked)}
        />
      )}
      <FormProblem error={error} />
    </Dialog>
  )
}
