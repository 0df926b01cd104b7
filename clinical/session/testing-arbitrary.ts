import fc from 'fast-check'
import type { Protocol } from '../protocols/index.ts'
import { type SessionEvent, type SessionEventType, sessionEventTypes } from './index.ts'
import { at, checkIn, device, event, nurse, opened, preparation, prescriber, second, vitalSigns } from './testing.ts'

/** Sessions as no person would tell them: any event at any time, in any order, by anybody. */

const minutes = fc.integer({ min: -10, max: 400 })
const author = fc.constantFrom(nurse, second, prescriber)
const instant = minutes.map(at)
const words = fc.constantFrom('', 'why', 'as told')
const amount = fc.constantFrom(0, 1, 28, 41, 56, 82, 84, 500)
const answer = fc.constantFrom('yes', 'no', 'unknown')
const drug = fc.constantFrom('racemic-ketamine', 'esketamine')
const expiry = fc.constantFrom('2027-05', '2020-01', '2026-11-24', 'soon')

const checkAnswer = fc.oneof(
  fc.record({ kind: fc.constant('confirmation'), confirmed: answer }),
  fc.record({
    kind: fc.constant('fasting'),
    lastFoodAt: instant,
    lastDrinkAt: fc.oneof(instant, fc.constant('unknown')),
  }),
  fc.record({ kind: fc.constant('escort'), arranged: answer, name: words, phone: words }),
  fc.record({ kind: fc.constant('changes'), changed: answer, reviewedByPrescriber: fc.boolean() }),
  fc.record({
    kind: fc.constant('suicide-screen'),
    tier: fc.constantFrom('none', 'low', 'moderate', 'high', 'unfinished'),
    reviewedByPrescriber: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('pregnancy'),
    result: fc.constantFrom('negative', 'positive', 'not-possible', 'unknown'),
  }),
)

const gateIds = (protocol: Protocol) => [
  ...protocol.checks.map((check) => check.id),
  'pre-dose-vitals',
  'weight',
  'dose-limits',
  'calculation',
  'lot',
  'second-check',
  'no-such-gate',
]

const contentOf = (protocol: Protocol): Record<Exclude<SessionEventType, 'event-corrected'>, fc.Arbitrary<object>> => {
  const checkId = fc.constantFrom(...protocol.checks.map((check) => check.id), 'no-such-check')
  const criterionId = fc.constantFrom(...protocol.discharge.map((criterion) => criterion.id), 'no-such-criterion')
  const secondSignature = fc.option(author, { nil: undefined })
  const dose = fc.oneof(
    amount.map((doseMg) => ({ doseMg })),
    fc.constantFrom({ doseMgPerKg: 0.5 }, { doseMgPerKg: 2 }),
  )
  const infusion = fc.record({
    drug,
    weightKg: fc.constantFrom(82, 60, 0),
    weightChoice: fc.constantFrom('actual', 'ideal', 'adjusted'),
    doseMgPerKg: fc.constantFrom(0.5, 1.2),
    vialConcentrationMgPerMl: fc.constantFrom(50, 10),
    bagVolumeMl: fc.constantFrom(100, 50),
    infusionMinutes: fc.constantFrom(40, 60),
  })
  const reason = fc.record({ reason: words })
  return {
    'session-opened': fc.constant({ ...(opened(protocol) as object) }),
    'check-answered': fc.record({ checkId, answer: checkAnswer }),
    'gate-overridden': fc.record({ gateId: fc.constantFrom(...gateIds(protocol)), reason: words, secondSignature }),
    'dose-ordered': fc.record({ dose, prescriber: author }),
    'weight-measured': fc.record({ weightKg: fc.constantFrom(82, 60) }),
    'vitals-recorded': fc.record(
      {
        purpose: fc.constantFrom('pre-dose', 'routine', 'repeat'),
        systolicMmHg: fc.constantFrom(131, 192, 241),
        diastolicMmHg: fc.constantFrom(84, 114, 31),
        spo2Percent: fc.constantFrom(97, 86, 0),
        heartRatePerMinute: fc.constantFrom(72, 140),
        respiratoryRatePerMinute: fc.constantFrom(14, 7),
      },
      { requiredKeys: ['purpose'] },
    ),
    'dose-calculated': fc.record({
      input: fc.oneof(
        infusion,
        infusion.map(({ bagVolumeMl: _bag, infusionMinutes: _minutes, ...input }) => ({ kind: 'injection', ...input })),
        amount.map((doseMg) => ({ kind: 'devices', doseMg })),
      ),
    }),
    'second-check-entered': fc.record({
      entry: fc.oneof(
        fc.record({ kind: fc.constant('devices'), drug, devices: fc.nat(4), lot: fc.constant('LX4471'), expiry }),
        fc.record({
          kind: fc.constant('infusion'),
          drug,
          weightKg: fc.constantFrom(82, 60),
          vialConcentrationMgPerMl: fc.constantFrom(50, 10),
          doseMg: fc.constantFrom(41, 30),
          drawMl: fc.constantFrom(0.82, 4.1),
          pumpRateMlPerHour: fc.constantFrom(150, 75),
          pumpVolumeMl: fc.constantFrom(100, 50),
        }),
      ),
    }),
    'lot-recorded': fc.record({ drug, lot: fc.constantFrom('LX4471', '7K114'), expiry, openedMg: amount }),
    'infusion-started': fc.constant({}),
    'infusion-paused': reason,
    'infusion-resumed': reason,
    'infusion-rate-changed': fc.record({ pumpRateMlPerHour: fc.constantFrom(75, 150, 300, 0) }),
    'infusion-stopped': reason,
    'device-given': fc.record({ number: fc.integer({ min: 1, max: 4 }), lot: fc.constant('LX4471'), expiry }),
    'injection-given': fc.record({ doseMg: amount, site: words }),
    'dose-ended': fc.record({ givenMg: amount, complete: fc.boolean() }),
    'waste-recorded': fc.record({ wastedMg: amount, witness: author }),
    'notice-acknowledged': fc.record({ noticeId: fc.constantFrom('blood-pressure-180-110', 'help', '') }),
    'notice-handled': fc.record({ noticeId: fc.constantFrom('blood-pressure-180-110', 'help', ''), action: words }),
    'symptoms-answered': fc.record({ asked: fc.constant(['headache']), present: fc.constantFrom([], ['headache']) }),
    'sedation-recorded': fc.record({ moaas: fc.integer({ min: 0, max: 5 }) }),
    'dissociation-recorded': fc.record({ cadss6Total: fc.integer({ min: 0, max: 24 }), distressed: fc.boolean() }),
    'adverse-event': fc.record({ term: words, onsetAt: instant, severity: fc.constant('mild'), serious: fc.boolean() }),
    'medication-given': fc.record({ medication: words, dose: words, route: words, orderedBy: words }),
    'help-called': reason,
    'help-answered': fc.record({ answeredBy: words }),
    'watcher-changed': fc.record({ watcher: author }),
    'cannula-placed': fc.record({ site: words }),
    'cannula-removed': fc.constant({}),
    'discharge-started': fc.constant({}),
    'discharge-check-answered': fc.record({ criterionId, answer }),
    'discharge-overridden': fc.record({ criterionId, reason: words, secondSignature }),
    'discharge-instructions-given': fc.record({ to: words, written: fc.boolean() }),
    'session-ended': fc.record({ disposition: fc.constantFrom('home', 'transferred', 'left-against-advice') }),
    'session-cancelled': reason,
    'conflict-resolved': fc.record({ conflictId: fc.constantFrom('one/already-running', 'none'), resolution: words }),
    'form-submitted': fc.record({ form: fc.constant('rems-monitoring-form') }),
    note: fc.record({ text: words }),
  }
}

