import { z } from 'zod'
import type { EventContents, SessionEvent, SessionEventType } from '../clinical/session/index.ts'
import { calendarDate, freeText, id, instant, text, threeValued } from './shapes.ts'

/**
 * What each type of session event holds, as it comes from outside. Meaning and types are those of `clinical/session/`;
 * the check at the end does not compile when the two part.
 */

const note = freeText(2000).optional()
const reason = freeText(1000).optional()
const mustSay = text(1000)
/** Zero or more of anything that is measured or given. */
const amount = z.number().min(0).max(100_000)
const given = z.number().positive().max(100_000)
const lot = text(60)
const expiry = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])(-\d{2})?$/, 'must be a date as YYYY-MM or YYYY-MM-DD')
const drug = z.enum(['racemic-ketamine', 'esketamine'])
const sex = z.enum(['female', 'male', 'other', 'unknown'])
/** Of a criterion, gate, check or notice: words with hyphens, and what the fold makes of them. */
const name = text(200)
const dose = z.union([z.strictObject({ doseMg: given }), z.strictObject({ doseMgPerKg: given })])

const checkAnswer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('confirmation'), confirmed: threeValued, note }),
  z.strictObject({
    kind: z.literal('fasting'),
    lastFoodAt: z.union([instant, z.literal('unknown')]),
    lastDrinkAt: z.union([instant, z.literal('unknown')]),
    lastNasalMedicineAt: z.union([instant, z.literal('none'), z.literal('unknown')]).optional(),
    note,
  }),
  z.strictObject({
    kind: z.literal('escort'),
    arranged: threeValued,
    name: freeText(200).optional(),
    phone: freeText(60).optional(),
    note,
  }),
  z.strictObject({
    kind: z.literal('changes'),
    changed: threeValued,
    reviewedByPrescriber: z.boolean().optional(),
    note,
  }),
  z.strictObject({
    kind: z.literal('suicide-screen'),
    tier: z.enum(['none', 'low', 'moderate', 'high', 'unfinished']),
    assessmentId: freeText(100).optional(),
    reviewedByPrescriber: z.boolean().optional(),
    note,
  }),
  z.strictObject({
    kind: z.literal('pregnancy'),
    result: z.enum(['negative', 'positive', 'not-possible', 'unknown']),
    note,
  }),
])

const weightDoseInput = {
  drug,
  weightKg: given,
  weightChoice: z.enum(['actual', 'ideal', 'adjusted'], 'must be said: actual, ideal or adjusted'),
  weightChoiceReason: freeText(1000).optional(),
  heightCm: given.optional(),
  sex: sex.optional(),
  doseMgPerKg: given,
  vialConcentrationMgPerMl: given,
}
const injectionInput = z.strictObject({ kind: z.literal('injection'), ...weightDoseInput })
const infusionInput = z.strictObject({
  kind: z.literal('infusion').optional(),
  ...weightDoseInput,
  bagVolumeMl: given,
  infusionMinutes: given,
})

const secondCheckEntry = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('infusion'),
    drug,
    weightKg: amount,
    vialConcentrationMgPerMl: amount,
    doseMg: amount,
    drawMl: amount,
    pumpRateMlPerHour: amount,
    laterRatesMlPerHour: z.array(amount).max(10).optional(),
    pumpVolumeMl: amount,
  }),
  z.strictObject({
    kind: z.literal('injection'),
    drug,
    weightKg: amount,
    vialConcentrationMgPerMl: amount,
    doseMg: amount,
    drawMl: amount,
  }),
  z.strictObject({ kind: z.literal('devices'), drug, devices: z.number().int().min(0).max(20), lot, expiry }),
])

/** Every rule that the notice named when it was answered. */
const filedRules = z
  .array(z.strictObject({ id: name, version: name }))
  .max(20)
  .optional()

