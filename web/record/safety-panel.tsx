import { Disclosure, List, Mark, Panel, Row, unbroken, Words } from '../ui/index.ts'
import { type Chart, type ChartInteraction, placesOf } from './chart.ts'
import { OnDay } from './on-day.tsx'
import { rangeWords, valueWords } from './result-words.ts'
import { lastHighPressure } from './session-look.ts'

/** What to have in mind before anything is given: risk, cautions, interactions, values out of range. */
export function SafetyPanel({ chart }: { chart: Chart }) {
  const places = placesOf(chart.patient.id)
  const [determination] = chart.determinations
  // Interactions are read anew from the medicines of today, below.
  const cautions = (determination?.cautions ?? []).filter(({ kind }) => kind !== 'interaction')
  const high = lastHighPressure(chart.sessions, chart.plans)
  const outOfRange = chart.measurements.filter((one) => one.outOfRange === 'yes')
  return (
    <Panel
      title="Safety"
      aside={
        determination && (
          <>
            by the determination of <OnDay at={determination.asOf} />
          </>
        )
      }
      flush
    >
      <List>
        <ScreenRow chart={chart} />
        {!determination && (
          <Row
            mark="unknown"
            title="Not evaluated yet: cautions are not known"
            detail="Interactions below are read from the medicines alone"
            to={places.evaluation}
          />
        )}
        {cautions.map(({ id, title, blocks, finding }) => (
          <Row
            key={id}
            mark={blocks ? 'not' : 'caution'}
            markSays={blocks ? 'stands against it' : 'caution'}
            title={<b>{title}</b>}
            detail={<Words of={finding} />}
            to={places.evaluation}
          />
        ))}
        {chart.interactions.map((interaction) => (
          <InteractionRow key={interaction.id} interaction={interaction} chart={chart} />
        ))}
        {high?.summary && (
          <Row
            mark="caution"
            title={
              <>
                <b>Blood pressure</b> up to {high.summary.highestSystolic}/{high.summary.highestDiastolic} mmHg in
                session {high.number}
              </>
            }
            detail={
              high.summary.baseline &&
              `from ${high.summary.baseline.systolic}/${high.summary.baseline.diastolic} before the dose`
            }
            to={`/sessions/${high.id}`}
          />
        )}
        {outOfRange.map((one) => (
          <Row
            key={one.id}
            mark="caution"
            title={
              <>
                <b>{one.label}</b> {valueWords(one)}
              </>
            }
            detail={
              <>
                out of range{rangeWords(one)} · <OnDay at={one.at} />
              </>
            }
          />
        ))}
      </List>
    </Panel>
  )
}

/** The last screen for suicide risk: tiered, so that passive ideation does not shout. */
function ScreenRow({ chart }: { chart: Chart }) {
  const { screen } = chart.risk
  const places = placesOf(chart.patient.id)
  if (!screen)
    return (
      <Row
        mark="unknown"
        title="No suicide-risk screen on record"
        detail="Ask the C-SSRS screener"
        to={places.assess}
      />
    )
  const calm = screen.tier === 'none' || screen.tier === 'low'
  return (
    <Row
      mark={screen.tier === 'none' ? 'done' : screen.tier === 'low' ? 'open' : 'watch'}
      markSays=""
      title={
        <>
          <b>C-SSRS</b> {screen.tier === 'none' ? 'no thoughts or behaviour reported' : screen.label.toLowerCase()}
        </>
      }
      detail={
        <>
          <OnDay at={screen.at} />
          {screen.because.length > 0 && ` · ${screen.because.join('; ')}`}
          {!calm && ` · ${screen.response}`}
        </>
      }
      to={calm ? undefined : places.urgent}
    />
  )
}

function InteractionRow({ interaction, chart }: { interaction: ChartInteraction; chart: Chart }) {
  const medicines = chart.medicines.current.filter(({ id }) => interaction.medicineIds.includes(id))
  const names = [...new Set(medicines.map(({ text }) => text))].join(', ')
  const drugs = interaction.drugs.map((drug) => drug.replace('-', ' ')).join(' and ')
  return (
    <li>
      <Disclosure
        summary={
          <>
            <Mark name={interaction.output === 'info' ? 'open' : interaction.output === 'hold' ? 'watch' : 'caution'} />
            <span className="grow">
              <b>{names || interaction.title}</b>
              <span className="small quiet block">{interaction.effect}</span>
            </span>
          </>
        }
        turn="why"
      >
        <div className="stack tight small">
          <p>{interaction.consider}</p>
          <p>{interaction.when}</p>
          <p className="quiet">
            With {drugs}. {unbroken(interaction.source)} ({interaction.evidence})
          </p>
        </div>
      </Disclosure>
    </li>
  )
}