type Told = Omit<SessionEvent, 'id' | 'seq'>

/** One event of any type but a correction. */
const anyEvent = (protocol: Protocol): fc.Arbitrary<Told> =>
  fc.oneof(
    ...Object.entries(contentOf(protocol)).map(([type, content]) =>
      fc
        .record({ content, at: instant, author })
        .map((one) => ({ ...one.content, type, at: one.at, author: one.author }) as unknown as Told),
    ),
  )

/** What cannot be read: another program's types, missing and wrong contents, times that are none. */
const unreadable: fc.Arbitrary<Told> = fc
  .record({
    type: fc.oneof(fc.constantFrom(...sessionEventTypes), fc.string()),
    content: fc.dictionary(fc.string({ maxLength: 8 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 }),
    at: fc.oneof(instant, fc.string({ maxLength: 6 })),
    author,
  })
  .map(({ content, ...rest }) => ({ ...content, ...rest }) as unknown as Told)

/** The way to a dose with steps left out and others put in, so that many of these get to a dose. */
const almostReady = (protocol: Protocol): fc.Arbitrary<Told[]> => {
  const way = [opened(protocol), ...checkIn(protocol), vitalSigns(15, 131, 84), ...preparation(protocol)]
  const start = {
    infusion: event('infusion-started', 20, {}),
    injection: event('injection-given', 20, { doseMg: 41, site: 'left deltoid' }),
    devices: device(1, 20),
  }[protocol.dose.kind]
  return fc
    .tuple(
      fc.array(fc.integer({ min: 0, max: 29 }), { minLength: way.length, maxLength: way.length }),
      fc.array(anyEvent(protocol), { maxLength: 4 }),
      fc.array(anyEvent(protocol), { maxLength: 8 }),
    )
    .map(([kept, before, after]) => [...way.filter((_, index) => kept[index] !== 0), ...before, start, ...after])
}

/** A log with ids and numbers, in the order of the numbers; some of it corrects what came before. */
export const anyLog = (
  protocol: Protocol,
  { corrections = true, garbage = true }: { corrections?: boolean; garbage?: boolean } = {},
): fc.Arbitrary<SessionEvent[]> =>
  fc
    .tuple(
      fc.oneof(
        almostReady(protocol),
        fc.array(garbage ? fc.oneof({ weight: 4, arbitrary: anyEvent(protocol) }, unreadable) : anyEvent(protocol), {
          maxLength: 25,
        }),
      ),
      corrections
        ? fc.array(fc.record({ target: fc.nat(30), replacement: fc.option(anyEvent(protocol)), at: instant, author }), {
            maxLength: 4,
          })
        : fc.constant([]),
    )
    .map(([told, corrected]) => {
      const log = told.map((one, index) => ({ ...one, id: `e${index + 1}`, seq: index + 1 }) as SessionEvent)
      corrected.forEach(({ target, replacement, at: when, author: by }, index) => {
        const original = log[target % Math.max(1, log.length)]
        // Mostly of the same type, as corrections are; sometimes not, or of nothing.
        const sameType =
          replacement && original && target % 3 !== 0 ? { ...replacement, type: original.type } : replacement
        log.push({
          id: `c${index + 1}`,
          seq: log.length + 1,
          type: 'event-corrected',
          at: when,
          author: by,
          corrects: original?.id ?? 'nothing',
          reason: 'read again',
          replacement: sameType,
        } as unknown as SessionEvent)
      })
      return log
    })
