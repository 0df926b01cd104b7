import type { DischargeCriterion, OverrideRule } from '../protocols/index.ts'
import { instantMs } from '../quantity/instant.ts'
import type { SignOff, Source } from '../quantity/source.ts'
import type { Instant } from '../record/record.ts'
import { pressuresSince } from './episodes.ts'
import { notices } from './notices.ts'
import type { SessionState } from './state.ts'
import { sessionTimes } from './times.ts'
import { addVitals, latestVital, type VitalsSummary } from './vitals.ts'

export interface DischargeItem {
  id: string
  kind: DischargeCriterion['kind']
  label: string
  /** For `answer` criteria: what to ask. */
  question: string | null
  status: 'met' | 'not-met' | 'unknown'
  /** The reading or answer that decided, and how old it is. */
  text: string
  override: OverrideRule
  overridden: { reason: string; author: string; secondSignature: string | null; at: Instant } | null
  passed: boolean
  source: Source
  signOff?: SignOff
}

export interface DischargeReadiness {
  ready: boolean
  met: number
  total: number
  items: DischargeItem[]
}

type Finding = Pick<DischargeItem, 'status' | 'text'>
const met = (text: string): Finding => ({ status: 'met', text })
const notMet = (text: string): Finding => ({ status: 'not-met', text })
const unknown = (text: string): Finding => ({ status: 'unknown', text })

/** Each discharge criterion at a time. Readings and answers that have gone stale are unknown again. */
export function dischargeReadiness(state: SessionState, vitals: VitalsSummary, now: Instant): DischargeReadiness {
  const all = addVitals(vitals, state.recordedVitals)
  const nowMs = instantMs(now)
  const items = state.protocol.discharge.map((criterion): DischargeItem => {
    const finding = findingOf(criterion, state, all, now, nowMs)
    const overridden = finding.status === 'met' ? null : overrideOf(criterion, state, nowMs)
    return {
      id: criterion.id,
      kind: criterion.kind,
      label: criterion.label,
      question: criterion.kind === 'answer' ? criterion.question : null,
      ...finding,
      override: criterion.override,
      overridden,
      passed: finding.status === 'met' || overridden !== null,
      source: criterion.source,
      ...(criterion.status ? { signOff: criterion.status } : {}),
    }
  })
  const passed = items.filter((item) => item.passed).length
  return { ready: items.length > 0 && passed === items.length, met: passed, total: items.length, items }
}

export type DischargeDecision = { ok: true } | { ok: false; text: string; unmet: DischargeItem[] }

/** May the patient go home now? (A transfer or leaving against advice is a fact and asks nobody.) */
export function mayDischarge(state: SessionState, vitals: VitalsSummary, now: Instant): DischargeDecision {
  if (state.phase !== 'observation' && state.phase !== 'discharge') {
    return { ok: false, text: `The session is in ${state.phase}.`, unmet: [] }
  }
  const { items, ready } = dischargeReadiness(state, vitals, now)
  if (ready) return { ok: true }
  const unmet = items.filter((item) => !item.passed)
  return { ok: false, text: `Not yet: ${unmet.map((item) => `${item.label} (${item.text})`).join('; ')}.`, unmet }
}

/** An override goes stale as the reading would have. */
function overrideOf(criterion: DischargeCriterion, state: SessionState, nowMs: number): DischargeItem['overridden'] {
  const given = Object.hasOwn(state.dischargeOverrides, criterion.id)
    ? state.dischargeOverrides[criterion.id]
    : undefined
  if (!given || criterion.override.by === 'never') return null
  const stale = 'freshMinutes' in criterion && nowMs - instantMs(given.at) > criterion.freshMinutes * 60_000
  return stale ? null : given
}

