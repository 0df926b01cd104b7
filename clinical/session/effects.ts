import { calculateInfusion, calculateInjection, compareSecondCheck, deviceProgramme } from '../dosing/index.ts'
import { instantMs } from '../quantity/instant.ts'
import type { Instant } from '../record/record.ts'
import { findingOfCheck } from './check-findings.ts'
import { dischargeReadiness } from './discharge.ts'
import {
  changeInfusionRate,
  endDose,
  giveDevice,
  giveInjection,
  holdInfusion,
  resumeInfusion,
  startInfusion,
} from './dose-effects.ts'
import { change, type Effect, type Flag, refused } from './effect.ts'
import { recordedKinds, type SessionEvent, type SessionEventOf } from './events.ts'
import { currentCalculation, gatesAt } from './gates.ts'
import { firstOfTwo, type SessionState } from './state.ts'
import { byHand, noVitals } from './vitals.ts'

const beforeDose = (state: SessionState) => state.phase === 'check-in' || state.phase === 'preparation'

/** What one event does to a session. Corrections are not here: they fold the log again (`fold.ts`). */
export function effectOf(state: SessionState, event: Exclude<SessionEvent, { type: 'event-corrected' }>): Effect {
  switch (event.type) {
    case 'session-opened':
      return openSession(state, event)
    case 'check-answered':
      return answerCheck(state, event)
    case 'gate-overridden':
      return overrideGate(state, event)
    case 'dose-ordered':
      return planned(state, {
        order: { dose: event.dose, prescriber: event.prescriber, at: event.at },
        // What was checked was checked for another order.
        ...(state.protocol.dose.kind === 'devices' ? { secondCheck: null } : {}),
      })
    case 'weight-measured':
      return measureWeight(state, event)
    case 'vitals-recorded':
      return recordVitals(state, event)
    case 'dose-calculated':
      return calculateDose(state, event)
    case 'second-check-entered':
      return enterSecondCheck(state, event)
    case 'lot-recorded': {
      const { id: _id, type: _type, deviceAt: _deviceAt, seq: _seq, ...lot } = event
      const other = event.drug !== state.protocol.drug
      return change(
        { lots: [...state.lots, lot] },
        ...(other
          ? [
              {
                code: 'other-drug' as const,
                text: `Lot ${event.lot} is ${event.drug}, the protocol is ${state.protocol.drug}`,
              },
            ]
          : []),
      )
    }
    case 'infusion-started':
      return startInfusion(state, event)
    case 'infusion-paused':
    case 'infusion-stopped':
      return holdInfusion(state, event)
    case 'infusion-resumed':
      return resumeInfusion(state, event)
    case 'infusion-rate-changed':
      return changeInfusionRate(state, event)
    case 'device-given':
      return giveDevice(state, event)
    case 'injection-given':
      return giveInjection(state, event)
    case 'dose-ended':
      return endDose(state, event)
    case 'waste-recorded': {
      const alone = !event.witness || event.witness === event.author
      return change(
        { waste: [...state.waste, event] },
        ...(alone ? [{ code: 'witness-missing' as const, text: 'Waste without a second person as witness' }] : []),
      )
    }
    case 'notice-acknowledged':
      return change({
        acknowledged: [...state.acknowledged, { noticeId: event.noticeId, at: event.at, author: event.author }],
      })
    case 'notice-handled':
      return change({
        handled: [
          ...state.handled,
          { noticeId: event.noticeId, at: event.at, author: event.author, action: event.action },
        ],
      })
    case 'symptoms-answered':
      return change({ symptoms: [...state.symptoms, event] })
    case 'sedation-recorded':
      return change({
        sedation: byTime([
          ...state.sedation,
          { at: event.at, moaas: event.moaas, respiratoryRate: event.respiratoryRatePerMinute ?? null },
        ]),
        ...(event.respiratoryRatePerMinute === undefined
          ? {}
          : {
              recordedVitals: [
                ...state.recordedVitals,
                {
                  at: event.at,
                  kind: 'respiratory-rate' as const,
                  value: event.respiratoryRatePerMinute,
                  device: byHand,
                },
              ],
            }),
      })
    case 'dissociation-recorded':
      return change({
        dissociation: byTime([
          ...state.dissociation,
          {
            at: event.at,
            cadss6Total: event.cadss6Total ?? null,
            rating: event.rating ?? null,
            distressed: event.distressed,
          },
        ]),
      })
    case 'adverse-event':
      return change({ adverseEvents: [...state.adverseEvents, event] })
    case 'medication-given':
      return change({ medications: [...state.medications, event] })
    case 'help-called':
      return change({ help: { calledAt: event.at, calledBy: event.author, answeredAt: null, answeredBy: null } })
    case 'help-answered':
      if (!state.help) return refused('unknown-target', 'Nobody had called for help')
      return change({ help: { ...state.help, answeredAt: event.at, answeredBy: event.answeredBy } })
    case 'watcher-changed':
      return change({ watcher: event.watcher })
    case 'cannula-placed':
      return change({ cannula: { placedAt: event.at, removedAt: null } })
    case 'cannula-removed':
      return change({ cannula: { ...state.cannula, removedAt: event.at } })
    case 'discharge-started':
      if (state.phase !== 'observation') return refused('not-in-this-phase', `Discharge cannot start in ${state.phase}`)
      return change({ phase: 'discharge' })
    case 'discharge-check-answered': {
      if (!hasCriterion(state, event.criterionId))
        return refused('unknown-criterion', `No criterion ${event.criterionId}`)
      const { answer, at, author, note } = event
      return change({
        dischargeAnswers: {
          ...state.dischargeAnswers,
          [event.criterionId]: { answer, at, author, ...(note ? { note } : {}) },
        },
      })
    }
    case 'discharge-overridden':
      return overrideDischarge(state, event)
    case 'discharge-instructions-given':
      return change({ instructions: { to: event.to, written: event.written, at: event.at } })
    case 'session-ended':
      return endSession(state, event)
    case 'session-cancelled':
      if (state.phase === 'ended') return refused('after-the-end', 'The session has already ended')
      if (!beforeDose(state)) return refused('dose-was-given', 'A session with a dose is ended, not cancelled')
      return change({ phase: 'ended', ended: { at: event.at, disposition: 'cancelled', reason: event.reason } })
    case 'conflict-resolved':
      return resolveConflict(state, event)
    case 'form-submitted':
      return change({ forms: [...state.forms, { form: event.form, at: event.at, author: event.author }] })
    case 'note':
      return change({ notes: [...state.notes, { at: event.at, author: event.author, text: event.text }] })
    default:
      return unreachable(event)
  }
}

