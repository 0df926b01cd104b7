import { type KeyboardEvent, useState } from 'react'
import { dayInterval } from '../../clinical/quantity/calendar-date.ts'
import { Button, Day, PartialDateField, RadioRow, Words } from '../ui/index.ts'
import { AnswerControl, type GivenAnswer } from './answer-control.tsx'
import type { Question } from './evaluation.ts'
import type { MeasurementToEnter } from './measurement-entry.tsx'

const yesNo = [
  { value: 'no', label: 'No' },
  { value: 'yes', label: 'Yes' },
  { value: 'unknown', label: 'Not known' },
] as const

/**
 * One question of the interview: `n`, `y` and `u` or digits answer and move on, Enter moves on. The answer that counts is
 * shown with who gave it and until when it holds.
 */
export function InterviewQuestion({
  patientId,
  question,
  fault,
  onAnswer,
  onMeasure,
  onMoveOn,
}: {
  patientId: string
  question: Question
  /** Why the last answer was refused. */
  fault?: string
  onAnswer: (answer: GivenAnswer) => void
  onMeasure: (measurement: MeasurementToEnter) => void
  onMoveOn: () => void
}) {
  const { answerType, current } = question
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const radio = event.target instanceof HTMLInputElement && event.target.type === 'radio'
    const picked = radio && answerType === 'yes-no' ? letters[event.key.toLowerCase()] : undefined
    if (picked) onAnswer({ answer: picked })
    if (picked || (radio && event.key === 'Enter')) {
      event.preventDefault()
      event.stopPropagation()
      onMoveOn()
    }
  }
  return (
    <li
      className={`item ${answerType === 'yes-no' ? 'beside' : ''}`}
      data-item={question.linkId}
      data-answered={current && current.answer !== 'unknown' ? '' : undefined}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys for the radios inside, which have the focus */}
      <div onKeyDown={onKeyDown}>
        {answerType === 'yes-no' && (
          <RadioRow
            legend={question.text}
            hint={<Hint question={question} />}
            error={fault}
            options={yesNo}
            value={current?.answer ?? null}
            onChange={(answer) => onAnswer({ answer })}
            onPicked={onMoveOn}
          />
        )}
        {answerType === 'choice' && (
          <RadioRow
            legend={question.text}
            hint={<Hint question={question} />}
            error={fault}
            options={
              question.choices.some(({ value }) => value === 'unknown')
                ? question.choices
                : [...question.choices, { value: 'unknown', label: 'Not known' }]
            }
            value={current?.detail ?? (current?.answer === 'unknown' ? 'unknown' : null)}
            onChange={(value) =>
              onAnswer(value === 'unknown' ? { answer: 'unknown' } : { answer: 'yes', detail: value })
            }
            onPicked={onMoveOn}
          />
        )}
        {answerType === 'date' && (
          <DateQuestion question={question} fault={fault} onAnswer={onAnswer} onMoveOn={onMoveOn} />
        )}
        {(answerType === 'measurement' || answerType === 'assessment') && (
          <fieldset className="field">
            <legend>{question.text}</legend>
            <div className="hint">
              <Hint question={question} />
            </div>
            <AnswerControl
              patientId={patientId}
              question={question}
              onAnswer={(_, answer) => onAnswer(answer)}
              onMeasure={(_, measurement) => onMeasure(measurement)}
            />
            {fault && <div className="error">{fault}</div>}
          </fieldset>
        )}
      </div>
    </li>
  )
}

const letters: Partial<Record<string, GivenAnswer['answer']>> = { n: 'no', y: 'yes', u: 'unknown' }

function Hint({ question: { help, current, holds } }: { question: Question }) {
  return (
    <>
      {holds && <b className="watch">Needed. </b>}
      <Words of={help} />{' '}
      {current && (
        <span className="answered-by">
          {current.on ? (
            <>
              asked <Day date={current.on} />
            </>
          ) : (
            <Words of={current.reference} />
          )}
          {current.by && ` by ${current.by}`}
          {current.expires && current.expires < '2100' && (
            <>
              , counts to <Day date={current.expires} />
            </>
          )}
        </span>
      )}
    </>
  )
}

function DateQuestion({
  question,
  fault,
  onAnswer,
  onMoveOn,
}: {
  question: Question
  fault?: string
  onAnswer: (answer: GivenAnswer) => void
  onMoveOn: () => void
}) {
  const [typed, setTyped] = useState(question.current?.detail ?? '')
  const [unreadable, setUnreadable] = useState(false)
  const submit = () => {
    const date = typed.trim()
    if (date === (question.current?.detail ?? '')) return onMoveOn()
    setUnreadable(!dayInterval(date))
    if (!dayInterval(date)) return
    onAnswer({ answer: 'yes', detail: date })
    onMoveOn()
  }
  return (
    <form
      className="answer-date"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <PartialDateField
        label={<b>{question.text}</b>}
        hint={
          <>
            <Hint question={question} /> As far as known: 2025, 2025-03 or 2025-03-14.
          </>
        }
        error={unreadable ? 'Write a year, a month or a day: 2025, 2025-03 or 2025-03-14' : fault}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit">Save</Button>
      <Button
        onClick={() => {
          onAnswer({ answer: 'unknown' })
          onMoveOn()
        }}
      >
        Not known
      </Button>
    </form>
  )
}
