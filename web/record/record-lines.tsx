import { noneKnownWords } from '../allergy-words.ts'
import { List, plain, Row } from '../ui/index.ts'
import type { Chart, ChartMedicine } from './chart.ts'
import { FactRow } from './fact-row.tsx'
import { More } from './more.tsx'
import { OnDay } from './on-day.tsx'
import { valueWords } from './result-words.ts'

interface Given {
  chart: Chart
  onOpen: (factId: string) => void
}

/** How many lines of a long record stand open. */
const shownFirst = 12

const unsure: Partial<Record<string, string>> = {
  unconfirmed: ' · not confirmed',
  provisional: ' · provisional',
  differential: ' · differential',
}

export function ProblemLines({ chart: { problems, encounters }, onOpen }: Given) {
  const line = (problem: Chart['problems']['current'][number]) => (
    <FactRow
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
          {unsure[problem.verificationStatus]}
        </>
      }
      onOpen={() => onOpen(problem.id)}
    />
  )
  return (
    <>
      {problems.current.length === 0 && <p className="quiet panel-line">No current problem on record.</p>}
      <List>
        {problems.current.slice(0, shownFirst).map(line)}
        <More label="Further problems" lines={problems.current.slice(shownFirst).map(line)} />
        <More
          label="Past problems"
          count={problems.pastTotal}
          lines={problems.past.map((problem) => (
            <FactRow
              key={problem.id}
              title={problem.text}
              detail={problem.verificationStatus === 'refuted' ? 'ruled out' : problem.clinicalStatus}
              end={<OnDay at={problem.abatement ?? problem.onset} otherwise="" />}
              onOpen={() => onOpen(problem.id)}
            />
          ))}
        />
      </List>
      {encounters.total > 0 && (
        <p className="small quiet panel-line">
          {encounters.total} encounters on record, {encounters.lastYear} in the last year.
        </p>
      )}
    </>
  )
}

export function MedicineLines({ chart: { medicines }, onOpen }: Given) {
  const line = (medicine: ChartMedicine) => (
    <FactRow
      key={medicine.id}
      title={<b>{medicine.text}</b>}
      detail={<MedicineWords medicine={medicine} />}
      onOpen={() => onOpen(medicine.id)}
    />
  )
  return (
    <>
      {medicines.current.length === 0 && <p className="quiet panel-line">No medicine on record as in use.</p>}
      <List>
        {medicines.current.slice(0, shownFirst).map(line)}
        <More label="Further medicines" lines={medicines.current.slice(shownFirst).map(line)} />
        <More
          label="Past medicines"
          lines={medicines.past.map((medicine) => (
            <PastMedicine key={medicine.text} medicine={medicine} onOpen={onOpen} />
          ))}
        />
      </List>
    </>
  )
}

/** Repeated prescriptions stand as one line; it opens the newest. */
function PastMedicine({
  medicine,
  onOpen,
}: {
  medicine: Chart['medicines']['past'][number]
  onOpen: (factId: string) => void
}) {
  const [newest] = medicine.ids
  const given = {
    title: medicine.text,
    detail: medicine.times > 1 ? `prescribed ${medicine.times} times` : undefined,
    end: <OnDay at={medicine.lastStop ?? medicine.firstStart} otherwise="" />,
  }
  return newest ? <FactRow {...given} onOpen={() => onOpen(newest)} /> : <Row {...given} />
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

export function AllergyLines({
  chart: { allergies, noKnownAllergies, asOf },
  onOpen,
  onOpenNone,
}: Given & { onOpenNone: (factId: string) => void }) {
  return (
    <>
      {allergies.length === 0 && !noKnownAllergies && (
        <p className="quiet panel-line">Not recorded: that does not mean that there is none.</p>
      )}
      <List>
        {noKnownAllergies && (
          <FactRow
            title={noneKnownWords(noKnownAllergies, asOf)}
            detail={
              noKnownAllergies.stands
                ? `said by ${noKnownAllergies.statedBy}`
                : `said by ${noKnownAllergies.statedBy}; outweighed by the allergy on record`
            }
            onOpen={() => onOpenNone(noKnownAllergies.id)}
          />
        )}
        {allergies.map((allergy) => (
          <FactRow
            key={allergy.id}
            title={allergy.current ? <b>{allergy.text}</b> : allergy.text}
            detail={[
              allergy.reaction,
              allergy.verificationStatus === 'refuted' ? 'ruled out' : allergy.current ? '' : allergy.clinicalStatus,
              allergy.verificationStatus === 'unconfirmed' ? 'not confirmed' : '',
            ]
              .filter(Boolean)
              .join(' · ')}
            onOpen={() => onOpen(allergy.id)}
          />
        ))}
      </List>
    </>
  )
}

export function ResultLines({ chart: { measurements }, onOpen }: Given) {
  return (
    <>
      {measurements.length === 0 && <p className="quiet panel-line">No result on record.</p>}
      <List>
        {measurements.map((one) => (
          <FactRow
            key={one.id}
            mark={one.outOfRange === 'yes' ? 'caution' : undefined}
            markSays="out of range"
            title={
              <span>
                {one.label} <b>{valueWords(one)}</b>
              </span>
            }
            end={<OnDay at={one.at} />}
            onOpen={() => onOpen(one.id)}
          />
        ))}
      </List>
    </>
  )
}
