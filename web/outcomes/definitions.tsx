import { ruleId } from '../../clinical/evidence/rule-id.ts'
import { SignOff } from '../evidence/sign-off.tsx'
import { Disclosure, List, type MarkName, Row } from '../ui/index.ts'
import type { InstrumentCourse, Judgement } from './course.ts'

const markOf: Record<Judgement['holds'], MarkName> = { yes: 'done', no: 'open', unknown: 'unknown' }
const saysOf: Record<Judgement['holds'], string> = { yes: 'holds', no: 'does not hold', unknown: 'not known' }

/** Every definition that was asked, whether it holds now, and where it comes from. */
export function Definitions({ course }: { course: InstrumentCourse }) {
  const outcome = course.latest?.outcome
  const judgements: Judgement[] = outcome
    ? [
        outcome.response,
        outcome.partialResponse,
        outcome.nonResponse,
        ...outcome.remission,
        outcome.meaningfulChange,
        outcome.substantialChange,
        outcome.deterioration,
      ].filter((one) => one !== null)
    : []
  return (
    <>
      {judgements.length > 0 && (
        <Disclosure summary="What the words mean" turn={`${judgements.length} definitions`}>
          <List dense>
            {judgements.map((one) => (
              <Row
                key={one.definition.id}
                mark={markOf[one.holds]}
                markSays={saysOf[one.holds]}
                title={one.definition.statement}
                detail={
                  <>
                    {one.definition.source.citation}
                    {one.definition.status && (
                      <>
                        {' '}
                        <SignOff ruleId={ruleId(`outcomes/${one.definition.id}`, one.definition)} />
                      </>
                    )}
                  </>
                }
              />
            ))}
          </List>
        </Disclosure>
      )}
      {course.notUsed.length > 0 && (
        <Disclosure summary="Assessments that are not on the chart" turn={String(course.notUsed.length)}>
          <List dense>
            {course.notUsed.map((one) => (
              <Row key={one.assessmentId} mark="unknown" title={one.reason} />
            ))}
          </List>
        </Disclosure>
      )}
    </>
  )
}
