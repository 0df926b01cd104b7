import { addDays, calendarDateIn } from '../../clinical/quantity/clinic-day.ts'
import type { SessionEvent } from '../../clinical/session/index.ts'
import type { ClinicTransaction } from '../database/index.ts'
import { storeVitals } from '../live/index.ts'
import { type NewFact, recordFacts } from '../record/index.ts'
import { appendEvents, loadLocked, openSession } from '../sessions/index.ts'
import { answersWithTotal, assessment, screenAnswers } from './answers.ts'
import { chairIds } from './demo-clinic.ts'
import { demoId } from './demo-id.ts'
import type { DemoPatient, DemoPlan, DemoSession } from './demo-patient.ts'
import { patientIdOf } from './seed-patient.ts'
import { bookingIdOf, bookingStartMs, doseMsOf, planIdOf, protocolOf } from './seed-plan.ts'
import { memberIdOf, type StaffKey, staff } from './staff.ts'
import { tellDevices } from './tell-devices.ts'
import { tellInfusion } from './tell-infusion.ts'
import { arrivalMinutes, type SessionStory } from './tell-session.ts'
import { monitorOf, samplesBetween } from './vital-shapes.ts'
import type { When } from './when.ts'

export const sessionIdOf = (patient: Pick<DemoPatient, 'key'>, number: number): string =>
  demoId(`${patient.key}/session/${number}`)

/** Running ones are at most so long in; the rest is over. */
export const isRunning = ({ dose }: DemoSession): boolean => 'minutesAgo' in dose

/** One session as it happened up to now: opened, told, and what was asked before and after it. */
export async function seedSession(
  tx: ClinicTransaction,
  when: When,
  patient: DemoPatient,
  plan: DemoPlan,
  number: number,
): Promise<void> {
  const session = plan.sessions[number - 1]
  if (!session) throw new Error(`${patient.key} has no session ${number}`)
  const doseMs = doseMsOf(when, session)
  const nowMs = Date.parse(when.now)
  const story = storyOf(patient, plan, session, number, { when, doseMs })
  const sessionId = sessionIdOf(patient, number)
  await openSession(
    tx,
    {
      id: sessionId,
      planId: planIdOf(patient),
      chairId: (await chairIds(tx))[plan.chair - 1] ?? '',
      bookingId: bookingIdOf(patient, bookingStartMs(when, session)),
      watcher: memberIdOf(story.watcher),
    },
    { callerId: memberIdOf(story.watcher), now: new Date(doseMs - arrivalMinutes * 60_000).toISOString() },
  )
  const protocol = protocolOf(plan)
  const told = protocol.dose.kind === 'infusion' ? tellInfusion(protocol, story) : tellDevices(protocol, story)
  const happened = told.filter((event) => Date.parse(event.at) <= nowMs)
  await seedStream(tx, sessionId, plan, story, happened, nowMs)
  const last = happened.at(-1)
  if (last)
    await appendEvents(tx, await loadLocked(tx, sessionId), happened, {
      callerId: memberIdOf(story.watcher),
      now: last.at,
    })
  const asked = askedBeside(when, session, story).filter(({ at }) => at <= when.now)
  await recordFacts(
    tx,
    patientIdOf(patient),
    asked.map(({ id, fact, at, by }) => ({
      id,
      fact,
      authorId: memberIdOf(by),
      now: at,
      reference: `entered by ${staff[by].name}, ${at.slice(0, 10)}`,
    })),
  )
}

function storyOf(
  patient: DemoPatient,
  plan: DemoPlan,
  session: DemoSession,
  number: number,
  { when, doseMs }: { when: When; doseMs: number },
): SessionStory {
  const { dose } = plan.body(when)
  const [riseSystolic, riseDiastolic] = session.rise ?? [plan.shape.riseSystolic, plan.shape.riseDiastolic]
  const watcher: StaffKey = session.more?.watcher ?? 'reyes'
  return {
    name: `${patient.key}/session/${number}`,
    dose: dose.kind !== 'devices' ? { doseMgPerKg: dose.doseMgPerKg } : { doseMg: session.doseMg ?? dose.doseMg },
    doseMs,
    shape: { ...plan.shape, riseSystolic, riseDiastolic },
    weightKg: session.weightKg,
    cadss6: session.cadss6,
    second: watcher === 'reyes' ? 'kaya' : 'reyes',
    prescriber: plan.by,
    escort: plan.escort,
    pregnancyPossible: plan.pregnancyPossible,
    ...session.more,
    watcher,
  }
}

/** What the monitor saw: all of a running session, a sample every two minutes of one that is over. */
async function seedStream(
  tx: ClinicTransaction,
  sessionId: string,
  plan: DemoPlan,
  story: SessionStory,
  happened: SessionEvent[],
  nowMs: number,
): Promise<void> {
  const preDose = happened.find((event) => event.type === 'vitals-recorded')
  if (!preDose) return
  const end = happened.find((event) => event.type === 'session-ended')
  const doseStartedMs = story.doseMs <= nowMs ? story.doseMs : null
  const monitor = monitorOf(plan.chair, story.shape, protocolOf(plan).dose.kind, doseStartedMs)
  const untilMs = end ? Date.parse(end.at) : nowMs
  await storeVitals(tx, sessionId, samplesBetween(monitor, Date.parse(preDose.at), untilMs, end ? 120 : 2))
}

interface Asked {
  id: string
  fact: NewFact
  at: string
  by: StaffKey
}

/** Scores when the patient came, the screen at the door, the call on the day after. */
function askedBeside(when: When, session: DemoSession, story: SessionStory): Asked[] {
  const at = (minutes: number) => new Date(story.doseMs + minutes * 60_000).toISOString()
  const screener = 'c-ssrs-screener-since-last-visit'
  const passive: Record<string, boolean> = story.suicideTier === 'low' ? { 'wish-to-be-dead': true } : {}
  const asked: Asked[] = []
  const ask = (what: string, time: string, by: StaffKey, fact: NewFact) =>
    asked.push({ id: demoId(`${story.name}/${what}`), at: time, by, fact })
  const scored = (instrument: string, total: number | undefined, minutes: number, by: StaffKey) => {
    if (total === undefined) return
    const answers = answersWithTotal(instrument, total, instrument === 'phq-9' && story.suicideTier === 'low' ? 1 : 0)
    ask(instrument, at(minutes), by, assessment(instrument, at(minutes), answers))
  }
  scored('phq-9', session.phq9, -59, story.watcher)
  scored('who-5', session.who5, -58, story.watcher)
  scored('madrs', session.madrs, -57, story.prescriber)
  ask('screen', at(-55), story.watcher, assessment(screener, at(-55), screenAnswers(screener, passive)))
  if (session.called) {
    const dayAfter = addDays(calendarDateIn(at(0), when.timeZone), 1)
    const called = when.at(dayAfter, '10:30')
    const note = 'Slept well, no complaints.'
    ask('call', called, story.watcher, { kind: 'contact', at: called, reached: true, by: 'phone', note })
    ask('call-screen', called, story.watcher, assessment(screener, called, screenAnswers(screener)))
  }
  return asked
}
