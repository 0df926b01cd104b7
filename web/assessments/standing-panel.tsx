import type { Instrument } from '../../clinical/instruments/index.ts'
import type { SuicideRiskTier } from '../../clinical/safety/index.ts'
import { BigNumber, List, Note, Panel, plain, Row } from '../ui/index.ts'
import { bandRanges, type GivenAnswers, type Part, raisedFlags, type Standing, standingOf } from './answering.ts'
import { markOfTier } from './assessment.ts'

/** Beside the form: what the answers say so far. Never a total while an answer is missing. */
export function StandingPanel({ instrument, answers }: { instrument: Instrument; answers: GivenAnswers }) {
  const standing = standingOf(instrument, answers)
  const flags = raisedFlags(instrument, answers)
  return (
    <Panel title={instrument.scoring.kind === 'triage' ? 'Triage' : 'Score'} aside={instrument.shortTitle} flush>
      {instrument.status === 'needs-clinical-sign-off' && (
        <Note tone="watch">Ours, not a published instrument: for your medical lead to approve.</Note>
      )}
      {flags.map((flag) => (
        <Note key={flag} tone="watch">
          {flag}
        </Note>
      ))}
      <div className="standing" aria-live="polite">
        <StandingWords instrument={instrument} standing={standing} />
      </div>
      <Bands instrument={instrument} band={standing.kind === 'scored' ? standing.band : null} />
      <Licence instrument={instrument} />
    </Panel>
  )
}

function StandingWords({ instrument, standing }: { instrument: Instrument; standing: Standing }) {
  switch (standing.kind) {
    case 'untouched':
      return <p className="quiet">Nothing answered yet · {standing.of} questions</p>
    case 'unfinished':
      return (
        <>
          <p>
            <b>
              {standing.answered} of {standing.of} answered
            </b>{' '}
            · no total yet
          </p>
          <p className="small quiet">
            {standing.answered * 2 < standing.of
              ? instrument.missingItems
              : `Missing: ${standing.missing.join(' · ')}. ${instrument.missingItems}`}
          </p>
        </>
      )
    case 'scored':
      return (
        <>
          <BigNumber
            value={plain(standing.total)}
            unit={`of ${standing.range.min === 0 ? '' : `${standing.range.min} to `}${standing.range.max}`}
          />
          {standing.band && <p>{standing.band}</p>}
          <Parts parts={standing.parts} />
        </>
      )
    case 'profile':
      return <Parts parts={standing.parts} />
    case 'triage': {
      const { tier, rule, because, open, contradictory } = standing.triage
      return (
        <>
          <h3 className={toneOfTier[tier]}>{rule.label}</h3>
          <p>{rule.response}</p>
          {because.length > 0 && <p className="small quiet">Yes to: {because.join(' · ')}</p>}
          {open.length > 0 && <p className="small quiet">Open: {open.join(' · ')}</p>}
          {contradictory && <p className="small watch">Answers contradict each other: the graver reading stands.</p>}
          {rule.whatToDo.length > 0 && (
            <List dense label="What to do">
              {rule.whatToDo.map((step) => (
                <Row key={step} mark={markOfTier[tier]} markSays="" title={step} />
              ))}
            </List>
          )}
        </>
      )
    }
  }
}

const toneOfTier: Record<SuicideRiskTier, string> = {
  none: 'good',
  low: 'watch',
  moderate: 'watch',
  unfinished: 'watch',
  high: 'act',
}
/** What the result is made of, where the instrument has more than a total. */
function Parts({ parts }: { parts: Part[] }) {
  if (parts.length === 0) return null
  return (
    <dl className="parts small">
      {parts.map(({ id, label, value }) => (
        <div key={id}>
          <dt>{label}</dt>
          <dd>{plain(value)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The band that the words name is marked: a single grave sign lifts the score of NEWS2 out of that of its total. */
function Bands({ instrument, band }: { instrument: Instrument; band: string | null }) {
  const ranges = bandRanges(instrument)
  if (ranges.length === 0) return null
  return (
    <dl className="bands">
      {ranges.map(({ id, label, from, to }) => {
        const here = label === band
        return (
          <div key={id} className={here ? 'here' : undefined}>
            <dt>{from === to ? from : `${from}–${to}`}</dt>
            <dd>
              {label}
              {here && <span className="visually-hidden"> (this score)</span>}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

/** Whose words these are, and why some forms show only labels. */
function Licence({ instrument: { licence, source } }: { instrument: Instrument }) {
  return (
    <p className="licence small quiet">
      {licence.terms} {licence.holder !== 'none' && `Holder: ${licence.holder.replace(/\.$/, '')}. `}
      Source: {source.citation}.
    </p>
  )
}