/** A new type does not compile until it is handled; one from a newer server is kept as a conflict. */
const unreachable = (event: never): Effect =>
  refused('unknown-event-type', `This version does not know ${String((event as { type?: unknown }).type)}`)

/** Preparing a dose makes sense before it; after the end it is too late to count. */
const planned = (state: SessionState, patch: Partial<SessionState>): Effect =>
  state.phase === 'ended' ? refused('after-the-end', 'The session has ended') : change(patch)

function openSession(state: SessionState, event: SessionEventOf<'session-opened'>): Effect {
  if (state.opened) return refused('already-opened', 'The session was opened before')
  const { protocol } = state
  const other = event.protocolId !== protocol.id || event.protocolVersion !== protocol.version
  return change(
    { opened: event, watcher: state.watcher ?? event.watcher ?? null },
    ...(other
      ? [
          {
            code: 'other-protocol' as const,
            text: `Opened under ${event.protocolId} ${event.protocolVersion}, read with ${protocol.id} ${protocol.version}`,
          },
        ]
      : []),
  )
}

function answerCheck(state: SessionState, event: SessionEventOf<'check-answered'>): Effect {
  const check = state.protocol.checks.find((known) => known.id === event.checkId)
  if (!check) return refused('unknown-check', `The protocol has no check ${event.checkId}`)
  if (event.answer.kind !== check.answeredBy) {
    return refused('other-answer', `${check.label} is answered by ${check.answeredBy}, not by ${event.answer.kind}`)
  }
  if (state.phase === 'ended') return refused('after-the-end', 'The session has ended')
  const { [event.checkId]: _lapsed, ...overrides } = state.overrides
  const answered = { answer: event.answer, at: event.at, author: event.author, eventId: event.id }
  const checks = { ...state.checks, [event.checkId]: answered }
  // An answer that cannot be read throws here, where it becomes a conflict, and not at every later look.
  findingOfCheck(check, { ...state, checks }, instantMs(event.at))
  return change({ checks, overrides })
}

