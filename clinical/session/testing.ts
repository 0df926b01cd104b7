import { type CheckAnswerKind, findProtocol, type Protocol } from '../protocols/index.ts'
import type { CheckAnswer, EventContents, SessionEvent, SessionEventType } from './events.ts'
import { foldSession } from './fold.ts'
import type { SessionState } from './state.ts'
import { byHand, type VitalKind, type VitalSample } from './vitals.ts'

/** Sessions for tests, told in minutes after 09:00. */

export const nurse = 'member-nurse'
export const second = 'member-second'
export const prescriber = 'member-prescriber'

export const at = (minutes: number): string => new Date(Date.UTC(2026, 10, 24, 9) + minutes * 60_000).toISOString()

function protocolOf(id: string): Protocol {
  const protocol = findProtocol(id)
  if (!protocol) throw new Error(`no protocol ${id}`)
  return protocol
}
export const esketamine = protocolOf('esketamine-trd-us')
export const infusion = protocolOf('ketamine-iv-0.5-mg-per-kg')
export const subcutaneous = protocolOf('ketamine-sc-kads')

let made = 0

/** One event, by the nurse unless told otherwise. */
export function event<T extends SessionEventType>(
  type: T,
  minutes: number,
  contents: EventContents[T],
  more: { id?: string; author?: string; seq?: number } = {},
): SessionEvent {
  made += 1
  return { id: `event-${made}`, at: at(minutes), author: nurse, type, ...contents, ...more } as unknown as SessionEvent
}

export const opened = (protocol: Protocol, contents: Partial<EventContents['session-opened']> = {}): SessionEvent =>
  event('session-opened', 0, {
    patientId: 'patient-1',
    protocolId: protocol.id,
    protocolVersion: protocol.version,
    sessionDate: '2026-11-24',
    previousSessionDate: '2026-11-20',
    sessionNumber: 3,
    plannedSessions: 8,
    plannedDose: protocol.dose.kind === 'devices' ? { doseMg: 84 } : { doseMgPerKg: 0.5 },
    bookedAt: at(30),
    watcher: nurse,
    ageYears: 58,
    sex: 'female',
    heightCm: 165,
    pregnancyPossible: 'no',
    ...contents,
  })

export const vitalSigns = (
  minutes: number,
  systolicMmHg: number,
  diastolicMmHg: number,
  purpose: EventContents['vitals-recorded']['purpose'] = 'pre-dose',
): SessionEvent =>
  event('vitals-recorded', minutes, {
    purpose,
    systolicMmHg,
    diastolicMmHg,
    spo2Percent: 97,
    heartRatePerMinute: 72,
    respiratoryRatePerMinute: 14,
  })

const goodAnswers: Partial<Record<CheckAnswerKind, CheckAnswer>> = {
  confirmation: { kind: 'confirmation', confirmed: 'yes' },
  fasting: { kind: 'fasting', lastFoodAt: at(-660), lastDrinkAt: at(-150), lastNasalMedicineAt: 'none' },
  escort: { kind: 'escort', arranged: 'yes', name: 'R. Marsh', phone: '555-0117' },
  changes: { kind: 'changes', changed: 'no' },
  'suicide-screen': { kind: 'suicide-screen', tier: 'none' },
  pregnancy: { kind: 'pregnancy', result: 'not-possible' },
}

/** Every check-in answer as it should be, at minute 5. */
export const checkIn = (protocol: Protocol): SessionEvent[] =>
  protocol.checks.flatMap((check) => {
    const answer = goodAnswers[check.answeredBy]
    return answer ? [event('check-answered', 5, { checkId: check.id, answer })] : []
  })

