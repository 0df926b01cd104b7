import { Disclosure, List, Panel, plain, Row } from '../ui/index.ts'
import type { Chart, ChartMedicine } from './chart.ts'
import { OnDay } from './on-day.tsx'
import { valueWords } from './safety-panel.tsx'

/** The record itself: problems, medicines, allergies, results. */
export function RecordPanels({ chart }: { chart: Chart }) {
  return (
    <div className="columns thirds">
      <Problems chart={chart} />
      <Medicines chart={chart} />
      <div className="stack">
        <Allergies chart={chart} />
        <Results chart={chart} />
      </div>
    </div>
  )
}

const unsure = { unconfirmed: 'not confirmed', provisional: 'provisional', differential: 'differential' }

function Problems({ chart: { problems, encounters } }: { chart: Chart }) {
  return (
    <Panel title="Problems" flush>
      {problems.current.length === 0 && <p className="quiet panel-line">No current problem on record.</p>}
      <List>
        {problems.current.map((problem) => (
          <Row
            key={problem.id}
            title={problem.isDepression ? <b>{problem.text}</b> : problem.text}
            detail={
              <>
                {problem.onset ? (
                  <>
                    since <OnDay at={problem.onset} />
                  </>
                ) : (
                  'since when is not known'
                )}
                {unsureWords(problem.verificationStatus)}
              </>
            }
          />
        ))}
        {problems.past.length > 0 && (
          <li>
            <Disclosure summary={<span className="grow">Past problems</span>} turn={String(problems.pastTotal)} flush>
              <List dense>
                {problems.past.map((problem) => (
                  <Row
                    key={problem.id}
                    title={problem.text}
                    detail={problem.verificationStatus === 'refuted' ? 'ruled out' : problem.clinicalStatus}
                    end={<OnDay at={problem.abatement ?? problem.onset} otherwise="" />}
                  />
                ))}
              </List>
            </Disclosure>
          </li>
        )}
      </List>
      {encounters.total > 0 && (
        <p className="small quiet panel-line">
          {encounters.total} encounters on record, {encounters.lastYear} in the last year.
        </p>
      )}
    </Panel>
  )
}

const unsureWords = (status: string): string => (status in unsure ? ` · ${unsure[status as keyof typeof unsure]}` : '')

function Medicines({ chart: { medicines } }: { chart: Chart }) {
  return (
    <Panel title="Medicines" flush>
      {medicines.current.length === 0 && <p className="quiet panel-line">No medicine on record as in use.</p>}
      <List>
        {medicines.current.map((medicine) => (
          <Row key={medicine.id} title={<b>{medicine.text}</b>} detail={<MedicineWords medicine={medicine} />} />
        ))}
        {medicines.past.length > 0 && (
          <li>
            <Disclosure
              summary={<span className="grow">Past medicines</span>}
              turn={String(medicines.past.length)}
              flush
            >
              <List dense>
                {medicines.past.map((medicine) => (
                  <Row
                    key={medicine.text}
                    title={medicine.text}
                    detail={medicine.times > 1 ? `prescribed ${medicine.times} times` : undefined}
                    end={<OnDay at={medicine.lastStop ?? medicine.firstStart} otherwise="" />}
                  />
                ))}
              </List>
            </Disclosure>
          </li>
        )}
      </List>
    </Panel>
  )
}

/** A prescription does not say that it is taken: each line tells which of the two is known. */
function MedicineWords({ medicine }: { medicine: ChartMedicine }) {
  const dose = medicine.dailyDoseMg === null ? medicine.dosageText : `${plain(medicine.dailyDoseMg)} mg a day`
  const use =
    medicine.taken === 'yes' ? 'taken' : medicine.taken === 'no' ? 'not taken' : 'whether it is taken is not known'
  return (
    <>
      {dose && `${dose} · `}
      {medicine.asNeeded && 'as needed · '}
      {medicine.start && (
        <>
          since <OnDay at={medicine.start} /> ·{' '}
        </>
      )}
      {use}
    </>
  )
}

function Allergies({ chart: { allergies } }: { chart: Chart }) {
  return (
    <Panel title="Allergies" flush>
      {allergies.length === 0 && (
        <p className="quiet panel-line">Nothing on record: that does not mean that there is none.</p>
      )}
      <List>
        {allergies.map((allergy) => (
          <Row
            key={allergy.id}
            title={allergy.current ? <b>{allergy.text}</b> : allergy.text}
            detail={[
              allergy.reaction,
              allergy.verificationStatus === 'refuted' ? 'ruled out' : allergy.current ? '' : allergy.clinicalStatus,
            ]
              .filter(Boolean)
              .join(' · ')}
          />
        ))}
      </List>
    </Panel>
  )
}

function Results({ chart: { measurements } }: { chart: Chart }) {
  return (
    <Panel title="Latest results" flush>
      {measurements.length === 0 && <p className="quiet panel-line">No result on record.</p>}
      <List dense>
        {measurements.map((one) => (
          <Row
            key={one.id}
            mark={one.outOfRange === 'yes' ? 'caution' : undefined}
            markSays="out of range"
            title={
              <>
                {one.label} <b>{valueWords(one)}</b>
              </>
            }
            end={<OnDay at={one.at} />}
          />
        ))}
      </List>
    </Panel>
  )
}
