import { Link } from '@tanstack/react-router'
import { noneKnownWords } from '../allergy-words.ts'
import { useMayI } from '../me.ts'
import { Chip, JourneySteps, Moment, PageHeader, PatientName } from '../ui/index.ts'
import { type Chart, placesOf } from './chart.ts'
import { NextStepButton } from './next-step-button.tsx'
import { OnDay } from './on-day.tsx'
import { lastHighPressure } from './session-look.ts'

/** What never scrolls away: who, how heavy, what must not be given, at what risk, how far, and what comes next. */
export function ChartHeader({ chart }: { chart: Chart }) {
  const { patient, journey } = chart
  const places = placesOf(patient.id)
  return (
    <PageHeader
      documentTitle="Chart"
      title={<PatientName patient={patient} />}
      beside={<About chart={chart} />}
      about={
        <>
          <AllergyChips chart={chart} />
          <RiskChips chart={chart} />
        </>
      }
      side={<NextStepButton chart={chart} />}
      below={
        <div className="journey-line">
          <JourneySteps
            current={journey.stage}
            done={Object.fromEntries(journey.steps.map(({ name, state }) => [name, state === 'done']))}
            links={{
              referral: places.identity,
              evaluation: places.evaluation,
              consent: places.consent,
              plan: places.plan,
              outcome: places.outcome,
            }}
          />
          <span className="small quiet">
            <NextWords chart={chart} />
          </span>
        </div>
      }
    />
  )
}

function About({ chart: { patient } }: { chart: Chart }) {
  const age = patient.deceased
    ? 'died'
    : patient.ageYears !== null
      ? String(patient.ageYears)
      : patient.birthDate
        ? `born ${patient.birthDate}`
        : 'age not known'
  return (
    <>
      {age}
      {patient.deceased && patient.deceasedOn && (
        <>
          {' '}
          <OnDay at={patient.deceasedOn} />
        </>
      )}
      {patient.sex !== 'unknown' && ` · ${patient.sex}`}
      {' · '}
      {patient.weight ? (
        <>
          {patient.weight.kg.toFixed(1)} kg, <OnDay at={patient.weight.at} />
        </>
      ) : (
        'weight not known'
      )}
      {' · '}
      <Link to={placesOf(patient.id).identity} className="nowrap">
        MRN {patient.recordNumber}
      </Link>
    </>
  )
}

const namedAllergies = 3

function AllergyChips({ chart: { allergies, noKnownAllergies, asOf } }: { chart: Chart }) {
  const current = allergies.filter((allergy) => allergy.current)
  if (current.length === 0) {
    if (noKnownAllergies?.stands) return <Chip>{noneKnownWords(noKnownAllergies, asOf)}</Chip>
    return <Chip mark="unknown">Allergies: {allergies.length === 0 ? 'not recorded' : 'no current one recorded'}</Chip>
  }
  const all = [...new Set(current.map(({ text }) => text))]
  const names = all.slice(0, namedAllergies)
  const more = all.length - names.length
  return (
    <Chip>
      <span className="chip-text" title={all.join(', ')}>
        {all.length === 1 ? 'allergy' : 'allergies'}: {names.join(', ')}
        {more > 0 && ` and ${more} more`}
      </span>
    </Chip>
  )
}

/** An open pathway before all else; otherwise what the last screen said, and what the last sessions showed. */
function RiskChips({ chart }: { chart: Chart }) {
  const { screen, pathway } = chart.risk
  // Who has it is said by the banner above, to whom it is shown.
  const hasBanner = useMayI('urgent:read')
  const high = lastHighPressure(chart.sessions, chart.plans)
  return (
    <>
      {pathway && (
        <Chip mark={pathway.tier === 'high' ? 'act' : 'watch'}>
          urgent pathway open, {pathway.tier} tier
          {!hasBanner && (pathway.owner ? `: ${pathway.owner} has it` : ': nobody has it yet')}
        </Chip>
      )}
      {high && <Chip mark="watch">BP ran high in session {high.number}</Chip>}
      {screen ? (
        <Chip mark={screen.tier === 'none' ? undefined : screen.tier === 'low' ? 'open' : 'watch'}>
          {screenWords[screen.tier]}, C-SSRS <OnDay at={screen.at} />
        </Chip>
      ) : (
        <Chip mark="unknown">no C-SSRS on record</Chip>
      )}
    </>
  )
}

const screenWords = {
  none: 'no ideation or behaviour',
  low: 'passive ideation, low tier',
  moderate: 'moderate tier',
  unfinished: 'screen unfinished',
  high: 'high tier',
} as const

function NextWords({ chart }: { chart: Chart }) {
  const { journey, sessions, plans } = chart
  const next = sessions.find(({ kind }) => kind === 'booking')
  const plan = plans.find(({ state }) => state === 'active')
  if (!next || !plan) return journey.nextStep.text
  const ofHowMany = sessions.filter(({ planId }) => planId === plan.id).at(-1)?.number
  return (
    <>
      session {next.number}
      {ofHowMany && ofHowMany > next.number ? ` of ${ofHowMany}` : ''} <Moment instant={next.at} />
      {plan.reviewOn && (
        <>
          {' '}
          · review <OnDay at={plan.reviewOn} />
        </>
      )}
    </>
  )
}