function overrideGate(state: SessionState, event: SessionEventOf<'gate-overridden'>): Effect {
  if (state.phase === 'ended') return refused('after-the-end', 'The session has ended')
  const gate = gatesAt(state, instantMs(event.at)).find((known) => known.id === event.gateId)
  if (!gate) return refused('unknown-gate', `There is no gate ${event.gateId}`)
  const fault = overrideFault(gate.override, event)
  if (fault && gate.status !== 'met') return fault
  const { reason, author, at } = event
  const secondSignature = event.secondSignature ?? null
  return change({
    overrides: { ...state.overrides, [event.gateId]: { reason, author, secondSignature, at, level: gate.level } },
  })
}

function overrideFault(
  rule: { by: string; secondSignature: boolean },
  event: SessionEventOf<'gate-overridden'> | SessionEventOf<'discharge-overridden'>,
): Effect | null {
  if (rule.by === 'never') return refused('override-not-allowed', 'This cannot be overridden as it is')
  if (!event.reason.trim()) return refused('override-not-allowed', 'An override needs a reason')
  const { secondSignature } = event
  if (rule.secondSignature && (!secondSignature || secondSignature === event.author)) {
    return refused('second-signature-missing', 'This override needs the signature of a second person')
  }
  return null
}

function recordVitals(state: SessionState, event: SessionEventOf<'vitals-recorded'>): Effect {
  const device = event.takenFrom ?? byHand
  const samples = recordedKinds.flatMap(([kind, field]) => {
    const value = event[field]
    return value === undefined ? [] : [{ at: event.at, kind, value, device }]
  })
  const isNewest = !state.preDose || instantMs(event.at) >= instantMs(state.preDose.at)
  const decides = event.purpose === 'pre-dose' && beforeDose(state) && isNewest
  return change({
    recordedVitals: [...state.recordedVitals, ...samples],
    ...(decides ? { preDose: event } : {}),
  })
}

/** What was gone past was gone past for another number. */
function measureWeight(state: SessionState, event: SessionEventOf<'weight-measured'>): Effect {
  const { weight: _lapsed, ...overrides } = state.overrides
  return planned(state, {
    weight: { weightKg: event.weightKg, at: event.at, author: event.author },
    overrides,
  })
}

function calculateDose(state: SessionState, event: SessionEventOf<'dose-calculated'>): Effect {
  const { input } = event
  const base = { eventId: event.id, author: event.author, at: event.at }
  if (input.kind === 'devices') {
    const result = deviceProgramme(state.protocol, input.doseMg)
    if (!result.ok) return refused('cannot-calculate', result.message)
    return planned(state, { calculation: { ...base, result: result.programme }, secondCheck: null })
  }
  const result =
    input.kind === 'injection' ? calculateInjection(state.protocol, input) : calculateInfusion(state.protocol, input)
  if (!result.ok) {
    return refused('cannot-calculate', result.faults.map((fault) => `${fault.field} ${fault.message}`).join('; '))
  }
  return planned(state, { calculation: { ...base, result: result.calculation }, secondCheck: null })
}

