import { faultOfTotal, findInstrument, scoreInstrument } from '../instruments/index.ts'
import { calendarDateIn, endOfDay, startOfDay } from '../quantity/clinic-day.ts'
import type { AssessmentFact, Instant } from '../record/record.ts'
import type { FollowUp, FollowUpSchedule } from './follow-up-schedule.ts'

/** What follow-up needs to know of a session. */
export interface SessionInCourse {
  id: string
  /** Of a session with a dose: how many of its plan that makes. */
  number: number
  status: 'planned' | 'running' | 'ended' | 'cancelled'
  plannedAt: Instant
  /** Absent when no dose was given (yet). */
  firstDoseAt?: Instant
}

/** Somebody talked to the patient; an attempt without an answer is no contact. */
export interface ContactInCourse {
  id: string
  at: Instant
  reached: boolean
}

/**
 * `upcoming`: its window is not open. `due`: open, until the end of the due day in the clinic's zone (before a session:
 * until its planned start). `overdue`: later, but it still counts. `missed`: its window closed. `done`: all of it.
 */
export type FollowUpState = 'upcoming' | 'due' | 'overdue' | 'missed' | 'done'

export interface FollowUpItem {
  /** Stable: the follow-up's id and its session's, or its day. */
  id: string
  followUp: FollowUp
  /** Null where it hangs on the plan and no single session. */
  sessionId: string | null
  opensAt: Instant
  dueAt: Instant
  /** Null before a session without a dose yet: the answer counts however late the session starts. */
  closesAt: Instant | null
  state: FollowUpState
  /** The assessment that answered each instrument: the first finished one in the window. */
  answeredBy: Record<string, string>
  /** Instruments still to be answered. */
  outstanding: string[]
  contactOutstanding: boolean
}

export interface FollowUpInput {
  protocolFollowUp: FollowUpSchedule
  sessions: readonly SessionInCourse[]
  assessments: readonly AssessmentFact[]
  contacts: readonly ContactInCourse[]
  now: Instant
  /** The clinic's, an IANA name. */
  timeZone: string
  /** How many sessions the protocol plans for the induction; null when it names no number, and no end is known. */
  inductionSessions: number | null
  /** First dose of the plan, where `sessions` do not reach back to it. */
  courseStartedAt?: Instant
  /** The plan names a therapist. */
  hasTherapist: boolean
  /** The plan is over: what was given by then is the course, also when it is less than was planned. */
  courseEndedAt?: Instant
}

const hoursLater = (instant: Instant, hours: number): Instant =>
  new Date(Date.parse(instant) + hours * 3_600_000).toISOString()

/** Every follow-up of a course with its state now, earliest due first. Cancelled sessions ask for nothing. */
export function dueFollowUps(input: FollowUpInput): FollowUpItem[] {
  const sessions = input.sessions
    .filter((session) => session.status !== 'cancelled')
    .toSorted((a, b) => Date.parse(startOf(a)) - Date.parse(startOf(b)) || (a.id < b.id ? -1 : 1))
  return input.protocolFollowUp
    .filter(({ withTherapist }) => withTherapist === undefined || input.hasTherapist)
    .flatMap((followUp) => windowsOf(followUp, sessions, input))
    .map((window) => judge(window, input))
    .toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt) || (a.id < b.id ? -1 : 1))
}

const startOf = (session: SessionInCourse): Instant => session.firstDoseAt ?? session.plannedAt

type Window = Pick<FollowUpItem, 'id' | 'followUp' | 'sessionId' | 'opensAt' | 'dueAt' | 'closesAt'>

function windowsOf(followUp: FollowUp, sessions: SessionInCourse[], input: FollowUpInput): Window[] {
  const { windowHours, dueAfterHours = 0 } = followUp
  const at = (id: string, sessionId: string | null, dueAt: Instant): Window => ({
    id: `${followUp.id}:${id}`,
    followUp,
    sessionId,
    opensAt: hoursLater(dueAt, -windowHours),
    dueAt,
    closesAt: hoursLater(dueAt, windowHours),
  })
  const around = (sessionId: string, anchor: Instant): Window =>
    at(sessionId, sessionId, hoursLater(anchor, dueAfterHours))
  switch (followUp.after) {
    case 'session':
      return sessions.flatMap((session, index) => {
        if (session.firstDoseAt === undefined) return []
        const window = around(session.id, session.firstDoseAt)
        const next = sessions[index + 1]
        const replaced = followUp.unlessNextSession && next && Date.parse(startOf(next)) <= Date.parse(window.dueAt)
        return replaced ? [] : [window]
      })
    case 'before-session':
      return sessions
        .filter((session) => session.firstDoseAt !== undefined || session.status !== 'ended')
        .map((session) => ({
          id: `${followUp.id}:${session.id}`,
          followUp,
          sessionId: session.id,
          opensAt: hoursLater(startOf(session), -windowHours),
          dueAt: session.plannedAt,
          closesAt: session.firstDoseAt ?? null,
        }))
    case 'end-of-course': {
      const end = endOfCourse(sessions, input)
      return end ? [around(end.sessionId, end.at)] : []
    }
    case 'first-dose': {
      const start = input.courseStartedAt ?? sessions.find(({ firstDoseAt }) => firstDoseAt)?.firstDoseAt
      if (start === undefined) return []
      return daysOf(followUp, daysBetweenInstants(start, input.now))
        .map((day) => at(`day-${day}`, null, hoursLater(start, day * 24)))
        .filter(
          ({ dueAt }) => input.courseEndedAt === undefined || Date.parse(dueAt) <= Date.parse(input.courseEndedAt),
        )
    }
    case 'last-dose': {
      const { courseEndedAt, now } = input
      if (courseEndedAt === undefined) return []
      return daysOf(followUp, daysBetweenInstants(courseEndedAt, now)).map((day) =>
        at(`day-${day}`, null, hoursLater(courseEndedAt, day * 24)),
      )
    }
  }
}

