import type { FastingRule, Protocol, SessionCheck } from '../protocols/index.ts'
import { daysBetween, instantMs } from '../quantity/instant.ts'
import type { CheckAnswer } from './events.ts'
import type { SessionState } from './state.ts'

/** What a check says now. `level` grows with how bad it is; an override covers only what it was given for. */
export interface Finding {
  status: 'met' | 'not-met' | 'unknown'
  level: number
  text: string
}

const met = (text: string): Finding => ({ status: 'met', level: 0, text })
const unknown = (text: string): Finding => ({ status: 'unknown', level: 1, text })
const notMet = (text: string, level = 2): Finding => ({ status: 'not-met', level, text })

/** Whether a session-day check is fulfilled at a time. */
export function findingOfCheck(check: SessionCheck, state: SessionState, nowMs: number): Finding {
  if (check.answeredBy === 'spacing') return findingOfSpacing(state)
  const answer = state.checks[check.id]?.answer
  if (!answer) return unknown('not asked yet')
  switch (answer.kind) {
    case 'confirmation':
      if (answer.confirmed === 'yes') return met('confirmed')
      return answer.confirmed === 'no' ? notMet(answer.note || 'not confirmed') : unknown('not known')
    case 'fasting':
      return check.fasting ? findingOfFasting(check.fasting, answer, nowMs) : unknown('no times in the protocol')
    case 'escort':
      if (answer.arranged === 'no') return notMet('no escort')
      if (answer.arranged === 'unknown') return unknown('escort not known')
      if (!answer.name?.trim() || !answer.phone?.trim()) return unknown('name or phone of the escort is missing')
      return met(`${answer.name.trim()} ${answer.phone.trim()}`)
    case 'changes':
      if (answer.changed === 'no') return met('no changes')
      if (answer.changed === 'unknown') return unknown('not known')
      return answer.reviewedByPrescriber
        ? met('changes, reviewed by the prescriber')
        : notMet('changes that the prescriber has not reviewed')
    case 'suicide-screen':
      return findingOfScreen(answer)
    case 'pregnancy':
      if (answer.result === 'negative') return met('test negative')
      if (answer.result === 'not-possible') return met('not possible')
      return answer.result === 'positive' ? notMet('test positive') : unknown('not known')
  }
}

function findingOfScreen(answer: Extract<CheckAnswer, { kind: 'suicide-screen' }>): Finding {
  switch (answer.tier) {
    case 'none':
      return met('no ideation or behaviour')
    case 'low':
      return met('low: to be talked about at this visit')
    case 'moderate':
      return answer.reviewedByPrescriber
        ? met('moderate, reviewed by the prescriber')
        : notMet('moderate: the prescriber has to see the patient before the dose')
    case 'high':
      return notMet('high: somebody stays with the patient, immediate assessment', 3)
    case 'unfinished':
      return unknown('unfinished: to be reviewed now')
  }
}

function findingOfFasting(
  rule: FastingRule,
  answer: Extract<CheckAnswer, { kind: 'fasting' }>,
  nowMs: number,
): Finding {
  const parts = [
    sinceAtLeast('food', answer.lastFoodAt, rule.foodHours * 60, nowMs),
    sinceAtLeast('drink', answer.lastDrinkAt, rule.drinkMinutes, nowMs),
  ]
  if (rule.nasalMedicineMinutes !== undefined && answer.lastNasalMedicineAt !== 'none') {
    parts.push(sinceAtLeast('nasal spray', answer.lastNasalMedicineAt ?? 'unknown', rule.nasalMedicineMinutes, nowMs))
  }
  const worst = parts.reduce((a, b) => (b.level > a.level ? b : a))
  return { ...worst, text: parts.map((part) => part.text).join(', ') }
}

function sinceAtLeast(what: string, at: string, minutes: number, nowMs: number): Finding {
  const atMs = at === 'unknown' ? Number.NaN : instantMs(at)
  if (!Number.isFinite(atMs)) return unknown(`${what}: not known`)
  const since = Math.floor((nowMs - atMs) / 60_000)
  if (since < 0) return unknown(`${what}: the time lies ahead`)
  const text = `${what} ${duration(since)} ago`
  return since >= minutes ? met(text) : notMet(`${text}, ${duration(minutes)} asked for`)
}

/** `45 min`, `2 h`, `12 h 20 min`. */
function duration(minutes: number): string {
  if (minutes < 60) return `${minutes} min`
  const rest = minutes % 60
  return rest === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${rest} min`
}

function findingOfSpacing(state: SessionState): Finding {
  const { opened, protocol } = state
  if (!opened || opened.previousSessionDate === undefined) return unknown('last session not known')
  if (opened.previousSessionDate === null) return met('first session')
  const days = daysBetween(opened.previousSessionDate, opened.sessionDate)
  if (!Number.isFinite(days) || days < 0) return unknown('last session not known')
  const least = protocol.course.minDaysBetweenSessions.days
  const text = days === 0 ? 'second session on the same day' : `${days} ${days === 1 ? 'day' : 'days'} since the last`
  if (days >= least) return met(text)
  return notMet(`${text}, ${least} asked for`, days === 0 ? 3 : 2)
}

/** The blood pressure before the dose against the protocol's holds. Only a measured breach can be overridden. */
export function findingOfPreDose(
  state: SessionState,
  nowMs: number,
): Finding & { hold: Protocol['preDose']['holds'][number] | null } {
  const missing = (text: string) => ({ ...unknown(text), level: 9, hold: null })
  const reading = state.preDose
  const { preDose } = state.protocol
  if (reading?.systolicMmHg === undefined || reading.diastolicMmHg === undefined) return missing('not measured yet')
  const age = (nowMs - instantMs(reading.at)) / 60_000
  if (age > preDose.validMinutes) return missing(`measured ${Math.floor(age)} min ago: measure again`)
  const absent = preDose.requires.filter((kind) => reading[requiredFields[kind]] === undefined)
  if (absent.length > 0) return missing(`missing: ${absent.map((kind) => requiredNames[kind]).join(', ')}`)
  const years = state.opened?.ageYears ?? null
  const applies = preDose.holds.filter((hold) => {
    // An unknown age is held by the stricter of two rules: the one for younger people.
    if (hold.ageFrom !== undefined) return years !== null && years >= hold.ageFrom
    return hold.ageBelow === undefined || years === null || years < hold.ageBelow
  })
  const { systolicMmHg: systolic, diastolicMmHg: diastolic } = reading
  const text = `BP ${systolic}/${diastolic}`
  const hold = applies.findLast((rule) => systolic > rule.systolicAbove || diastolic > rule.diastolicAbove)
  if (!hold) return { ...met(text), hold: null }
  const level = { guide: 1, hold: 2, stop: 3 }[hold.level]
  return {
    status: 'not-met',
    level,
    text: `${text}, above ${hold.systolicAbove}/${hold.diastolicAbove}: ${hold.label.toLowerCase()}`,
    hold,
  }
}

const requiredFields = {
  'heart-rate': 'heartRatePerMinute',
  spo2: 'spo2Percent',
  'respiratory-rate': 'respiratoryRatePerMinute',
} as const
const requiredNames = { 'heart-rate': 'heart rate', spo2: 'SpO₂', 'respiratory-rate': 'breathing' } as const