const contents = {
  'session-opened': {
    patientId: id,
    planId: id.optional(),
    protocolId: name,
    protocolVersion: name,
    sessionDate: calendarDate,
    previousSessionDate: calendarDate.nullish(),
    sessionNumber: z.number().int().min(1),
    plannedSessions: z.number().int().nullish(),
    plannedDose: dose,
    chair: freeText(100).optional(),
    bookedAt: instant.optional(),
    watcher: id.optional(),
    ageYears: z.number().int().nullish(),
    sex: sex.optional(),
    heightCm: amount.nullish(),
    previousWeightKg: amount.nullish(),
    pregnancyPossible: threeValued,
    preferences: freeText(1000).optional(),
  },
  'check-answered': { checkId: name, answer: checkAnswer },
  'gate-overridden': { gateId: name, reason: mustSay, secondSignature: id.optional() },
  'dose-ordered': { dose, prescriber: id, note },
  'weight-measured': { weightKg: z.number().min(20, 'must be 20 to 400 kg').max(400, 'must be 20 to 400 kg') },
  'vitals-recorded': {
    purpose: z.enum(['pre-dose', 'routine', 'repeat']),
    systolicMmHg: amount.max(400).optional(),
    diastolicMmHg: amount.max(300).optional(),
    spo2Percent: amount.max(100).optional(),
    heartRatePerMinute: amount.max(400).optional(),
    respiratoryRatePerMinute: amount.max(120).optional(),
    temperatureCelsius: amount.max(50).optional(),
    takenFrom: freeText(100).optional(),
    note,
  },
  'dose-calculated': {
    // By kind, so that a fault is told at its field.
    input: z.discriminatedUnion('kind', [
      infusionInput,
      injectionInput,
      z.strictObject({ kind: z.literal('devices'), doseMg: given }),
    ]),
  },
  'second-check-entered': { entry: secondCheckEntry, calculationId: id.optional() },
  'lot-recorded': {
    drug,
    lot,
    expiry,
    concentrationMgPerMl: given.optional(),
    vials: z.number().int().min(1).max(20).optional(),
    vialMl: given.optional(),
    openedMg: given.optional(),
  },
  'infusion-started': { pumpRateMlPerHour: given.optional(), volumeMl: given.optional() },
  'infusion-paused': { reason },
  'infusion-resumed': { reason },
  'infusion-rate-changed': { pumpRateMlPerHour: z.number().positive().max(2000), reason },
  'infusion-stopped': { reason },
  'device-given': { number: z.number().int().min(1).max(20), lot, expiry, doseMg: amount.optional(), note },
  'injection-given': { doseMg: given, volumeMl: given.optional(), site: text(200), note },
  'dose-ended': { givenMg: amount, givenMl: amount.optional(), complete: z.boolean(), reason },
  'waste-recorded': {
    wastedMg: amount,
    wastedMl: amount.optional(),
    lot: lot.optional(),
    witness: freeText(36),
    reason,
  },
  'notice-acknowledged': { noticeId: name, rules: filedRules },
  'notice-handled': { noticeId: name, action: mustSay, rules: filedRules },
  'symptoms-answered': {
    noticeId: name.optional(),
    asked: z.array(name).max(50),
    present: z.array(name).max(50),
    note,
    rules: filedRules,
  },
  'sedation-recorded': {
    moaas: z.number().int().min(0, 'must be 0 to 5').max(5, 'must be 0 to 5'),
    respiratoryRatePerMinute: amount.max(120).optional(),
    note,
  },
  'dissociation-recorded': {
    cadss6Total: z.number().int().min(0, 'must be 0 to 24').max(24, 'must be 0 to 24').optional(),
    rating: z.number().min(0, 'must be 0 to 10').max(10, 'must be 0 to 10').optional(),
    distressed: z.boolean(),
    note,
  },
  'adverse-event': {
    term: text(200),
    onsetAt: instant,
    endedAt: instant.optional(),
    severity: z.enum(['mild', 'moderate', 'severe']),
    serious: z.boolean(),
    seriousness: z.array(text(100)).max(10).optional(),
    relation: z.enum(['unrelated', 'unlikely', 'possible', 'probable', 'definite', 'unknown']),
    action: freeText(1000),
    outcome: z.enum(['recovered', 'recovering', 'not-recovered', 'sequelae', 'fatal', 'unknown']),
    note,
  },
  'medication-given': { medication: text(200), dose: text(100), route: text(60), orderedBy: text(200), reason },
  'help-called': { reason },
  'help-answered': { answeredBy: text(200), note },
  'watcher-changed': { watcher: id, handover: freeText(2000).optional() },
  'cannula-placed': { site: text(200) },
  'cannula-removed': { note },
  'discharge-started': {},
  'discharge-check-answered': { criterionId: name, answer: threeValued, note },
  'discharge-overridden': { criterionId: name, reason: mustSay, secondSignature: id.optional() },
  'discharge-instructions-given': { to: text(200), written: z.boolean() },
  'session-ended': {
    disposition: z.enum(['home', 'transferred', 'left-against-advice']),
    escortName: freeText(200).optional(),
    note,
  },
  'session-cancelled': { reason: mustSay },
  'conflict-resolved': { conflictId: text(300), resolution: mustSay },
  'form-submitted': { form: name, reference: freeText(200).optional() },
  note: { text: text(4000) },
} satisfies Record<Exclude<SessionEventType, 'event-corrected'>, z.ZodRawShape>

