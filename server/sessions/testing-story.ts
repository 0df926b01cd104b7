import { uuidv7 } from 'uuidv7'
import { vi } from 'vitest'
import type { Protocol, SessionCheck } from '../../clinical/protocols/index.ts'
import type { CheckAnswer } from '../../clinical/session/index.ts'
import type { SessionRow } from '../../contract/sessions.ts'
import type { Database } from '../database/index.ts'
import { type TestClinic, type TestMember, testPassword } from '../http/testing.ts'
import type { TestPatient } from './testing.ts'

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()

const good: Record<Exclude<SessionCheck['answeredBy'], 'spacing'>, () => CheckAnswer> = {
  confirmation: () => ({ kind: 'confirmation', confirmed: 'yes' }),
  fasting: () => ({
    kind: 'fasting',
    lastFoodAt: minutesAgo(660),
    lastDrinkAt: minutesAgo(150),
    lastNasalMedicineAt: 'none',
  }),
  escort: () => ({ kind: 'escort', arranged: 'yes', name: 'R. Marsh', phone: '555-0117' }),
  changes: () => ({ kind: 'changes', changed: 'no' }),
  'suicide-screen': () => ({ kind: 'suicide-screen', tier: 'none' }),
  pregnancy: () => ({ kind: 'pregnancy', result: 'negative' }),
}

/** The clock jumps (`Date` alone must be faked), and nobody was away from a console meanwhile. */
export async function jump(database: Database, clinic: TestClinic, minutes: number): Promise<void> {
  vi.setSystemTime(Date.now() + minutes * 60_000)
  const expires = new Date(Date.now() + 3_600_000).toISOString()
  await database.inClinic(clinic.id, (tx) =>
    tx
      .updateTable('sign_in')
      .set({ last_active_at: new Date().toISOString(), expires_at: expires })
      .where('clinic_id', '=', clinic.id)
      .execute(),
  )
}

export type SessionStory = ReturnType<typeof openStory> extends Promise<infer S> ? S : never

