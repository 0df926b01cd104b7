import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { usePatientHeading } from '../patients/heading.tsx'
import { Banner, Button, focusAfter, Loaded, PageHeader, Panel, Progress, SavedState } from '../ui/index.ts'
import type { GivenAnswer } from './answer-control.tsx'
import { useAnswering } from './answering.ts'
import { type PatientEvaluation, type Question, treatmentNames } from './evaluation.ts'
import { groupQuestions, isAnswered } from './interview-groups.ts'
import { InterviewQuestion } from './interview-question.tsx'
import type { EvaluationSearch } from './routes.tsx'
import { useEvaluation } from './use-evaluation.ts'
import './evaluation.css'

const route = '/signed-in/patients/$patientId/interview'

/** All questions in one go, by keyboard, each saved as it is answered. */
export function InterviewPage() {
  const { patientId } = useParams({ from: route })
  const search = useSearch({ from: route })
  const evaluation = useEvaluation(patientId, search)
  return (
    <Loaded query={evaluation} lines={6}>
      {(data) => <Interview patientId={patientId} data={data} search={search} />}
    </Loaded>
  )
}

function Interview({
  patientId,
  data,
  search,
}: {
  patientId: string
  data: PatientEvaluation
  search: EvaluationSearch
}) {
  const heading = usePatientHeading(patientId)
  const navigate = useNavigate()
  const answering = useAnswering(patientId)
  const container = useRef<HTMLDivElement>(null)
  // What was pressed is shown at once; the server's word replaces it when it has come back.
  const [pressed, setPressed] = useState<Readonly<Record<string, GivenAnswer>>>({})
  const [leaving, setLeaving] = useState<{ item: string } | null>(null)
  useEffect(() => {
    if (leaving) focusAfter(container.current, leaving.item)
  }, [leaving])
  useEffect(() => {
    container.current?.querySelector<HTMLElement>('[data-item]:not([data-answered]) input')?.focus()
  }, [])
  const questions = data.interview.map((question) => withPressed(question, pressed[question.linkId]))
  const answered = questions.filter(isAnswered).length
  const needed = questions.filter((question) => question.holds && !isAnswered(question)).length
  const give = (question: Question, answer: GivenAnswer) => {
    setPressed((before) => ({ ...before, [question.linkId]: answer }))
    answering.answer(question, answer)
  }
  return (
    <>
      <PageHeader
        title={heading.name}
        beside={heading.beside}
        documentTitle="Interview"
        about={`Interview for ${treatmentNames[data.evaluation.treatment]}`}
        side={
          <div className="interview-progress">
            <SavedState state={answering.state} />
            <span className="small quiet">
              {answered} of {questions.length} answered{needed > 0 && ` · ${needed} still needed`}
            </span>
            <Progress value={answered} max={questions.length} label="Questions answered" />
          </div>
        }
        below={
          <Link to="/patients/$patientId/evaluation" params={{ patientId }} search={search} className="small">
            ‹ Evaluation
          </Link>
        }
      />
      {answering.state.kind === 'waiting' && (
        <Banner tone="watch" actions={<Button onClick={answering.retry}>Send again</Button>}>
          The network is away. What was answered waits here and is not saved yet.
        </Banner>
      )}
      <div className="interview" ref={container}>
        <p className="small quiet">
          <kbd className="key">n</kbd> no, <kbd className="key">y</kbd> yes, <kbd className="key">u</kbd> not known, or
          the digit; <kbd className="key">Enter</kbd> moves on. Each answer is saved at once.
        </p>
        {groupQuestions(questions).map((group) => (
          <Panel key={group.title} title={group.title} aside={`${group.answered} of ${group.questions.length}`} flush>
            <ol className="items">
              {group.questions.map((question) => (
                <InterviewQuestion
                  key={question.linkId}
                  patientId={patientId}
                  question={question}
                  fault={answering.refused?.question === question.linkId ? answering.refused.reason : undefined}
                  onAnswer={(answer) => give(question, answer)}
                  onMeasure={(measurement) => answering.measure(question, measurement)}
                  onMoveOn={() => setLeaving({ item: question.linkId })}
                />
              ))}
            </ol>
          </Panel>
        ))}
        <div className="form-end" data-item="">
          <SavedState state={answering.state} />
          <Button
            kind="primary"
            onClick={() => void navigate({ to: '/patients/$patientId/evaluation', params: { patientId }, search })}
          >
            To the evaluation
          </Button>
        </div>
      </div>
    </>
  )
}

const withPressed = (question: Question, pressed: GivenAnswer | undefined): Question =>
  pressed && (question.current?.answer !== pressed.answer || question.current.detail !== pressed.detail)
    ? { ...question, current: { ...pressed, reference: 'answered just now' } }
    : question
