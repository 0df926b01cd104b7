import { describe, expect, it } from 'vitest'
import { determinationValidDays } from '../../../clinical/plan/index.ts'
import { calendarDateIn } from '../../../clinical/quantity/clinic-day.ts'
import { daysBetween } from '../../../clinical/quantity/instant.ts'
import { sessionMinutes } from '../../plans/index.ts'
import { bookedMs, doseMsOf, protocolOf } from '../seed-plan.ts'
import { type When, whenOf } from '../when.ts'
import { demoPatients } from './index.ts'

/** A week of starts, from midnight to midnight, with the end of summer time in it. */
const starts = Array.from({ length: 7 * 5 }, (_, index) =>
  new Date(Date.UTC(2026, 9, 29, 0, 7) + index * 5 * 3_600_000).toISOString(),
)
const calendars: [string, When][] = starts.map((now) => [now, whenOf(now, 'America/New_York')])

describe('whenever the demo starts', () => {
  it.each(calendars)('%s: no two sit in one chair at one time', (_now, when) => {
    const taken = demoPatients
      .flatMap(({ key, plan }) =>
        plan
          ? bookedMs(when, plan).map((from) => ({
              key,
              chair: plan.chair,
              from,
              to: from + sessionMinutes(protocolOf(plan)) * 60_000,
            }))
          : [],
      )
      .toSorted((a, b) => a.chair - b.chair || a.from - b.from)
    const overlaps = taken.filter((one, index) => {
      const next = taken[index + 1]
      return next?.chair === one.chair && next.from < one.to
    })
    expect(overlaps).toEqual([])
  })

  it.each(calendars)('%s: the sessions of a plan are as far apart as its protocol asks', (_now, when) => {
    for (const { key, plan } of demoPatients) {
      if (!plan) continue
      const days = plan.sessions.map((session) =>
        calendarDateIn(new Date(doseMsOf(when, session)).toISOString(), when.timeZone),
      )
      const apart = days.slice(1).map((day, index) => daysBetween(days[index] ?? '', day))
      const least = protocolOf(plan).course.minDaysBetweenSessions.days
      expect(Math.min(...apart, least), `${key}: ${days.join(' ')}`).toBe(least)
      expect(daysBetween(when.day(plan.daysAgo), days[0] ?? when.today), key).toBeGreaterThan(0)
    }
  })
})

it('every plan stands on a determination that was young enough, and on a consent', () => {
  for (const { key, plan, consent, evaluation } of demoPatients) {
    if (!plan) continue
    expect(evaluation?.signed, key).toBe(true)
    expect((evaluation?.daysAgo ?? 0) - plan.daysAgo, key).toBeLessThanOrEqual(determinationValidDays)
    expect(consent?.daysAgo, key).toBeGreaterThanOrEqual(plan.daysAgo)
  }
})
