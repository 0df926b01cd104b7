import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { InterviewQuestion } from '../../clinical/eligibility/index.ts'
import { findInstrument } from '../../clinical/instruments/index.ts'
import { dayInterval } from '../../clinical/quantity/calendar-date.ts'
import type { ThreeValued } from '../../clinical/quantity/three-valued.ts'
import { Button, Choices, PartialDateField } from '../ui/index.ts'
import { MeasurementEntry, type MeasurementToEnter } from './measurement-entry.tsx'

export interface GivenAnswer {
  answer: ThreeValued
  /** A date, a choice, or words. */
  detail?: string
}

export interface Answering {
  onAnswer: (question: InterviewQuestion, answer: GivenAnswer) => void
  onMeasure: (question: InterviewQuestion, measurement: MeasurementToEnter) => void
  disabled?: boolean
}

const yesNo = [
  { value: 'no', label: 'No' },
  { value: 'yes', label: 'Yes' },
  { value: 'unknown', label: 'Not known' },
] as const

/** Answers one question where it stands: pressing, choosing, a date, a measurement, or the form that answers it. */
export function AnswerControl({
  patientId,
  question,
  onAnswer,
  onMeasure,
  disabled,
}: Answering & { patientId: string; question: InterviewQuestion }) {
  switch (question.answerType) {
    case 'yes-no':
      return (
        <Choices
          label={question.text}
          options={yesNo}
          value={question.current?.answer ?? null}
          onChoose={(answer) => onAnswer(question, { answer })}
          disabled={disabled}
        />
      )
    case 'choice':
      return (
        <Choices
          label={question.text}
          options={[
            ...question.choices,
            ...(question.choices.some((choice) => choice.value === 'unknown')
              ? []
              : [{ value: 'unknown', label: 'Not known' }]),
          ]}
          value={question.current?.detail ?? null}
          onChoose={(value) =>
            onAnswer(question, value === 'unknown' ? { answer: 'unknown' } : { answer: 'yes', detail: value })
          }
          disabled={disabled}
        />
      )
    case 'date':
      return <DateAnswer question={question} onAnswer={(answer) => onAnswer(question, answer)} disabled={disabled} />
    case 'measurement':
      return (
        <div className="measurements">
          {(question.measurements ?? []).map((name) => (
            <MeasurementEntry
              key={name}
              name={name}
              onMeasure={(measurement) => onMeasure(question, measurement)}
              disabled={disabled}
            />
          ))}
        </div>
      )
    case 'assessment':
      return (
        <div className="row tight wrap">
          {(question.instruments ?? []).map((id) => (
            <Link
              key={id}
              className="button"
              to="/patients/$patientId/assessments/new"
              params={{ patientId }}
              search={{ instrument: id }}
            >
              {findInstrument(id)?.shortTitle ?? id}…
            </Link>
          ))}
        </div>
      )
  }
}

function DateAnswer({
  question,
  onAnswer,
  disabled,
}: {
  question: InterviewQuestion
  onAnswer: (answer: GivenAnswer) => void
  disabled?: boolean
}) {
  const [typed, setTyped] = useState(question.current?.detail ?? '')
  const [fault, setFault] = useState<string>()
  const submit = () => {
    const date = typed.trim()
    if (!dayInterval(date)) return setFault('Write a year, a month or a day: 2025, 2025-03 or 2025-03-14')
    setFault(undefined)
    onAnswer({ answer: 'yes', detail: date })
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
        label={<span className="visually-hidden">{question.text}</span>}
        value={typed}
        error={fault}
        disabled={disabled}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit" disabled={disabled || !typed.trim()}>
        Save
      </Button>
      <Button disabled={disabled} onClick={() => onAnswer({ answer: 'unknown' })}>
        Not known
      </Button>
    </form>
  )
}
