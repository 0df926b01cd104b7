import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import { Banner, Button, ErrorState } from '../ui/index.ts'
import type { GivenAnswer } from './answer-control.tsx'
import { CriteriaList } from './criteria-list.tsx'
import { DeterminationHead } from './determination-head.tsx'
import { type EvaluationResult, outcomeNames, type PatientEvaluation, type Question } from './evaluation.ts'
import type { MeasurementToEnter } from './measurement-entry.tsx'
import type { EvaluationSearch } from './routes.tsx'

type Supposed = GivenAnswer & { measurement?: MeasurementToEnter }

/** Every question can be answered otherwise, to see what that would change. Marked as such from edge to edge; stores nothing. */
export function WhatIfPanel({
  patientId,
  data,
  search,
  onClose,
}: {
  patientId: string
  data: PatientEvaluation
  search: EvaluationSearch
  onClose: () => void
}) {
  const [supposed, setSupposed] = useState<Readonly<Record<string, Supposed>>>({})
  const { treatment, standard } = { treatment: data.evaluation.treatment, standard: search.standard }
  const answers = Object.entries(supposed).map(([question, answer]) => ({ question, ...answer }))
  const result = useQuery({
    queryKey: ['what-if', patientId, treatment, standard, answers],
    queryFn: () =>
      api('POST /api/patients/:patientId/evaluation/what-if', {
        params: { patientId },
        body: { treatment, standard, answers },
      }),
    enabled: answers.length > 0,
    placeholderData: keepPreviousData,
    retry: false,
  })
  const shown = answers.length > 0 && result.data ? result.data : null
  const evaluation = shown?.evaluation ?? data.evaluation
  const suppose = (question: Question, answer: Supposed) => setSupposed({ ...supposed, [question.linkId]: answer })
  // What is supposed is shown as the answer; what was really answered stays pressed beneath the rest.
  const asked = data.interview.map((question) => {
    const answer = supposed[question.linkId]
    return answer ? { ...question, current: { ...answer, reference: 'supposed here' } } : question
  })
  return (
    <section className="panel what-if" aria-labelledby="determination" tabIndex={-1} ref={beginHere}>
      <Banner
        tone="watch"
        actions={
          <>
            {answers.length > 0 && <Button onClick={() => setSupposed({})}>Start again</Button>}
            <Button onClick={onClose}>End the what-if</Button>
          </>
        }
      >
        What if… <span className="light">Nothing here is stored. Open any line and answer it otherwise.</span>
      </Banner>
      <DeterminationHead
        determination={evaluation.determination}
        sentence={evaluation.sentence}
        under={
          shown ? (
            <>
              As the record stands: <b>{outcomeNames[shown.before].toLowerCase()}</b>. {answers.length} supposed{' '}
              {answers.length === 1 ? 'answer' : 'answers'}, {shown.changed.length} criteria changed.
            </>
          ) : (
            'As the record stands.'
          )
        }
      />
      {result.error && <ErrorState error={result.error} />}
      <CriteriaList
        patientId={patientId}
        criteria={shown ? evaluation.criteria.map(asSupposed) : evaluation.criteria}
        askedOf={(criterion) => asked.filter((question) => question.criterionId === criterion.id)}
        ruleset={evaluation.ruleset}
        changed={shown?.changed}
        answering={{
          onAnswer: (question, answer) => suppose(question, answer),
          onMeasure: (question, measurement) => suppose(question, { answer: 'yes', measurement }),
        }}
      />
      {answers.length > 0 && (
        <p className="what-if-result" role="status">
          With what is supposed: <b>{evaluation.sentence}</b>
        </p>
      )}
    </section>
  )
}

/** It takes the place of what was looked at, mostly from its end. */
const beginHere = (panel: HTMLElement | null) => {
  panel?.focus({ preventScroll: true })
  panel?.scrollIntoView()
}

/** Nobody was asked: a supposed answer must not read as if somebody had been. */
function asSupposed(criterion: EvaluationResult['criteria'][number]): EvaluationResult['criteria'][number] {
  const reworded = (text: string) => text.replace(/asked on [\d-]+( by [^:]+)?:/gi, 'Supposed:')
  if (!criterion.evidence.some(({ reference }) => reference === 'what if')) return criterion
  return {
    ...criterion,
    finding: reworded(criterion.finding),
    evidence: criterion.evidence.map((each) =>
      each.reference === 'what if' ? { ...each, text: reworded(each.text) } : each,
    ),
  }
}