/** Preparation of a dose, minutes 16 to 19: weight 82.0 kg, 41.0 mg in 100 mL, 150 mL/h; or in 0.82 mL; or three devices. */
export function preparation(protocol: Protocol): SessionEvent[] {
  if (protocol.dose.kind === 'devices') {
    return [
      event('lot-recorded', 17, { drug: 'esketamine', lot: 'LX4471', expiry: '2027-05', openedMg: 84 }),
      event(
        'second-check-entered',
        19,
        { entry: { kind: 'devices', drug: 'esketamine', devices: 3, lot: 'LX4471', expiry: '2027-05' } },
        { author: second },
      ),
    ]
  }
  const { pumpRateMlPerHour: _rate, pumpVolumeMl: _volume, ...drawn } = secondEntry
  const injected = protocol.dose.kind === 'injection'
  return [
    event('weight-measured', 16, { weightKg: 82 }),
    event('lot-recorded', 17, {
      drug: 'racemic-ketamine',
      lot: '7K114',
      expiry: '2027-03',
      concentrationMgPerMl: 50,
      openedMg: 500,
    }),
    event('dose-calculated', 18, {
      input: injected
        ? { kind: 'injection', ...weightDoseInput }
        : { ...weightDoseInput, bagVolumeMl: 100, infusionMinutes: 40 },
    }),
    event(
      'second-check-entered',
      19,
      { entry: injected ? { ...drawn, kind: 'injection' } : secondEntry },
      { author: second },
    ),
  ]
}

const weightDoseInput = {
  drug: 'racemic-ketamine',
  weightKg: 82,
  weightChoice: 'actual',
  doseMgPerKg: 0.5,
  vialConcentrationMgPerMl: 50,
} as const

export const secondEntry = {
  kind: 'infusion',
  drug: 'racemic-ketamine',
  weightKg: 82,
  vialConcentrationMgPerMl: 50,
  doseMg: 41,
  drawMl: 0.82,
  pumpRateMlPerHour: 150,
  pumpVolumeMl: 100,
} as const satisfies EventContents['second-check-entered']['entry']

/** Everything before the dose, as it should be; ready at minute 20. */
export const readyToDose = (protocol: Protocol): SessionEvent[] => [
  opened(protocol),
  ...checkIn(protocol),
  vitalSigns(15, 131, 84),
  ...preparation(protocol),
]

export const device = (number: number, minutes: number): SessionEvent =>
  event('device-given', minutes, { number, lot: 'LX4471', expiry: '2027-05' })

/** Three devices at 20, 25 and 30 min: observation until 150. */
export const observing = (): SessionEvent[] => [...readyToDose(esketamine), device(1, 20), device(2, 25), device(3, 30)]

/** Everything that people answer before somebody goes home. */
export const goingHome = (protocol: Protocol, minutes: number): SessionEvent[] => [
  event('sedation-recorded', minutes, { moaas: 5 }),
  event('dissociation-recorded', minutes, { cadss6Total: 0, distressed: false }),
  event('check-answered', minutes, { checkId: 'suicide-screen', answer: { kind: 'suicide-screen', tier: 'none' } }),
  ...protocol.discharge
    .filter((criterion) => criterion.kind === 'answer')
    .map((criterion) => event('discharge-check-answered', minutes, { criterionId: criterion.id, answer: 'yes' })),
  event('discharge-instructions-given', minutes, { to: 'patient and escort', written: true }),
]

export const fold = (protocol: Protocol, ...events: SessionEvent[]): SessionState => foldSession(protocol, events)

export const sample = (kind: VitalKind, minutes: number, value: number, device = 'monitor-1'): VitalSample => ({
  at: at(minutes),
  kind,
  value,
  device,
})

/** A cuff reading, both halves. */
export const cuff = (minutes: number, systolic: number, diastolic: number, device = byHand): VitalSample[] => [
  sample('systolic', minutes, systolic, device),
  sample('diastolic', minutes, diastolic, device),
]

/** One sample a second of a steady value. */
export const stream = (kind: VitalKind, fromSecond: number, toSecond: number, value: number): VitalSample[] =>
  Array.from({ length: toSecond - fromSecond }, (_, index) => sample(kind, (fromSecond + index) / 60, value))