function findingOf(
  criterion: DischargeCriterion,
  state: SessionState,
  vitals: VitalsSummary,
  now: Instant,
  nowMs: number,
): Finding {
  const { plausibility } = state.protocol
  const age = (atMs: number) => Math.max(0, Math.floor((nowMs - atMs) / 60_000))
  const ago = (atMs: number) => (age(atMs) === 0 ? 'just now' : `${age(atMs)} min ago`)
  const afterDose = (atMs: number) => state.dose.startedAt !== null && atMs >= instantMs(state.dose.startedAt)
  /** A reading counts when it was taken after the dose began and is fresh. */
  const judge = (atMs: number | null, freshMinutes: number, text: string, ok: boolean): Finding => {
    if (atMs === null || !afterDose(atMs)) return unknown('no reading since the dose')
    if (age(atMs) > freshMinutes) return unknown(`${text}, ${ago(atMs)}: again`)
    return ok ? met(`${text}, ${ago(atMs)}`) : notMet(`${text}, ${ago(atMs)}`)
  }

  switch (criterion.kind) {
    case 'minimum-observation': {
      const { sinceLastDoseMinutes, minimumObservationMinutes } = sessionTimes(state, now)
      if (sinceLastDoseMinutes === null) return notMet('the dose is not over')
      const text = `${sinceLastDoseMinutes} of ${minimumObservationMinutes} min since the last dose`
      return sinceLastDoseMinutes >= minimumObservationMinutes ? met(text) : notMet(text)
    }
    case 'blood-pressure': {
      const startMs = state.dose.startedAt === null ? nowMs : instantMs(state.dose.startedAt)
      return findingOfPressure(criterion, state, pressuresSince(vitals, plausibility, startMs, nowMs), judge)
    }
    case 'spo2': {
      const point = latestVital(vitals, 'spo2', plausibility, nowMs)
      const least = Math.min(criterion.atLeast, state.preDose?.spo2Percent ?? criterion.atLeast)
      const value = point?.value ?? 0
      return judge(point?.atMs ?? null, criterion.freshMinutes, `${value} %`, value >= least)
    }
    case 'respiratory-rate': {
      const point = latestVital(vitals, 'respiratory-rate', plausibility, nowMs)
      const value = point?.value ?? 0
      return judge(point?.atMs ?? null, criterion.freshMinutes, `${value} /min`, value >= criterion.atLeast)
    }
    case 'moaa-s': {
      const last = state.sedation.findLast((entry) => instantMs(entry.at) <= nowMs)
      const value = last?.moaas ?? 0
      return judge(
        last ? instantMs(last.at) : null,
        criterion.freshMinutes,
        `MOAA/S ${value}`,
        value >= criterion.atLeast,
      )
    }
    case 'dissociation': {
      const last = state.dissociation.findLast((entry) => instantMs(entry.at) <= nowMs)
      if (!last) return unknown('no reading since the dose')
      const { cadss6Total, rating } = last
      const known = cadss6Total !== null || rating !== null
      const gone =
        (cadss6Total === null || cadss6Total <= criterion.cadss6AtMost) &&
        (rating === null || rating <= criterion.ratingAtMost)
      const text = cadss6Total !== null ? `CADSS-6 ${cadss6Total}` : rating !== null ? `${rating} of 10` : 'not rated'
      if (!known) return unknown(text)
      return judge(instantMs(last.at), criterion.freshMinutes, text, gone && !last.distressed)
    }
    case 'no-open-notice': {
      const open = notices(state, vitals, now).filter((notice) => notice.state !== 'handled' && notice.tier !== 'watch')
      return open.length === 0 ? met('none') : notMet(open.map((notice) => notice.text).join('; '))
    }
    case 'cannula-removed':
      if (state.cannula.removedAt !== null) return met('out')
      return state.cannula.placedAt === null ? unknown('not recorded') : notMet('still in')
    case 'suicide-screen': {
      const check = state.protocol.checks.find((known) => known.answeredBy === 'suicide-screen')
      const answered = check ? state.checks[check.id] : undefined
      if (answered?.answer.kind !== 'suicide-screen') return unknown('not asked')
      if (!afterDose(instantMs(answered.at))) return unknown('not asked since the dose')
      const { tier, reviewedByPrescriber } = answered.answer
      if (tier === 'unfinished') return unknown('unfinished: review now')
      const safe = tier === 'none' || tier === 'low' || (tier === 'moderate' && reviewedByPrescriber === true)
      return judge(instantMs(answered.at), criterion.freshMinutes, `C-SSRS ${tier}`, safe)
    }
    case 'instructions-given':
      return state.instructions ? met(`given to ${state.instructions.to}`) : unknown('not given yet')
    case 'answer': {
      const given = Object.hasOwn(state.dischargeAnswers, criterion.id)
        ? state.dischargeAnswers[criterion.id]
        : undefined
      if (!given || given.answer === 'unknown') return unknown('not asked yet')
      return judge(instantMs(given.at), criterion.freshMinutes, given.note ?? given.answer, given.answer === 'yes')
    }
  }
}

type PressureCriterion = Extract<DischargeCriterion, { kind: 'blood-pressure' }>

/** Acceptable: under the cut, near the baseline, and past its highest; or simply not above the guide before a dose. */
function findingOfPressure(
  criterion: PressureCriterion,
  state: SessionState,
  readings: { atMs: number; systolic: number; diastolic: number }[],
  judge: (atMs: number | null, freshMinutes: number, text: string, ok: boolean) => Finding,
): Finding {
  const last = readings.at(-1)
  if (!last) return judge(null, criterion.freshMinutes, '', false)
  const { baseline } = state
  const guide = state.protocol.preDose.holds[0]
  const low = guide !== undefined && last.systolic <= guide.systolicAbove && last.diastolic <= guide.diastolicAbove
  const underCut = last.systolic < criterion.systolicBelow && last.diastolic < criterion.diastolicBelow
  const near = baseline !== null && last.systolic <= baseline.systolic * (1 + criterion.withinPercentOfBaseline / 100)
  const highest = Math.max(...readings.map((reading) => reading.systolic))
  const falling = last.systolic < highest || (baseline !== null && last.systolic <= baseline.systolic)
  const text = `BP ${last.systolic}/${last.diastolic}`
  const why = low
    ? ''
    : !underCut
      ? ', too high'
      : baseline === null
        ? ', baseline not known'
        : !near
          ? ', far above baseline'
          : !falling
            ? ', not yet falling'
            : ''
  return judge(last.atMs, criterion.freshMinutes, `${text}${why}`, low || (underCut && near && falling))
}