const daysBetweenInstants = (from: Instant, to: Instant): number => (Date.parse(to) - Date.parse(from)) / 86_400_000

/** The days of a follow-up; of one that comes again, as far as the first that lies ahead. */
function daysOf({ onDays = [], thenEveryDays }: FollowUp, elapsedDays: number): number[] {
  const days = [...onDays]
  for (let last = days.at(-1) ?? 0; thenEveryDays !== undefined && last <= elapsedDays; ) {
    last += thenEveryDays
    days.push(last)
  }
  return days
}

/**
 * The last session that the protocol plans for the induction: given, or to come when it is booked. Until it is booked
 * there is no end that anything could hang on, however far apart the sessions are.
 */
function endOfCourse(
  sessions: readonly SessionInCourse[],
  { inductionSessions, courseEndedAt }: Pick<FollowUpInput, 'inductionSessions' | 'courseEndedAt'>,
): { sessionId: string; at: Instant } | null {
  const given = sessions.filter((session) => session.firstDoseAt !== undefined)
  const last = given.at(-1)
  const soFar = last?.number ?? 0
  if (inductionSessions !== null) {
    const planned = given.find((session) => session.number === inductionSessions)
    if (planned) return { sessionId: planned.id, at: startOf(planned) }
    if (soFar > inductionSessions) return null
  }
  if (courseEndedAt !== undefined) return last ? { sessionId: last.id, at: courseEndedAt } : null
  if (inductionSessions === null) return null
  const toCome = sessions.filter((session) => session.firstDoseAt === undefined && session.status !== 'ended')
  const final = toCome[inductionSessions - soFar - 1]
  return final ? { sessionId: final.id, at: startOf(final) } : null
}

function judge(window: Window, { assessments, contacts, now, timeZone }: FollowUpInput): FollowUpItem {
  const { followUp, dueAt, opensAt, closesAt } = window
  const answeredBy: Record<string, string> = {}
  for (const instrument of followUp.instruments) {
    const answer = assessments
      .filter((each) => each.instrument === instrument && isWithin(each.at, window, timeZone) && isFinished(each))
      .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at) || (a.id < b.id ? -1 : 1))[0]
    if (answer) answeredBy[instrument] = answer.id
  }
  const outstanding = followUp.instruments.filter((instrument) => answeredBy[instrument] === undefined)
  const contactOutstanding =
    followUp.contact === true && !contacts.some((each) => each.reached && isWithin(each.at, window, timeZone))
  const lateFrom = followUp.after === 'before-session' ? dueAt : endOfDay(calendarDateIn(dueAt, timeZone), timeZone)
  const nowMs = Date.parse(now)
  const state: FollowUpState =
    outstanding.length === 0 && !contactOutstanding
      ? 'done'
      : nowMs < Date.parse(opensAt)
        ? 'upcoming'
        : closesAt !== null && nowMs > Date.parse(closesAt)
          ? 'missed'
          : nowMs < Date.parse(lateFrom)
            ? 'due'
            : 'overdue'
  return {
    ...window,
    state,
    answeredBy,
    outstanding,
    contactOutstanding,
  }
}

/** A date without a time counts when any of its day lies in the window. */
function isWithin(at: string, { opensAt, closesAt }: Window, timeZone: string): boolean {
  if (/^\d{4}(-\d{2})?$/.test(at)) return false
  const dayOnly = /^\d{4}-\d{2}-\d{2}$/.test(at)
  const firstMs = Date.parse(dayOnly ? startOfDay(at, timeZone) : at)
  const lastMs = dayOnly ? Date.parse(endOfDay(at, timeZone)) - 1 : firstMs
  return lastMs >= Date.parse(opensAt) && (closesAt === null || firstMs <= Date.parse(closesAt))
}

/** An unfinished form answers nothing, except a triage that has reached its highest tier. */
function isFinished(assessment: AssessmentFact): boolean {
  const instrument = findInstrument(assessment.instrument)
  if (instrument === undefined) return assessment.answers !== undefined || assessment.total !== undefined
  if (assessment.answers === undefined) {
    return assessment.total !== undefined && faultOfTotal(instrument, assessment.total) === null
  }
  const score = scoreInstrument(instrument, assessment.answers)
  return score.complete || (score.band !== null && score.band !== 'unfinished')
}