function enterSecondCheck(state: SessionState, event: SessionEventOf<'second-check-entered'>): Effect {
  const calculated = currentCalculation(state)
  if (!calculated) return refused('nothing-calculated', 'There is nothing yet to check against')
  const first = firstOfTwo(state)
  if (first === event.author) return refused('same-person', 'The second check is another person’s')
  const result = compareSecondCheck(state.protocol.drug, calculated, event.entry, state.lots)
  return planned(state, {
    secondCheck: { eventId: event.id, author: event.author, at: event.at, result },
    secondChecks: [...state.secondChecks, { eventId: event.id, agrees: result.agrees }],
  })
}

function overrideDischarge(state: SessionState, event: SessionEventOf<'discharge-overridden'>): Effect {
  const criterion = state.protocol.discharge.find((known) => known.id === event.criterionId)
  if (!criterion) return refused('unknown-criterion', `No criterion ${event.criterionId}`)
  const fault = overrideFault(criterion.override, event)
  if (fault) return fault
  const { reason, author, at } = event
  const secondSignature = event.secondSignature ?? null
  return change({
    dischargeOverrides: { ...state.dischargeOverrides, [event.criterionId]: { reason, author, secondSignature, at } },
  })
}

function endSession(state: SessionState, event: SessionEventOf<'session-ended'>): Effect {
  if (state.phase === 'ended') return refused('after-the-end', 'The session has already ended')
  if (beforeDose(state)) return refused('not-in-this-phase', 'Without a dose a session is cancelled, not ended')
  const patch: Partial<SessionState> = {
    phase: 'ended',
    ended: { at: event.at, disposition: event.disposition, reason: event.note ?? null },
  }
  if (state.phase === 'dosing') {
    return change(patch, { code: 'ended-while-dosing', text: 'Ended before the dose was recorded as over' })
  }
  const unready = event.disposition === 'home' ? unansweredAt(state, event.at) : []
  const flags: Flag[] =
    unready.length === 0 ? [] : [{ code: 'ended-unready', text: `Went home without: ${unready.join(', ')}` }]
  const waited = state.dose.lastDoseAt === null ? 0 : (instantMs(event.at) - instantMs(state.dose.lastDoseAt)) / 60_000
  const least = state.protocol.observation.minimumMinutes
  const minimum = state.protocol.discharge.find((criterion) => criterion.kind === 'minimum-observation')
  const overridden = minimum !== undefined && Object.hasOwn(state.dischargeOverrides, minimum.id)
  if (waited < least && !overridden) {
    flags.push({
      code: 'ended-too-early',
      text: `Ended ${Math.floor(waited)} min after the last dose, ${least} min asked for`,
    })
  }
  return change(patch, ...flags)
}

/** Streamed readings are not in the log: the server judges those when it lets a session end. */
const streamed = new Set(['minimum-observation', 'blood-pressure', 'spo2', 'respiratory-rate', 'no-open-notice'])

/** Labels of the discharge criteria that people answer and that were neither met nor overridden. */
const unansweredAt = (state: SessionState, at: Instant): string[] =>
  dischargeReadiness(state, noVitals, at)
    .items.filter((item) => !streamed.has(item.kind) && !item.passed)
    .map((item) => item.label)

function resolveConflict(state: SessionState, event: SessionEventOf<'conflict-resolved'>): Effect {
  const known = state.conflicts.some((conflict) => conflict.id === event.conflictId)
  if (!known) {
    // A correction may have done away with the conflict after somebody resolved it.
    const was = state.log.some((entry) => event.conflictId.startsWith(`${entry.event.id}/`))
    return was ? change({}) : refused('unknown-target', 'There is no such conflict')
  }
  const resolved = { at: event.at, author: event.author, resolution: event.resolution }
  return change({
    conflicts: state.conflicts.map((conflict) =>
      conflict.id === event.conflictId ? { ...conflict, resolved } : conflict,
    ),
  })
}

const hasCriterion = (state: SessionState, id: string) => state.protocol.discharge.some((known) => known.id === id)

const byTime = <T extends { at: string }>(list: T[]): T[] => list.sort((a, b) => instantMs(a.at) - instantMs(b.at))
