import { drugName } from '../../clinical/dosing/index.ts'
import { calendarDateIn } from '../../clinical/quantity/clinic-day.ts'
import {
  addVitals,
  dischargeReadiness,
  gates,
  orderedMg,
  remainderToWasteMg,
  type SessionState,
  sessionTimes,
  summariseVitals,
} from '../../clinical/session/index.ts'
import { allergyWords } from '../allergy-words.ts'
import { clockTime, dayAndTime, digits, longDate, plain, shortDate } from '../ui/index.ts'
import { dispositions, eventWords } from './event-words.ts'
import type { SessionRecord } from './record-page.tsx'
import { VitalsTable } from './record-vitals.tsx'
import { samplesOf } from './use-vitals.ts'

/** Folded from the same events as the console; each part says when nothing was recorded. */
export function RecordOfSession({
  record,
  state,
  nameOf,
}: {
  record: SessionRecord
  state: SessionState
  nameOf: (memberId: string) => string
}) {
  const { clinic, patient, session } = record
  const { timeZone } = clinic
  const vitals = addVitals(summariseVitals(samplesOf(record)), state.recordedVitals)
  const end = state.ended?.at ?? record.serverTime
  const date = calendarDateIn(session.openedAt, timeZone)
  const today = calendarDateIn(record.serverTime, timeZone)
  const time = (instant: string) => clockTime(instant, timeZone)
  const times = sessionTimes(state, end)
  const atDose = gates(state, state.dose.startedAt ?? end)
  const remainder = remainderToWasteMg(state)
  const readiness = dischargeReadiness(state, vitals, end)
  const check = state.secondCheck
  const { variantOf } = state.protocol
  const result = state.calculation?.result
  return (
    <>
      <header>
        <h1>Session record</h1>
        <p>
          {clinic.synthetic && <b>SYNTHETIC · </b>}
          {clinic.name} · {longDate(date)} {date.slice(0, 4)}
        </p>
        <h2>
          {patient.name}
          <span className="light">
            {patient.birthDate && ` · born ${shortDate(patient.birthDate, '')}`} · {patient.sex} · MRN{' '}
            {patient.recordNumber}
          </span>
        </h2>
        <p>{allergyWords(patient, '')}</p>
        <p>
          {state.protocol.title} · session {session.number}
          {state.opened?.plannedSessions ? ` of ${state.opened.plannedSessions}` : ''} · {session.chair.name} · protocol{' '}
          {session.protocolId} {session.protocolVersion}
        </p>
        {variantOf && (
          <p>
            Clinic variant of {variantOf.parentTitle}, approved by {variantOf.approver} on{' '}
            {longDate(variantOf.approvedOn)} {variantOf.approvedOn.slice(0, 4)}: {variantOf.reason}
          </p>
        )}
        {!state.ended && (
          <p>
            <b>Still running: as of {time(record.serverTime)}.</b>
          </p>
        )}
      </header>

      <section>
        <h2>Dose</h2>
        <dl>
          <Fact term="Drug" value={`${drugName(state.protocol.drug)}, ${state.protocol.route}`} />
          <Fact
            term="Weight"
            value={state.weight && `${digits(state.weight.weightKg, 1)} kg at ${time(state.weight.at)}`}
          />
          <Fact term="Ordered" value={orderedMg(state) !== null && `${plain(orderedMg(state) ?? 0, 1)} mg`} />
          {result && result.kind !== 'devices' && <Fact term="Calculated" value={result.formula.join(' · ')} />}
          {result && result.kind !== 'devices' && result.input.weightChoiceReason && (
            <Fact term={`Why the ${result.input.weightChoice} weight`} value={result.input.weightChoiceReason} />
          )}
          <Fact
            term="Second check"
            value={
              check &&
              `${check.result.agrees ? 'agrees' : check.result.text}, ${nameOf(check.author)} ${time(check.at)}`
            }
          />
          <Fact
            term="Lot"
            value={state.lots
              .map(
                (lot) =>
                  `${lot.lot}, expires ${lot.expiry}${lot.vials && lot.vialMl ? `, ${lot.vials} × ${plain(lot.vialMl)} mL` : ''}${lot.openedMg ? `, ${plain(lot.openedMg, 1)} mg opened` : ''}`,
              )
              .join('; ')}
          />
          {state.dose.devices.map((device) => (
            <Fact
              key={device.eventId}
              term={`Device ${device.number}`}
              value={`${time(device.at)} · ${plain(device.doseMg)} mg · lot ${device.lot}, expires ${device.expiry}`}
            />
          ))}
          {state.dose.injections.map((injection) => (
            <Fact
              key={injection.eventId}
              term="Injection"
              value={`${time(injection.at)} · ${plain(injection.doseMg, 1)} mg${injection.volumeMl === null ? '' : `, ${plain(injection.volumeMl, 2)} mL`} · ${injection.site}`}
            />
          ))}
          {state.dose.runs.map((run, index) => (
            <Fact
              key={run.from}
              term={index === 0 ? 'Infusion' : run.from === state.dose.runs[index - 1]?.to ? 'Another rate' : 'Resumed'}
              value={`${time(run.from)} to ${run.to ? time(run.to) : 'now'}${run.pumpRateMlPerHour === null ? '' : `, ${plain(run.pumpRateMlPerHour, 1)} mL/h`}`}
            />
          ))}
          <Fact
            term="Given"
            value={
              state.dose.ended &&
              `${plain(state.dose.ended.givenMg, 1)} mg${state.dose.ended.complete ? '' : ', not the whole dose'}${state.dose.ended.reason ? `: ${state.dose.ended.reason}` : ''}`
            }
          />
          <Fact
            term="Wasted"
            value={state.waste
              .map(
                (waste) => `${plain(waste.wastedMg, 1)} mg, witness ${waste.witness ? nameOf(waste.witness) : 'none'}`,
              )
              .join('; ')}
          />
          {remainder !== null && Math.abs(remainder) > 0.05 && (
            <Fact term="Not accounted for" value={`${plain(remainder, 1)} mg`} />
          )}
          <Fact
            term="Minutes"
            value={
              times.sinceFirstDoseMinutes !== null &&
              `${times.sinceFirstDoseMinutes} since the first dose, ${times.sinceLastDoseMinutes ?? '–'} since the last`
            }
          />
        </dl>
      </section>

      <section>
        <h2>Before the dose</h2>
        <table>
          <tbody>
            {atDose.map((gate) => (
              <tr key={gate.id}>
                <th scope="row">{gate.label}</th>
                <td>{gate.passed ? (gate.overridden ? 'overridden' : 'met') : gate.status.replace('-', ' ')}</td>
                <td>
                  {gate.text}
                  {gate.overridden &&
                    ` · ${gate.overridden.reason} (${nameOf(gate.overridden.author)}${gate.overridden.secondSignature ? ` and ${nameOf(gate.overridden.secondSignature)}` : ''})`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>

      <VitalsTable vitals={vitals} state={state} timeZone={timeZone} />

      {state.adverseEvents.length > 0 && (
        <section>
          <h2>Adverse events</h2>
          <ul>
            {state.adverseEvents.map((event) => (
              <li key={event.id}>
                {time(event.onsetAt)} {event.term}, {event.severity}
                {event.serious && `, serious (${event.seriousness?.join(', ')})`} · from the medicine: {event.relation}{' '}
                · {event.outcome.replace('-', ' ')} · {event.action || 'nothing done'}
              </li>
            ))}
          </ul>
        </section>
      )}

      <section>
        <h2>What happened</h2>
        <table>
          <tbody>
            {state.log.map(({ event, standing, correctedBy }) => (
              <tr key={event.id}>
                <td className="nowrap">{dayAndTime(event.at, timeZone, date)}</td>
                <td>
                  {eventWords(event, { protocol: state.protocol, timeZone, nameOf, secondChecks: state.secondChecks })}
                  {event.type === 'event-corrected' &&
                    ` → ${event.replacement ? eventWords(event.replacement, { protocol: state.protocol, timeZone, nameOf, secondChecks: state.secondChecks }) : 'entered in error'}`}
                  {standing === 'conflict' && ' · did not count'}
                  {correctedBy && ' · corrected, see below'}
                  {event.deviceAt &&
                    Math.abs(Date.parse(event.deviceAt) - Date.parse(event.at)) > 60_000 &&
                    ` · entered ${time(event.deviceAt)}`}
                </td>
                <td className="nowrap">{nameOf(event.author)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {state.conflicts.map((conflict) => (
          <p key={conflict.id}>
            To look at: {conflict.text} ·{' '}
            {conflict.resolved
              ? `settled by ${nameOf(conflict.resolved.author)}: ${conflict.resolved.resolution}`
              : 'not settled'}
          </p>
        ))}
        {record.vitalConflicts > 0 && (
          <p>{record.vitalConflicts} samples came twice with different values; the first of each counts.</p>
        )}
      </section>

      <section>
        <h2>Discharge</h2>
        {state.ended ? (
          <p>
            {state.ended.disposition === 'cancelled'
              ? 'Cancelled without a dose'
              : `Patient ${dispositions[state.ended.disposition]}`}{' '}
            at {time(state.ended.at)}
            {state.ended.reason && `: ${state.ended.reason}`}
          </p>
        ) : (
          <p>Not ended.</p>
        )}
        <ul>
          {readiness.items.map((item) => (
            <li key={item.id}>
              {item.label}: {item.overridden ? `overridden, ${item.overridden.reason}` : item.text}
            </li>
          ))}
        </ul>
      </section>

      <footer>
        <p>
          Printed {dayAndTime(record.serverTime, timeZone, today)} by {record.printedBy}. Evenkeel records and reminds;
          the bedside monitor keeps the alarms.
        </p>
        <p className="signature">Signature</p>
      </footer>
    </>
  )
}

function Fact({ term, value }: { term: string; value: React.ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{value || 'not recorded'}</dd>
    </>
  )
}
