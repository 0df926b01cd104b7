import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useMayI } from '../me.ts'
import { useCall } from '../queries.ts'
import { Banner, Button, FormProblem, Mark, Moment, SavedState } from '../ui/index.ts'
import { AlternativesDialog } from './alternatives-dialog.tsx'
import { useAnswering } from './answering.ts'
import { CriteriaList } from './criteria-list.tsx'
import { openQuestionsOf } from './criteria-words.ts'
import { DeterminationHead } from './determination-head.tsx'
import { outcomeNames, type PatientEvaluation, readByEvaluation } from './evaluation.ts'
import { ExplanationPart } from './explanation-part.tsx'
import type { EvaluationSearch } from './routes.tsx'

/** The determination in one sentence, its criteria, and what can be done: answer, try, keep it for signing. */
export function DeterminationPanel({
  patientId,
  data,
  search,
  onWhatIf,
  afterWhatIf,
}: {
  patientId: string
  data: PatientEvaluation
  search: EvaluationSearch
  onWhatIf: () => void
  /** It was tried and ended: the focus comes back to its button. */
  afterWhatIf: boolean
}) {
  const { evaluation, ifAnsweredInFavour } = data
  const mayAnswer = useMayI('evaluation:write')
  const answering = useAnswering(patientId)
  const [alternatives, setAlternatives] = useState(false)
  return (
    <section className="panel" aria-labelledby="determination">
      <DeterminationHead
        determination={evaluation.determination}
        sentence={evaluation.sentence}
        under={
          ifAnsweredInFavour && (
            <>
              If all of it is answered in favour:{' '}
              <b>
                {outcomeNames[ifAnsweredInFavour.determination].toLowerCase()}
                {ifAnsweredInFavour.cautions > 0 && ` (${ifAnsweredInFavour.cautions})`}
              </b>
              .
            </>
          )
        }
        side={<SavedState state={answering.state} />}
      />
      <KeptBefore patientId={patientId} data={data} />
      {answering.state.kind === 'waiting' && (
        <Banner tone="watch" actions={<Button onClick={answering.retry}>Send again</Button>}>
          The network is away; the answer is not saved yet.
        </Banner>
      )}
      {answering.refused && <Banner tone="watch">Not saved: {answering.refused.reason}</Banner>}
      <CriteriaList
        patientId={patientId}
        criteria={evaluation.criteria}
        askedOf={(criterion) => openQuestionsOf(criterion, evaluation.questions)}
        ruleset={evaluation.ruleset}
        answering={mayAnswer ? { onAnswer: answering.answer, onMeasure: answering.measure } : undefined}
      />
      <ExplanationPart patientId={patientId} evaluation={evaluation} standard={search.standard} />
      <footer>
        <Button onClick={onWhatIf} autoFocus={afterWhatIf}>
          What if…
        </Button>
        {evaluation.alternatives.length > 0 && <Button onClick={() => setAlternatives(true)}>Alternatives</Button>}
        <Ending patientId={patientId} data={data} search={search} />
      </footer>
      {alternatives && (
        <AlternativesDialog
          alternatives={evaluation.alternatives}
          reScreen={evaluation.reScreen}
          onClose={() => setAlternatives(false)}
        />
      )}
    </section>
  )
}

/** What was signed last for this treatment, and what waits for a signature, beside what the record says now. */
function KeptBefore({ patientId, data }: { patientId: string; data: PatientEvaluation }) {
  const ofTreatment = data.determinations.filter((one) => one.treatment === data.evaluation.treatment)
  const waiting = ofTreatment.find((one) => !one.signed && !one.superseded)
  const last = ofTreatment.find((one) => one.signed)
  return (
    <>
      {waiting && (
        <p className="last-signed small">
          <Mark name="open" says="not signed" />
          <Link
            to="/patients/$patientId/determinations/$determinationId"
            params={{ patientId, determinationId: waiting.id }}
          >
            Waits for a signature: {outcomeNames[waiting.determination].toLowerCase()}
          </Link>
          , made by {waiting.author.name}, <Moment instant={waiting.at} />
        </p>
      )}
      {last?.signed && (
        <p className="last-signed small">
          <Mark name="done" says="signed" />
          <Link
            to="/patients/$patientId/determinations/$determinationId"
            params={{ patientId, determinationId: last.id }}
          >
            Signed as {outcomeNames[last.determination].toLowerCase()}
          </Link>{' '}
          by {last.signed.memberName}, <Moment instant={last.signed.at} />
          {last.overrides.length > 0 && `, ${last.overrides.length} overridden`}
        </p>
      )}
    </>
  )
}

/** While answers are missing the next step is to give them; then the determination is kept, and signed on its own page. */
function Ending({ patientId, data, search }: { patientId: string; data: PatientEvaluation; search: EvaluationSearch }) {
  const navigate = useNavigate()
  const mayMake = useMayI('evaluation:write')
  const { treatment, determination, resistance } = data.evaluation
  const make = useCall('POST /api/patients/:patientId/determinations', {
    refreshes: [...readByEvaluation],
    onSuccess: ({ id }) =>
      navigate({
        to: '/patients/$patientId/determinations/$determinationId',
        params: { patientId, determinationId: id },
      }),
  })
  const missing = determination === 'needs-information'
  if (!mayMake) return null
  return (
    <>
      <FormProblem error={make.error} />
      <Button
        kind={missing ? 'quiet' : 'primary'}
        busy={make.isPending}
        onClick={() => make.mutate({ params: { patientId }, body: { treatment, standard: resistance.standard.id } })}
      >
        {missing ? 'Keep it unfinished…' : 'Make the determination…'}
      </Button>
      {missing && (
        <span className="end">
          <Button
            kind="primary"
            onClick={() => void navigate({ to: '/patients/$patientId/interview', params: { patientId }, search })}
          >
            Go through the interview
          </Button>
        </span>
      )}
    </>
  )
}
