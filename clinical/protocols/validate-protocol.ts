import { instruments } from '../instruments/index.ts'
import { longestFollowUpHours } from '../outcomes/index.ts'
import type { SignOff, Source } from '../quantity/source.ts'
import type { Protocol, TitrationRule } from './protocol.ts'
import { Faults, type ProtocolFault } from './protocol-fault.ts'
import { validateDose } from './validate-dose.ts'
import { validateSession } from './validate-session.ts'
import { validateValues } from './validate-values.ts'

/**
 * What is wrong with a protocol, such as a clinic's own variant, and where. Empty when nothing is.
 * Also asks that every number with no published source is marked for sign-off.
 */
export function validateProtocol(protocol: Protocol): ProtocolFault[] {
  const faults = new Faults()
  if (protocol.standing === 'label') faults.notEmpty('jurisdictions', protocol.jurisdictions, 'a label holds somewhere')
  validateDose(protocol, faults)
  validateCourse(protocol, faults)
  validateSession(protocol, faults)
  validateValues(protocol, faults)
  validateAfter(protocol, faults)
  visitSources(protocol, '', faults)
  return faults.found
}

function validateCourse({ course, dose, drug, route }: Protocol, faults: Faults): void {
  const { phases, minDaysBetweenSessions } = course
  faults.notEmpty('course.phases', phases, 'no session could be planned')
  faults.positive('course.minDaysBetweenSessions.days', minDaysBetweenSessions.days)
  faults.unique(
    'course.phases',
    phases.map((phase) => phase.id),
  )
  if (phases[0] && phases[0].fromWeek !== 1)
    faults.say('course.phases.0.fromWeek', 'must be 1: a course starts somewhere')
  for (const [index, phase] of phases.entries()) {
    const path = `course.phases.${index}`
    if (phase.toWeek !== null && phase.toWeek < phase.fromWeek) faults.say(path, 'ends before it starts')
    const next = phases[index + 1]
    if (next && phase.toWeek !== next.fromWeek - 1) faults.say(path, 'does not lead to the next phase')
    if (phase.sessions * minDaysBetweenSessions.days > phase.perWeeks * 7)
      faults.say(path, `has more sessions than ${minDaysBetweenSessions.days} days between two of them leave room for`)
    for (const field of ['fromWeek', 'toWeek', 'sessions', 'perWeeks', 'totalSessions'] as const)
      if (phase[field] !== null && !(Number.isInteger(phase[field]) && phase[field] > 0))
        faults.say(`${path}.${field}`, 'must be a whole number above zero')
    if (phase.mostPerWeek !== undefined && phase.mostPerWeek < phase.sessions / phase.perWeeks)
      faults.say(`${path}.mostPerWeek`, 'is less than its sessions come to')
    if (phase.toWeek !== null && phase.totalSessions === null)
      faults.say(`${path}.totalSessions`, 'is needed: without it nobody is told that the phase is over')
    if (phase.toWeek === null && phase.totalSessions !== null)
      faults.say(`${path}.totalSessions`, 'does not go with a phase that has no end')
    if (phase.toWeek !== null && phase.totalSessions !== null) {
      const room = ((phase.toWeek - phase.fromWeek + 1) / phase.perWeeks) * phase.sessions
      if (phase.totalSessions > room)
        faults.say(`${path}.totalSessions`, `${phase.totalSessions} sessions do not fit in`)
    }
  }
  const nasal = route === 'intranasal'
  if (nasal !== (dose.kind === 'devices')) faults.say('dose.kind', `${dose.kind} does not go with ${route}`)
  if (nasal && drug !== 'esketamine') faults.say('drug', 'only esketamine is given by nasal device')
  if ((route === 'intravenous') !== (dose.kind === 'infusion') && !nasal)
    faults.say('dose.kind', `${dose.kind} does not go with ${route}`)
}

