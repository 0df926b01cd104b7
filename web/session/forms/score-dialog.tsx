import { useState } from 'react'
import { findInstrument, type Instrument } from '../../../clinical/instruments/index.ts'
import { byHand, type VitalKind, type VitalOfItem, vitalsOfInstrument } from '../../../clinical/session/index.ts'
import { type GivenAnswers, isFinished, raisedFlags, standingLine, standingOf } from '../../assessments/answering.ts'
import { InstrumentForm } from '../../assessments/instrument-form.tsx'
import { WordingField } from '../../assessments/wording-field.tsx'
import '../../assessments/assessments.css'
import { useTimeZone } from '../../me.ts'
import { Banner, Button, clockTime, Dialog, FormProblem, fromNow, plain, signed } from '../../ui/index.ts'
import { type Console, useConsole } from '../console.tsx'
import { useSessionAssessment } from './use-session-assessment.ts'

/** A score of signs that the session measures: what is exactly a vital sign is filled in, and can be written over. */
export function ScoreDialog({ instrumentId, onClose }: { instrumentId: string; onClose: () => void }) {
  const instrument = findInstrument(instrumentId)
  return instrument ? <Score instrument={instrument} onClose={onClose} /> : null
}

function Score({ instrument, onClose }: { instrument: Instrument; onClose: () => void }) {
  const { record, lost, state, vitals, nowMs } = useConsole()
  const timeZone = useTimeZone()
  const { wording, store, busy, error } = useSessionAssessment(instrument)
  // As they were when the form was opened: nothing changes under the hand.
  const [found] = useState(() => vitalsOfInstrument(instrument, vitals, state.protocol.plausibility, nowMs))
  const [answers, setAnswers] = useState<GivenAnswers>(() =>
    Object.fromEntries(found.flatMap(({ linkId, answer }) => (answer === undefined ? [] : [[linkId, answer]]))),
  )
  const standing = standingOf(instrument, answers)
  const flags = raisedFlags(instrument, answers)
  const says = (item: VitalOfItem) => sayVital(item, state.baseline, nowMs, (atMs) => clockTime(atMs, timeZone))
  const save = () =>
    store(answers, {
      onSuccess: () => {
        record({ type: 'note', text: [`${instrument.shortTitle}: ${standingLine(standing)}`, ...flags].join('. ') })
        onClose()
      },
    })
  return (
    <Dialog
      title={instrument.shortTitle}
      wide
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" disabled={standing.kind === 'untouched' || lost} busy={busy} onClick={save}>
            {isFinished(standing) ? 'Record' : 'Record as unfinished'}
          </Button>
        </>
      }
    >
      <WordingField instrument={instrument} wording={wording} />
      {found.some(({ answer }) => answer !== undefined) && (
        <p className="quiet small">
          Filled in from this session, each with its time. Look at the patient, and write over what is otherwise now.
        </p>
      )}
      <InstrumentForm
        instrument={wording.shown}
        lang={wording.used?.language}
        answers={answers}
        onChange={setAnswers}
        disabled={busy}
        beside={Object.fromEntries(found.map((item) => [item.linkId, says(item)]))}
      />
      <p role="status">{standingLine(standing)}</p>
      {flags.map((flag) => (
        <Banner key={flag} tone="watch">
          {flag}
        </Banner>
      ))}
      {lost && <Banner tone="watch">Without the network a score cannot be stored. It can be entered later.</Banner>}
      <FormProblem error={error} />
    </Dialog>
  )
}

const units: Partial<Record<VitalKind, string>> = {
  spo2: '%',
  systolic: 'mmHg',
  temperature: '°C',
}

/** `96 % at 10:42, 3 min ago, by hand`; of a pressure also how it stands to the one before the dose. */
function sayVital(
  { reading }: VitalOfItem,
  baseline: Console['state']['baseline'],
  nowMs: number,
  time: (atMs: number) => string,
): string {
  const { atMs, device } = reading.kind === 'blood-pressure' ? reading.pressure : reading.point
  const by = device === byHand ? ', by hand' : ''
  const when = `at ${time(atMs)}, ${fromNow(atMs, nowMs)}${by}`
  if (reading.kind !== 'blood-pressure')
    return `Session: ${plain(reading.point.value)} ${units[reading.kind] ?? '/min'} ${when}`
  const { systolic, diastolic } = reading.pressure
  const before = baseline
    ? `; before the dose ${baseline.systolic}/${baseline.diastolic}, systolic ${signed(Math.round((systolic / baseline.systolic - 1) * 100))} %`
    : '; no pressure before the dose on record'
  return `Session: ${systolic}/${diastolic} mmHg ${when}${before}`
}
