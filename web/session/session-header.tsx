import { drugName } from '../../clinical/dosing/index.ts'
import { infusedMinutes, orderedDose, orderedMg, plannedInfusionMinutes } from '../../clinical/session/index.ts'
import { allergyWords } from '../allergy-words.ts'
import { useTimeZone } from '../me.ts'
import { clockTime, dayAndTime, digits, PageHeader, plain, useToday } from '../ui/index.ts'
import { type Console, useConsole } from './console.tsx'
import { ViewSwitch } from './view-switch.tsx'

const phaseNames = {
  'check-in': 'Check-in',
  preparation: 'Preparation',
  dosing: 'Dosing',
  observation: 'Observation',
  discharge: 'Discharge',
  ended: 'Ended',
} as const

/** Who sits here, what for, and how far: always in view. */
export function SessionHeader({ blind = false }: { blind?: boolean }) {
  const console = useConsole()
  const { detail, state } = console
  const { patient, session } = detail
  const today = useToday()
  const weight = state.weight?.weightKg
  const beside = [
    patient.ageYears === null ? '' : String(patient.ageYears),
    blind ? '' : weight !== undefined ? `${digits(weight, 1)} kg${state.ended ? '' : ' today'}` : lastWeight(console),
  ]
  const planned = state.opened?.plannedSessions
  const about = [
    treatmentWords(console),
    `session ${session.number}${planned ? ` of ${planned}` : ''}`,
    session.chair.name,
    detail.locked ? '' : `MRN ${patient.recordNumber}`,
    detail.locked ? '' : allergyWords(patient, today),
  ]
  const held = state.dose.status === 'paused' || state.dose.status === 'stopped'
  return (
    <PageHeader
      title={patient.name}
      documentTitle={`Session · ${session.chair.name}`}
      beside={beside.filter(Boolean).join(' · ')}
      about={about.filter(Boolean).join(' · ')}
      side={
        <>
          <ViewSwitch />
          <div className="session-phase">
            <div className={`phase large ${held ? 'watch' : ''}`}>
              {phaseNames[state.phase]}
              {held && ` · ${state.dose.status}`}
            </div>
            <PhaseMinutes />
          </div>
        </>
      }
    />
  )
}

const lastWeight = ({ detail }: Console) =>
  detail.patient.lastWeight ? `${digits(detail.patient.lastWeight.weightKg, 1)} kg last` : ''

/** `Esketamine 84 mg intranasal`, `Racemic ketamine 0.5 mg/kg intravenous over 40 min`. */
function treatmentWords({ state }: Console): string {
  const { protocol } = state
  const order = orderedDose(state)
  const dose = !order ? '' : 'doseMg' in order ? `${plain(order.doseMg)} mg` : `${plain(order.doseMgPerKg, 3)} mg/kg`
  const minutes = protocol.dose.kind === 'infusion' ? `over ${plannedInfusionMinutes(state)} min` : ''
  const name = drugName(protocol.drug)
  return [name.charAt(0).toUpperCase() + name.slice(1), dose, protocol.route, minutes].filter(Boolean).join(' ')
}

const sinceWhat = {
  devices: 'since the last device',
  infusion: 'since the infusion',
  injection: 'since the injection',
}

function PhaseMinutes() {
  const { state, times, nowMs, gates } = useConsole()
  const timeZone = useTimeZone()
  const today = useToday()
  if (state.phase === 'check-in' || state.phase === 'preparation') {
    const passed = gates.filter((gate) => gate.passed).length
    return (
      <span className="quiet">
        {passed} of {gates.length} checks passed
      </span>
    )
  }
  if (state.phase === 'ended') {
    return <span className="quiet">{state.ended && dayAndTime(state.ended.at, timeZone, today)}</span>
  }
  if (state.phase === 'dosing') {
    if (state.protocol.dose.kind === 'infusion') {
      return (
        <span>
          <b>{Math.floor(infusedMinutes(state, nowMs))}</b>{' '}
          <span className="quiet">of {plannedInfusionMinutes(state)} min</span>
        </span>
      )
    }
    if (state.protocol.dose.kind === 'injection') {
      return (
        <span>
          <b>{times.sinceFirstDoseMinutes} min</b> <span className="quiet">since the first injection</span>
        </span>
      )
    }
    const devices = Math.ceil((orderedMg(state) ?? 0) / state.protocol.dose.mgPerDevice)
    return (
      <span>
        <b>{times.sinceFirstDoseMinutes} min</b>{' '}
        <span className="quiet">
          since the first device · {state.dose.devices.length} of {devices || '?'} given
        </span>
      </span>
    )
  }
  return (
    <span>
      <b>{times.sinceLastDoseMinutes} min</b>{' '}
      <span className="quiet">
        {sinceWhat[state.protocol.dose.kind]}
        {times.dischargeFrom && ` · not before ${clockTime(times.dischargeFrom, timeZone)}`}
      </span>
    </span>
  )
}
