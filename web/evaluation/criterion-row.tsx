import type { ReactNode } from 'react'
import type { CriterionOutcome, InterviewQuestion } from '../../clinical/eligibility/index.ts'
import { criterionRuleId } from '../../clinical/evidence/rule-id.ts'
import { SignOff, SignOffWords } from '../evidence/sign-off.tsx'
import { Button, Disclosure, Mark, unbroken, Words } from '../ui/index.ts'
import { AnswerControl, type Answering } from './answer-control.tsx'
import { evidenceMarkWords, type GroupId, kindWords, lineOf, markOf, shortSource } from './criteria-words.ts'

/**
 * One criterion: a line that opens to its reasons. Where answers are missing their controls stand right beneath, so that
 * filling them in is the work.
 *
 * @param onOverride Given where this member may go past the criterion
 */
export function CriterionRow({
  patientId,
  criterion,
  group,
  asked,
  ruleset,
  answering,
  changed = false,
  onOverride,
}: {
  patientId: string
  criterion: CriterionOutcome
  group: GroupId
  /** Questions whose controls stand beneath the line; inside it where the criterion is fulfilled. */
  asked: readonly InterviewQuestion[]
  ruleset: { id: string; version: string }
  /** Absent where the page only shows: a stored determination, or a member who may not answer. */
  answering?: Answering
  /** In a what-if: it stands otherwise than it does now. */
  changed?: boolean
  onOverride?: (criterion: CriterionOutcome) => void
}) {
  const single = answering && group === 'unknown' && asked.length === 1 ? asked[0] : undefined
  const folded = group === 'fulfilled' || group === 'open'
  const { prefix, title } = lineOf(criterion)
  return (
    <li
      className={`criterion ${group === 'unknown' ? 'watch' : ''} ${single?.answerType === 'yes-no' ? 'beside' : ''}`}
      id={`criterion-${criterion.id}`}
    >
      <Disclosure
        summary={
          <>
            <Mark name={markOf[group]} says={markSays[group]} />
            <span className="grow">
              {changed && <span className="changed small">changes · </span>}
              <b>
                {prefix && `${prefix} · `}
                {single ? single.text : title}
              </b>
              <span className="small quiet detail">
                <Words of={single ? `${criterion.finding} ${single.help}` : criterion.finding} />
                {single && <span className="nowrap"> · {sourceOf(criterion)}</span>}
              </span>
              {criterion.overridden && (
                <span className="small detail">
                  Overridden by {criterion.overridden.by}
                  {criterion.overridden.secondBy ? ` and ${criterion.overridden.secondBy}` : ''}:{' '}
                  {criterion.overridden.reason}
                </span>
              )}
              {criterion.awaitsSecondSignature && (
                <span className="small watch detail">
                  Override by {criterion.awaitsSecondSignature.by} waits for a second signature.
                </span>
              )}
            </span>
          </>
        }
        turn={single ? '' : turnOf(criterion)}
      >
        <Reasons criterion={criterion} ruleset={ruleset} />
        {answering && folded && <Answers patientId={patientId} asked={asked} answering={answering} />}
        {onOverride && (criterion.standing === 'blocks' || criterion.standing === 'missing') && (
          <div className="override-end">
            {criterion.final ? (
              <p className="small quiet">Nobody can override this.</p>
            ) : (
              <Button onClick={() => onOverride(criterion)}>Override…</Button>
            )}
          </div>
        )}
      </Disclosure>
      {answering && !folded && <Answers patientId={patientId} asked={asked} single={single} answering={answering} />}
    </li>
  )
}

function Answers({
  patientId,
  asked,
  single,
  answering,
}: {
  patientId: string
  asked: readonly InterviewQuestion[]
  /** The line above asks it already. */
  single?: InterviewQuestion
  answering: Answering
}) {
  if (asked.length === 0) return null
  return (
    <div className="answers">
      {asked.map((question) => (
        <div className="answer" key={question.linkId}>
          {question !== single && <div className="answer-text">{question.text}</div>}
          {question !== single && question.help && (
            <div className="small quiet">
              <Words of={question.help} />
            </div>
          )}
          <AnswerControl patientId={patientId} question={question} {...answering} />
        </div>
      ))}
    </div>
  )
}

const markSays: Record<GroupId, string> = {
  blocked: 'stands in the way',
  unknown: 'not known',
  caution: '',
  interaction: '',
  'work-up': 'to do',
  open: 'not known, holds nothing up',
  fulfilled: 'fulfilled',
}

function turnOf(criterion: CriterionOutcome): ReactNode {
  const { length } = criterion.evidence
  if (length > 1) return `${length} facts`
  return length === 1 ? '1 fact' : sourceOf(criterion)
}

/** The source, and where nobody published it, whether this clinic approved it. */
function sourceOf(criterion: CriterionOutcome): ReactNode {
  if (!criterion.signOff) return shortSource(criterion.source)
  return (
    <>
      {shortSource(criterion.source)}, <SignOffWords ruleId={criterionRuleId(criterion)} />
    </>
  )
}

function Reasons({ criterion, ruleset }: { criterion: CriterionOutcome; ruleset: { id: string; version: string } }) {
  const { statement, status, kind, evidence, source, evidenceMark, signOff, action, secondSignature } = criterion
  return (
    <div className="reasons-of">
      <p>
        <span className="quiet">{kindWords[kind]}:</span> {statement}{' '}
        <span className="quiet">{statusWords[status]}</span>
      </p>
      {action && (
        <p>
          <span className="quiet">What would change it:</span> {action}
        </p>
      )}
      {evidence.length > 0 ? (
        <ul className="evidence" aria-label="Facts">
          {evidence.map(({ reference, text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list; one reference may stand for two facts
            <li key={index}>
              <Words of={text} /> <span className="small quiet anywhere">{reference}</span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="small quiet">No fact in the record speaks to it.</p>
      )}
      <p className="small quiet">
        {unbroken(source)} ({evidenceMark}: {evidenceMarkWords[evidenceMark]})
      </p>
      <p className="small quiet">
        Rule {criterion.id}, version {criterion.version}, of {ruleset.id} {ruleset.version}
        {signOff && (
          <>
            {' '}
            <SignOff ruleId={criterionRuleId(criterion)} />
          </>
        )}
        {secondSignature && ' · hard contraindication: an override needs a second signature'}
      </p>
    </div>
  )
}

const statusWords: Record<CriterionOutcome['status'], string> = {
  met: 'This is so.',
  'not-met': 'This is not so.',
  unknown: 'Not known.',
}