type ContentType = keyof typeof contents
const everyType = Object.keys(contents) as ContentType[]

/**
 * Who stands behind these is for the server to say. The opening is its own; a second person's check, witness or
 * signature is confirmed with that person's secret: `POST …/signed-events`.
 */
const serverOnly = ['session-opened', 'second-check-entered'] as const satisfies readonly ContentType[]
const serverSays = ['witness', 'secondSignature'] as const
type ServerOnly = (typeof serverOnly)[number]
type ServerSays = (typeof serverSays)[number]

/** Members of a union on `type`, without what only the server says. */
const options = (types: readonly ContentType[], shared: z.ZodRawShape) =>
  types.map((type) => {
    const fromOutside = Object.entries(contents[type]).filter(
      ([field]) => !(serverSays as readonly string[]).includes(field),
    )
    return z.strictObject({ type: z.literal(type), ...shared, ...Object.fromEntries(fromOutside) })
  })
const union = (members: z.ZodObject[]) => z.discriminatedUnion('type', members as [z.ZodObject, ...z.ZodObject[]])

const times = { id, at: instant, deviceAt: instant.optional() }
const anybodys = everyType.filter((type) => !(serverOnly as readonly string[]).includes(type))
const corrected = (replacements: readonly ContentType[]) =>
  z.strictObject({
    type: z.literal('event-corrected'),
    ...times,
    corrects: id,
    reason: mustSay,
    replacement: union(options(replacements, { at: instant })).nullable(),
  })
const withSecondPerson = ['second-check-entered', 'waste-recorded', 'gate-overridden', 'discharge-overridden'] as const

type Outside<E> = E extends unknown ? Omit<E, 'author' | 'seq' | ServerSays> : never
type Replaced<E> = E extends { replacement: infer R }
  ? Omit<E, 'replacement'> & { replacement: Outside<NonNullable<R>> | null }
  : E

/** An event as a console makes it. Author, number and signatures are the server's. */
export type NewSessionEvent = Replaced<Outside<Exclude<SessionEvent, { type: ServerOnly }>>>
export const newSessionEvent = union([...options(anybodys, times), corrected(anybodys)]) as unknown as z.ZodType<
  NewSessionEvent,
  NewSessionEvent
>

/** An event that a second person stands behind. */
export type SignedSessionEvent = Replaced<
  Outside<Extract<SessionEvent, { type: (typeof withSecondPerson)[number] | 'event-corrected' }>>
>
export const signedSessionEvent = union([
  ...options(withSecondPerson, times),
  corrected(withSecondPerson.slice(1)),
]) as unknown as z.ZodType<SignedSessionEvent, SignedSessionEvent>

/** As stored. Not checked again on the way out: an event that was once accepted must always be readable. */
export const sessionEvent = z.custom<SessionEvent>()

/** Compiles only while each type here holds what it holds in `clinical/session/`. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
/** A union of shapes with the same fields as one shape. */
type Whole<T> = Pick<T, keyof T>
type Drift = {
  [T in Exclude<ContentType, 'discharge-started'>]: Same<
    Whole<z.output<z.ZodObject<(typeof contents)[T]>>>,
    Whole<EventContents[T]>
  > extends true
    ? never
    : T
}[Exclude<ContentType, 'discharge-started'>]
type NoDrift<D extends never> = D
export type CheckedContents = NoDrift<Drift>