/** A session told over HTTP by a nurse, with the prescriber of the clinic as second person. */
export async function openStory(clinic: TestClinic, patient: TestPatient, protocol: Protocol, chair = 0) {
  const { nurse, prescriber } = clinic.members
  const sessionId = uuidv7()
  const url = `/api/sessions/${sessionId}`
  const opened = await nurse.request('POST', '/api/sessions', {
    id: sessionId,
    planId: patient.planId,
    chairId: patient.chairIds[chair],
  })
  if (opened.statusCode !== 201) throw new Error(`not opened: ${opened.body}`)

  const event = (type: string, content: object = {}) => ({
    id: uuidv7(),
    type,
    at: new Date().toISOString(),
    ...content,
  })
  const send = (by: TestMember, ...events: object[]) => by.request('POST', `${url}/events`, { events })
  const record = async (...events: object[]) => {
    const answer = await send(nurse, ...events)
    if (answer.statusCode !== 200) throw new Error(`not recorded: ${answer.body}`)
    return answer.json() as { events: { id: string; seq: number; at: string }[]; lastSeq: number }
  }
  const sign = (signed: object, second: object = { memberId: prescriber.id, password: testPassword }) =>
    nurse.request('POST', `${url}/signed-events`, { event: signed, second })
  const read = async (by: TestMember = nurse) => (await by.request('GET', url)).json()
  const row = async (): Promise<SessionRow> => (await read()).session
  const vitals = (systolicMmHg: number, diastolicMmHg: number, purpose = 'routine') =>
    event('vitals-recorded', {
      purpose,
      systolicMmHg,
      diastolicMmHg,
      spo2Percent: 98,
      heartRatePerMinute: 72,
      respiratoryRatePerMinute: 14,
    })
  const checks = () =>
    protocol.checks.flatMap((check) =>
      check.answeredBy === 'spacing'
        ? []
        : [event('check-answered', { checkId: check.id, answer: good[check.answeredBy]() })],
    )

  return {
    clinic,
    sessionId,
    url,
    opened: opened.json().session as SessionRow,
    event,
    send,
    record,
    sign,
    read,
    row,
    vitals,
    checks,
    /** Everything of check-in, as it should be. */
    checkIn: () =>
      record(
        ...checks(),
        event('dose-ordered', { dose: orderOf(protocol), prescriber: prescriber.id }),
        vitals(128, 82, 'pre-dose'),
      ),
    /** Weight, lot, calculation (82.0 kg: 41.0 mg in 100 mL) or lot alone, up to the second check. */
    prepare: () => record(...preparationOf(protocol).map(([type, content]) => event(type, content))),
    secondCheck: (change: object = {}) =>
      sign(event('second-check-entered', { entry: { ...secondEntryOf(protocol), ...change } })),
    /** Starts the infusion, gives the injection or the next device, now. */
    start: (number = 1, expiry = '2031-05', id = uuidv7()) =>
      nurse.request(
        'POST',
        `${url}/start-dose`,
        {
          infusion: { kind: 'infusion', id },
          injection: { kind: 'injection', id, doseMg: 41, volumeMl: 0.82, site: 'abdomen left' },
          devices: { kind: 'device', id, number, lot: 'LX4471', expiry },
        }[protocol.dose.kind],
      ),
    end: (disposition = 'home', id = uuidv7()) => nurse.request('POST', `${url}/end`, { id, disposition }),
    /** Everything that the discharge asks a person for. */
    discharge: () =>
      record(
        event('discharge-started'),
        vitals(126, 80),
        event('sedation-recorded', { moaas: 5 }),
        event('dissociation-recorded', { cadss6Total: 0, distressed: false }),
        event('check-answered', { checkId: 'suicide-screen', answer: good['suicide-screen']() }),
        ...protocol.discharge.flatMap((criterion) =>
          criterion.kind === 'answer'
            ? [event('discharge-check-answered', { criterionId: criterion.id, answer: 'yes' })]
            : [],
        ),
        event('discharge-instructions-given', { to: 'patient and R. Marsh', written: true }),
      ),
  }
}

const orderOf = (protocol: Protocol) => (protocol.dose.kind === 'devices' ? { doseMg: 56 } : { doseMgPerKg: 0.5 })

function preparationOf(protocol: Protocol): [string, object][] {
  if (protocol.dose.kind === 'devices')
    return [['lot-recorded', { drug: 'esketamine', lot: 'LX4471', expiry: '2031-05', openedMg: 56 }]]
  const input = {
    drug: 'racemic-ketamine',
    weightKg: 82,
    weightChoice: 'actual',
    heightCm: 172,
    sex: 'female',
    doseMgPerKg: 0.5,
    vialConcentrationMgPerMl: 50,
  }
  const lot = { drug: 'racemic-ketamine', lot: '7K114', expiry: '2031-03', concentrationMgPerMl: 50 }
  const injected = protocol.dose.kind === 'injection'
  return [
    ...(injected ? [] : [['cannula-placed', { site: 'left forearm' }] as [string, object]]),
    ['weight-measured', { weightKg: 82 }],
    ['lot-recorded', { ...lot, vials: 1, vialMl: 10, openedMg: 500 }],
    [
      'dose-calculated',
      { input: injected ? { kind: 'injection', ...input } : { ...input, bagVolumeMl: 100, infusionMinutes: 40 } },
    ],
  ]
}

function secondEntryOf(protocol: Protocol) {
  if (protocol.dose.kind === 'devices')
    return { kind: 'devices', drug: 'esketamine', devices: 2, lot: 'lx4471', expiry: '2031-05' }
  const drawn = { drug: 'racemic-ketamine', weightKg: 82, vialConcentrationMgPerMl: 50, doseMg: 41, drawMl: 0.82 }
  return protocol.dose.kind === 'injection'
    ? { kind: 'injection', ...drawn }
    : { kind: 'infusion', ...drawn, pumpRateMlPerHour: 150, pumpVolumeMl: 100 }
}