/** What comes after the session: follow-up, stopping, the calendar of long-term safety. */
function validateAfter(protocol: Protocol, faults: Faults): void {
  const { followUp, stopping, safetyCalendar, preparation, maintenance, missedSessions, titration } = protocol
  faults.notEmpty('followUp', followUp, 'nobody would ask how the patient is')
  faults.notEmpty('stopping', stopping, 'a course needs rules to stop')
  faults.notEmpty('safetyCalendar', safetyCalendar, 'long-term treatment has to be watched')
  const ids = { followUp, stopping, safetyCalendar, preparation, maintenance, missedSessions }
  for (const [path, rules] of Object.entries(ids))
    faults.unique(
      path,
      rules.map((rule) => rule.id),
    )
  const known = new Set(instruments.map((instrument) => instrument.id))
  for (const [path, rules] of Object.entries({ followUp, safetyCalendar }))
    for (const { id, instruments: asked } of rules) {
      for (const instrument of asked)
        if (!known.has(instrument)) faults.say(`${path}.${id}`, `asks for an unknown instrument ${instrument}`)
      faults.unique(`${path}.${id}.instruments`, asked)
    }
  for (const [index, instrument] of (titration?.instruments ?? []).entries())
    if (!known.has(instrument)) faults.say(`titration.instruments.${index}`, `${instrument} is an unknown instrument`)
  if (titration) validateTitration(titration, faults)
  for (const item of followUp) {
    const { id, after, windowHours, dueAfterHours = 0, onDays = [], thenEveryDays } = item
    if (item.instruments.length === 0 && !item.contact)
      faults.say(`followUp.${id}.instruments`, 'must not be empty: nothing else is asked')
    if (after === 'before-session' && dueAfterHours > 0)
      faults.say(`followUp.${id}.dueAfterHours`, 'does not go with what is asked before a session')
    if (thenEveryDays !== undefined && after !== 'first-dose')
      faults.say(`followUp.${id}.thenEveryDays`, 'is for what counts from a first dose')
    const firstHours = onDays[0] === undefined ? dueAfterHours : onDays[0] * 24
    if (after !== 'before-session' && windowHours > firstHours)
      faults.say(`followUp.${id}.windowHours`, 'opens before the dose: an answer from before it would count')
    faults.positive(`followUp.${id}.windowHours`, windowHours)
    if (!(dueAfterHours >= 0)) faults.say(`followUp.${id}.dueAfterHours`, 'must not be below zero')
    if (onDays.length > 0 !== (after === 'first-dose' || after === 'last-dose'))
      faults.say(`followUp.${id}.onDays`, 'is for what counts from a first or last dose, and needed there')
    if (onDays.some((day, index) => !(day > (onDays[index - 1] ?? 0))))
      faults.say(`followUp.${id}.onDays`, 'must be above zero and rise')
    if (onDays.length > 0 && dueAfterHours > 0) faults.say(`followUp.${id}.dueAfterHours`, 'does not go with its days')
    const lastHours = after === 'last-dose' ? Math.max(0, ...onDays) * 24 : dueAfterHours
    if (after !== 'first-dose' && lastHours + windowHours > longestFollowUpHours)
      faults.say(`followUp.${id}`, `is due later than ${longestFollowUpHours} h: nobody would be reminded of it`)
    if (thenEveryDays !== undefined) faults.positive(`followUp.${id}.thenEveryDays`, thenEveryDays)
  }
}

function validateTitration({ instruments: judgedBy, raiseBelow, afterSession }: TitrationRule, faults: Faults): void {
  faults.notEmpty('titration.instruments', judgedBy, 'nothing would be judged by')
  if (raiseBelow && !(raiseBelow.improvementPercent > 0 && raiseBelow.improvementPercent <= 100))
    faults.say('titration.raiseBelow.improvementPercent', 'must be above 0 and at most 100')
  if (afterSession !== undefined && !(Number.isInteger(afterSession) && afterSession > 0))
    faults.say('titration.afterSession', 'must be a whole number above zero')
}

/** Walks the whole protocol: whatever has a local source must be marked for sign-off; every number is one and has a source; no text is empty. */
function visitSources(value: unknown, path: string, faults: Faults, sourced = false): void {
  if (typeof value === 'number') {
    if (!sourced) faults.say(path, 'is a number without a source')
    if (!(Number.isFinite(value) && value >= 0) && !faults.has(path))
      faults.say(path, 'must be a number, not below zero')
  }
  if (typeof value === 'string' && value.trim() === '') faults.say(path, 'must not be empty')
  if (typeof value !== 'object' || value === null) return
  const node = value as Record<string, unknown> & { source?: Source; status?: SignOff }
  const own = typeof node.source === 'object'
  if (node.source && own) {
    if (!node.source.citation.trim()) faults.say(path, 'has a source without a citation')
    if (node.source.evidence === 'local' && node.status !== 'needs-clinical-sign-off')
      faults.say(path, 'has no published source and is not marked for clinical sign-off')
  }
  // Who approved a variant and why is asked where it is signed.
  for (const [key, child] of Object.entries(node)) {
    // Who approved a variant and why is asked where it is signed.
    if (key === 'variantOf') continue
    const name = Array.isArray(value) ? nameOfEntry(path, key, child) : key
    visitSources(child, path ? `${path}.${name}` : name, faults, sourced || own)
  }
}

/** As the other checks name it: by its own name, save where only the place counts. */
function nameOfEntry(list: string, index: string, entry: unknown): string {
  const { id, kind } = (entry ?? {}) as { id?: string; kind?: string }
  return list === 'discharge' || list === 'course.phases' ? index : id?.trim() || kind?.trim() || index
}
